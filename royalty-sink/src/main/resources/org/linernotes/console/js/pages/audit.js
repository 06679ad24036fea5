/** For a platform: what became of all that it reported, month by month. */
import { append, h } from "../dom.js";
import { get, pages } from "../api.js";
import { link } from "../router.js";
import { many, lastMonths, monthName } from "../format.js";
import { equations } from "../equation.js";
import { badge, empty, field, head, load, panel, select } from "../parts.js";
import { rowsOf, table } from "../table.js";

const MONTHS_SHOWN = 24;

export async function auditPage({ page, params, signal }) {
  const month = params.month ?? lastMonths(1)[0];
  const months = [...new Set([month, ...lastMonths(MONTHS_SHOWN)])].sort().reverse();
  const choice = select(
    months.map((m) => [m, monthName(m)]),
    month,
  );
  choice.addEventListener("change", () => (location.hash = link(["audit", choice.value])));
  const body = h("div", { class: "stack" });
  append(
    page,
    head("Reported use", {
      text: "Every event that was answered 202 is in one of these, for ever. Months are those of use, UTC.",
      actions: [field("Usage month", choice)],
    }),
    body,
  );
  await load(
    body,
    () => get(`/v1/audit/${month}`, { signal }),
    ({ platforms }) => [
      panel(
        "What became of every event",
        {},
        platforms.length
          ? equations(platforms)
          : empty(`Nothing was reported for ${monthName(month)}.`, "Choose another month above."),
      ),
      problems(month, signal),
    ],
  );
}

function problems(month, signal) {
  const source = rowsOf(pages("/v1/usage-events/problems", { month, limit: 1000 }, { signal }), "problems");
  return panel(
    "What can be mended",
    { flush: true, note: "Void what is wrong, and send it right under a new id" },
    table(
      "Problems",
      [
        {
          title: "Kind",
          sort: (p) => p.kind,
          cell: (p) => badge(p.kind, p.kind === "UNMATCHED" ? "" : "warn"),
        },
        { title: "Track", sort: (p) => p.track ?? "", cell: (p) => h("code", {}, p.track ?? "\u2013") },
        { title: "Event", sort: (p) => p.id ?? "", cell: (p) => p.id ?? many(p.events, "event") },
        { title: "What was found", cell: (p) => p.message },
      ],
      { source, empty: empty("Nothing of this month needs mending.") },
    ),
  );
}
