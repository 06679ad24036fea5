/** All months: where each stands, what it comes to, and one against the other. */
import { append, h } from "../dom.js";
import { get } from "../api.js";
import { is, who } from "../session.js";
import { link } from "../router.js";
import { chart, fill } from "../chart.js";
import { count, lastMonths, money, monthName, nano, sum } from "../format.js";
import { empty, head, load, panel, select, stateBadge } from "../parts.js";
import { table } from "../table.js";

const MONTHS_SHOWN = 12;

const TEXTS = {
  FINANCE: [
    "Money",
    "Months are closed in order, and never change again. All amounts are exact; what can be paid is rounded once, on the statement.",
  ],
  RIGHTSHOLDER: [
    "Earnings",
    "What was booked for you, by the month of booking. A month's statements are there once it is closed.",
  ],
  PLATFORM: ["Costs", "What your use came to, by the month of booking."],
};

export async function monthsPage({ page, signal }) {
  const [title, text] = TEXTS[who().role] ?? TEXTS.FINANCE;
  const body = h("div", { class: "stack" });
  append(page, head(title, { text }), body);
  await load(
    body,
    () => monthsOf(signal),
    (months) => (months.length ? shown(months) : nothing()),
  );
}

function nothing() {
  return panel(
    "Months",
    { flush: true },
    empty(
      "Nothing has been booked yet.",
      "A month appears here with the first use that a platform reports for it.",
    ),
  );
}

/** Finance has a list of months; to others their own totals of the last year say the same. */
async function monthsOf(signal) {
  if (is("FINANCE")) {
    const { months } = await get("/v1/months", { signal });
    return months.toSorted((a, b) => (a.month < b.month ? 1 : -1));
  }
  const answers = await Promise.all(
    lastMonths(MONTHS_SHOWN).map((month) => get(`/v1/royalties/${month}`, { signal })),
  );
  return answers
    .map((a) => ({ month: a.period, status: a.status, totals: byCurrency(a.totals) }))
    .filter((m) => m.totals.length);
}

export function byCurrency(totals) {
  const sums = new Map();
  for (const { currency, accrued } of totals) sums.set(currency, [...(sums.get(currency) ?? []), accrued]);
  return [...sums].map(([currency, amounts]) => ({ currency, accrued: sum(amounts) }));
}

function shown(months) {
  return [is("FINANCE") ? due(months) : null, months.length > 1 ? against(months) : null, list(months)];
}

/** What finance is here for: the month that is next. */
function due(months) {
  const next = months.findLast((m) => m.status !== "CLOSED");
  if (!next) return null;
  return h(
    "div",
    { class: "actions" },
    h("span", {}, "Next to close: ", h("strong", {}, monthName(next.month)), " ", stateBadge(next.status)),
    h(
      "a",
      { class: "button primary", href: link(["money", next.month]) },
      next.status === "REVIEW" ? "Go on with its close" : "Look at it",
    ),
  );
}

function list(months) {
  const currencies = [...new Set(months.flatMap((m) => m.totals.map((t) => t.currency)))].sort();
  const amount = (m, currency) => m.totals.find((t) => t.currency === currency)?.accrued;
  const columns = [
    {
      title: "Month",
      sort: (m) => m.month,
      cell: (m) => h("a", { href: link(["money", m.month]) }, monthName(m.month)),
    },
    { title: "State", sort: (m) => m.status, cell: (m) => stateBadge(m.status) },
    ...currencies.map((currency) => ({
      title: `Accrued, ${currency}`,
      right: true,
      sort: (m) => nano(amount(m, currency) ?? "0"),
      cell: (m) =>
        amount(m, currency)
          ? h(
              "a",
              { href: link(["money", m.month]) },
              money(amount(m, currency), currency, { aligned: true }),
            )
          : "\u2013",
    })),
  ];
  if (months.some((m) => m.events !== undefined))
    columns.push({ title: "Events", right: true, sort: (m) => m.events, cell: (m) => count(m.events) });
  columns.push({ title: "Compare", cell: (m) => compareLink(m, months) });
  return panel("Months", { flush: true }, table("Months", columns, { rows: months }));
}

function compareLink(month, months) {
  const before = months[months.indexOf(month) + 1];
  return before
    ? h(
        "a",
        { href: link(["money", "compare", before.month, month.month]) },
        `with ${monthName(before.month)}`,
      )
    : "\u2013";
}

/** Bars of one currency: amounts of several have no common axis. */
function against(months) {
  const currencies = [...new Set(months.flatMap((m) => m.totals.map((t) => t.currency)))].sort();
  const newest = months.slice(0, MONTHS_SHOWN).reverse();
  const figure = chart(
    `Accrued by month: ${newest.map((m) => m.month).join(", ")}; the amounts are in the table below`,
    {
      bars: true,
      names: newest.map((m) => m.month),
      value: (v) => Intl.NumberFormat("en-GB", { notation: "compact" }).format(v),
    },
  );
  const draw = (currency) =>
    figure.draw(
      [
        {
          name: currency,
          values: newest.map((m) => Number(m.totals.find((t) => t.currency === currency)?.accrued ?? 0)),
        },
      ],
      newest.map((_, i) => i),
    );
  const choice = select(
    currencies.map((c) => [c, c]),
    currencies[0],
    { "aria-label": "Currency" },
  );
  choice.addEventListener("change", () => draw(choice.value));
  requestAnimationFrame(() => draw(choice.value));
  const swatch = h("span", { class: ["swatch", fill(0)] });
  return panel(
    "Month against month",
    { actions: currencies.length > 1 ? choice : null },
    figure.element,
    h("ul", { class: "legend" }, h("li", {}, swatch, "Accrued")),
  );
}
