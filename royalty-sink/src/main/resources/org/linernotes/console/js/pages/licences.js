/** Licences as they stand, in words. */
import { append, h, settled } from "../dom.js";
import { all } from "../api.js";
import { is } from "../session.js";
import { requery } from "../router.js";
import { money } from "../format.js";
import { empty, field, head, load, panel, stateBadge } from "../parts.js";
import { table } from "../table.js";
import { word, words } from "../words.js";

const QUIET_MILLIS = 150;

export async function licencesPage({ page, query, signal }) {
  const platform = is("PLATFORM");
  const search = h("input", {
    type: "search",
    value: query.q ?? "",
    autocomplete: "off",
    placeholder: "Licence, licensor or platform",
  });
  const box = h("div");
  append(
    page,
    head("Licences", {
      trail: platform ? [] : [["Music", "#/music"]],
      text: "The terms that use is rated by, as they stand. A change rates past use again.",
    }),
    h("search", {}, field("Search", search)),
    box,
  );
  await load(
    box,
    () => all("/v1/licences", "licences", {}, { signal }),
    (licences) => {
      const list = h("div");
      const show = () =>
        list.replaceChildren(
          listed(
            licences.filter((l) => matches(l, search.value.trim().toLowerCase())),
            search.value,
          ),
        );
      search.addEventListener(
        "input",
        settled(QUIET_MILLIS, () => {
          requery({ q: search.value.trim() });
          show();
        }),
      );
      show();
      return list;
    },
  );
}

const matches = (l, text) =>
  [l.licenceId, l.licensor, l.platform].some((value) => value.toLowerCase().includes(text));

export const termOf = (l) => `${l.effectiveFrom} to ${l.effectiveTo ?? "open"}`;

export function scopeOf(scope) {
  return scope.kind === "CATALOGUE"
    ? word("CATALOGUE")
    : `${word(scope.kind)}: ${scope.ids.slice(0, 3).join(", ")}${scope.ids.length > 3 ? `, ${scope.ids.length - 3} more` : ""}`;
}

function listed(rows, text) {
  return panel(
    "Licences",
    { flush: true },
    table(
      "Licences",
      [
        { title: "Licence", sort: (l) => l.licenceId, cell: (l) => l.licenceId },
        { title: "State", sort: (l) => l.status, cell: (l) => stateBadge(l.status) },
        { title: "Licensor", sort: (l) => l.licensor, cell: (l) => l.licensor },
        { title: "Platform", sort: (l) => l.platform, cell: (l) => word(l.platform) },
        {
          title: "Rate",
          right: true,
          sort: (l) => Number(l.rate.amount),
          cell: (l) => [
            money(l.rate.amount, l.rate.currency),
            " ",
            h("span", { class: "muted" }, word(l.rate.basis)),
          ],
        },
        { title: "Term", sort: (l) => l.effectiveFrom, cell: termOf },
        { title: "Sides", cell: (l) => words(l.sides) },
        { title: "Uses", cell: (l) => words(l.useTypes) },
        { title: "Models", cell: (l) => words(l.models) },
        { title: "Territories", cell: (l) => words(l.territories) },
        { title: "Scope", cell: (l) => scopeOf(l.scope) },
        { title: "Consent", sort: (l) => l.consent, cell: (l) => word(l.consent) },
      ],
      {
        rows,
        empty: text
          ? empty(`No licence matches ${text}.`)
          : empty(
              "There is no licence here yet.",
              "A draft is one click away from use without licence: see Unlicensed.",
            ),
      },
    ),
  );
}
