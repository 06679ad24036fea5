/** A month at every stage, from report to statement. It reads the topics from their beginnings, so it is made when asked for. */
import { h } from "../dom.js";
import { get } from "../api.js";
import { count, money } from "../format.js";
import { action, load, notice, panel } from "../parts.js";
import { table } from "../table.js";

const STAGES = {
  reported: "Reported: events on the topic",
  recorded: "Recorded: by the recorder's counts",
  rated: "Rated: by the accruals topic",
  accrued: "Accrued: taken in by the books",
  booked: "Booked: in the ledger, whenever",
  booked_later: "Of that, booked by later months",
  charged: "Pools and guarantees of the month",
  adjusted: "Booked for earlier months",
  stated: "Stated",
};

export function reconciling(month, signal) {
  const box = h("div");
  const run = () => load(box, () => get(`/v1/reconciliation/${month}`, { signal }), shown);
  return panel(
    "Reconciliation",
    {
      flush: true,
      note: "Report to statement, read anew from the topics and the ledger",
      actions: action("Reconcile", run),
    },
    box,
  );
}

function shown({ stages, differences }) {
  const currencies = [...new Set(stages.flatMap((s) => Object.keys(s.sums)))].sort();
  const columns = [
    { title: "Stage", cell: (s) => STAGES[s.stage] ?? s.stage },
    { title: "Count", right: true, cell: (s) => count(s.count) },
    ...currencies.map((currency) => ({
      title: currency,
      right: true,
      cell: (s) => (s.sums[currency] ? money(s.sums[currency], currency, { aligned: true }) : "\u2013"),
    })),
  ];
  return [
    table("Stages", columns, { rows: stages }),
    differences.length === 0
      ? notice("ok", "All stages agree.")
      : notice(
          "bad",
          h(
            "p",
            {},
            h("strong", {}, differences.length === 1 ? "1 difference" : `${differences.length} differences`),
          ),
          h(
            "ul",
            {},
            differences.map((d) =>
              h("li", {}, `${d.stage}, ${d.subject}: found ${d.found}, expected ${d.expected}`),
            ),
          ),
        ),
  ];
}
