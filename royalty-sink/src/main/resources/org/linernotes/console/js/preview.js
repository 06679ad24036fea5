/** What a change of terms would come to, before it is saved: the rating's own answer, with nothing booked. */
import { h } from "./dom.js";
import { post } from "./api.js";
import { count, many, money, monthName, nano } from "./format.js";
import { notice, verdictBadge } from "./parts.js";
import { table } from "./table.js";
import { word } from "./words.js";

export async function preview({ consents = [], licences = [] }, signal) {
  return shown(await post("/v1/previews", { consents, licences }, { signal }));
}

function shown(effect) {
  const changed = effect.months.filter((m) => nano(m.difference) !== 0n);
  return h(
    "div",
    { class: "stack", "data-preview": "shown" },
    effect.events === 0
      ? notice(
          "",
          h(
            "p",
            {},
            h("strong", {}, "No past use is touched."),
            " It decides over use from its first day on.",
          ),
        )
      : h(
          "p",
          {},
          h("strong", {}, many(effect.events, "past event")),
          ` would come out otherwise. Nothing is booked by this preview.`,
        ),
    changed.length ? amounts(changed) : effect.events === 0 ? null : h("p", {}, "No amount would change."),
    effect.verdicts.length ? verdicts(effect.verdicts) : null,
    effect.complete
      ? null
      : notice("warn", "More use would be touched than a preview reads: the amounts are of a part of it."),
    (effect.notes ?? []).map((note) => h("p", { class: "small muted" }, note.text ?? note)),
  );
}

function amounts(months) {
  const amount = (title, member) => ({
    title,
    right: true,
    cell: (m) => [
      member === "difference" && nano(m.difference) > 0n ? "+" : "",
      money(m[member], m.currency, { aligned: true }),
    ],
  });
  return table(
    "Amounts that would change",
    [
      { title: "Month of use", cell: (m) => monthName(m.month) },
      amount("Paid now", "before"),
      amount("Paid then", "after"),
      amount("Difference", "difference"),
    ],
    { rows: months },
  );
}

function verdicts(rows) {
  return table(
    "Verdicts that would change",
    [
      { title: "Side", cell: (v) => word(v.side) },
      { title: "Now", cell: (v) => verdictBadge(v.before) },
      { title: "Then", cell: (v) => verdictBadge(v.after) },
      { title: "Events", right: true, cell: (v) => count(v.events) },
    ],
    { rows: rows.filter((v) => v.before !== v.after) },
  );
}
