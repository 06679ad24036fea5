/** One month against another, party by party. */
import { append, h } from "../dom.js";
import { get } from "../api.js";
import { link } from "../router.js";
import { decimal, money, monthName, nano } from "../format.js";
import { empty, head, load, panel, tile } from "../parts.js";
import { table } from "../table.js";

export async function comparePage({ page, params, signal }) {
  const [before, after] = [params.month, params.with];
  const body = h("div", { class: "stack" });
  append(
    page,
    head(`${monthName(before)} against ${monthName(after)}`, {
      trail: [
        ["Money", "#/money"],
        [monthName(after), link(["money", after])],
      ],
      text: "What was booked for each party in the two months.",
    }),
    body,
  );
  await load(
    body,
    () => Promise.all([before, after].map((month) => get(`/v1/royalties/${month}`, { signal }))),
    ([a, b]) => {
      const rows = joined(a.totals, b.totals);
      return [tiles(rows, before, after), parties(rows, before, after)];
    },
  );
}

function joined(before, after) {
  const rows = new Map();
  const row = ({ party, currency }) => {
    const id = `${party}\u0000${currency}`;
    if (!rows.has(id)) rows.set(id, { party, currency, before: 0n, after: 0n });
    return rows.get(id);
  };
  for (const total of before) row(total).before = nano(total.accrued);
  for (const total of after) row(total).after = nano(total.accrued);
  return [...rows.values()].map((r) => ({ ...r, difference: r.after - r.before }));
}

function tiles(rows, before, after) {
  const sums = new Map();
  for (const r of rows) {
    const sum = sums.get(r.currency) ?? [0n, 0n];
    sums.set(r.currency, [sum[0] + r.before, sum[1] + r.after]);
  }
  return h(
    "div",
    { class: "tiles amounts" },
    [...sums].map(([currency, [a, b]]) =>
      tile(`Difference, ${currency}`, signed(b - a, currency), {
        note: [money(decimal(a), currency), ` in ${before}, `, money(decimal(b), currency), ` in ${after}`],
      }),
    ),
  );
}

function signed(value, currency) {
  return [value > 0n ? "+" : "", money(decimal(value), currency)];
}

function parties(rows, before, after) {
  const amount = (member, month) => ({
    title: monthName(month),
    right: true,
    sort: (r) => r[member],
    cell: (r) =>
      r[member] === 0n
        ? "\u2013"
        : h(
            "a",
            { href: link(["money", month, "parties", r.party]) },
            money(decimal(r[member]), r.currency, { aligned: true }),
          ),
  });
  return panel(
    "Parties",
    { flush: true },
    table(
      "Parties",
      [
        { title: "Party", sort: (r) => r.party, cell: (r) => r.party },
        { title: "Currency", sort: (r) => r.currency, cell: (r) => r.currency },
        amount("before", before),
        amount("after", after),
        {
          title: "Difference",
          right: true,
          sort: (r) => r.difference,
          cell: (r) => [
            r.difference > 0n ? "+" : "",
            money(decimal(r.difference), r.currency, { aligned: true }),
          ],
        },
      ],
      { rows, empty: empty("Nothing was booked in either month.") },
    ),
  );
}
