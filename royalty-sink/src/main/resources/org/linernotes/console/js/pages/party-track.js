/** What one track came to for a party in a month: its lines, and the entries that they are sums of. */
import { append, h } from "../dom.js";
import { pages, part } from "../api.js";
import { is } from "../session.js";
import { link } from "../router.js";
import { decimal, money, monthName, nano, time } from "../format.js";
import { badge, empty, head, load, panel } from "../parts.js";
import { rowsOf, table } from "../table.js";
import { word } from "../words.js";
import { lineColumns } from "./party.js";

export async function partTrackPage({ page, params: { month, party, track }, query, signal }) {
  const whole = track === "none";
  const trail = [
    [is("FINANCE") ? "Money" : "Months", "#/money"],
    [monthName(month), link(["money", month])],
    [party, link(["money", month, "parties", party])],
  ];
  const lines = h("div");
  append(
    page,
    head(whole ? `Licence ${query.licence ?? ""}` : track, {
      trail,
      actions:
        whole || is("PLATFORM")
          ? []
          : [h("a", { class: "button", href: link(["music", "tracks", track]) }, "All about the track")],
    }),
    lines,
    entries(month, party, whole ? { licence: query.licence } : { track }, signal),
  );
  await load(
    lines,
    () =>
      linesOf(
        month,
        party,
        (l) => (whole ? l.trackId === null && l.licenceId === query.licence : l.trackId === track),
        signal,
      ),
    (rows) =>
      panel(
        "Lines",
        { flush: true },
        table("Lines", lineColumns(month, party), {
          rows,
          empty: empty("No line of this party and month is of it."),
        }),
      ),
  );
}

async function linesOf(month, party, wanted, signal) {
  const own = [];
  for await (const page of pages(
    `/v1/royalties/${month}/parties/${part(party)}`,
    { limit: 10_000 },
    { signal },
  ))
    own.push(...page.lines.filter(wanted));
  return own;
}

function entries(month, party, of, signal) {
  const source = rowsOf(
    pages("/v1/ledger/entries", { period: month, party, ...of, limit: 1000 }, { signal }),
    "entries",
  );
  return panel(
    "Ledger entries",
    { flush: true, note: "Booked in this month; each is of one usage cell, or of a month's charge" },
    table("Ledger entries", entryColumns(party), {
      source,
      empty: empty("There are no entries of it in this month."),
      foot: (rows, whole) => (whole ? totals(rows, party) : null),
    }),
  );
}

/** What the party's own postings of an entry come to: a credit is what it is owed. */
function owed(entry, party) {
  const own = entry.postings.filter((p) => p.party === party);
  return own.length ? [-own.reduce((sum, p) => sum + nano(p.amount), 0n), own[0].currency] : [0n, null];
}

function totals(rows, party) {
  const sums = new Map();
  for (const row of rows) {
    const [amount, currency] = owed(row, party);
    if (currency) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  }
  return [...sums].map(([currency, amount]) =>
    h("span", {}, "Sum ", h("strong", {}, money(decimal(amount), currency))),
  );
}

function entryColumns(party) {
  return [
    {
      title: "Entry",
      sort: (e) => BigInt(e.entryId),
      cell: (e) => h("a", { href: link(["money", "entries", e.entryId]) }, e.entryId),
    },
    { title: "Amount", right: true, sort: (e) => owed(e, party)[0], cell: (e) => linkedAmount(e, party) },
    { title: "Why", sort: (e) => word(e.reason), cell: (e) => word(e.reason) },
    { title: "Charge", sort: (e) => word(e.charge), cell: (e) => word(e.charge) },
    { title: "Side", sort: (e) => word(e.side), cell: (e) => word(e.side) },
    { title: "Licence", sort: (e) => e.licenceId, cell: (e) => e.licenceId },
    {
      title: "Month of use",
      sort: (e) => e.originMonth,
      cell: (e) => (e.originMonth === e.period ? e.originMonth : badge(e.originMonth, "info")),
    },
    { title: "Booked", sort: (e) => e.bookedAt, cell: (e) => time(e.bookedAt) },
  ];
}

function linkedAmount(entry, party) {
  const [value, currency] = owed(entry, party);
  return currency
    ? h(
        "a",
        { href: link(["money", "entries", entry.entryId]) },
        money(decimal(value), currency, { aligned: true }),
      )
    : "\u2013";
}
