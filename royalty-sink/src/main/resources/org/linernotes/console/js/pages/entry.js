/** One ledger entry: its postings, what it is of, and the events behind it. */
import { append, h } from "../dom.js";
import { get, pages, part } from "../api.js";
import { is } from "../session.js";
import { link } from "../router.js";
import { count, money, monthName, nano, plain, time } from "../format.js";
import { badge, empty, facts, head, load, panel, verdictBadge } from "../parts.js";
import { rowsOf, table } from "../table.js";
import { modelName, word } from "../words.js";

export async function entryPage({ page, params: { entry }, signal }) {
  const body = h("div", { class: "stack" });
  append(
    page,
    head(`Entry ${entry}`, {
      trail: [[is("FINANCE") ? "Money" : "Months", "#/money"]],
      text: "Entries are never changed: what corrects one is another entry.",
    }),
    body,
  );
  await load(
    body,
    () => get(`/v1/ledger/entries/${part(entry)}`, { signal }),
    (answer) => [
      of(answer),
      postings(answer),
      answer.use && !is("PLATFORM") ? events(answer.use, answer.originMonth, signal) : null,
    ],
  );
}

function of(entry) {
  const use = entry.use;
  return panel(
    "What it is of",
    {},
    facts([
      ["Why it was booked", word(entry.reason)],
      ["Charge", word(entry.charge)],
      ["Booked in", h("a", { href: link(["money", entry.period]) }, monthName(entry.period))],
      ["Month of use", monthName(entry.originMonth)],
      ["Booked at", time(entry.bookedAt)],
      ["Licence", entry.licenceId],
      ["Side", entry.side ? word(entry.side) : null],
      ["Units", entry.units ? plain(entry.units) : null],
      ["Rate", entry.rate ? [money(entry.rate, entry.currency), " ", word(entry.basis)] : null],
      ["Gross", entry.gross ? money(entry.gross, entry.currency) : null],
      ["Track", entry.trackId ? trackOf(entry.trackId) : null],
      ...(use
        ? [
            ["Usage day", use.day],
            ["Platform", use.platform],
            ["Model", modelName(use.model, use.modelVersion)],
            ["Run", use.run],
            ["Use type", word(use.useType)],
            ["Territory", use.territory],
            ["Identifier", use.identifier],
            ["Events", count(use.events)],
            ["Exposures", count(use.exposures)],
            ["Audio", use.audioSeconds ? `${plain(use.audioSeconds)} s` : null],
            ["Verdict now", verdictBadge(use.verdict)],
          ]
        : []),
    ]),
  );
}

const trackOf = (id) => (is("PLATFORM") ? id : h("a", { href: link(["music", "tracks", id]) }, id));

function postings(entry) {
  const total = entry.postings.reduce((sum, p) => sum + nano(p.amount), 0n);
  const amount = (sign) => (p) =>
    nano(p.amount) * sign > 0n ? money(p.amount.replace("-", ""), p.currency, { aligned: true }) : "";
  return panel(
    "Postings",
    {
      flush: true,
      note: is("RIGHTSHOLDER") ? "Yours alone; the platform's debit is not shown" : null,
      actions: is("RIGHTSHOLDER")
        ? null
        : badge(total === 0n ? "Balances" : "Does not balance", total === 0n ? "ok" : "bad"),
    },
    table(
      "Postings",
      [
        {
          title: "Account",
          cell: (p) =>
            p.party
              ? h("a", { href: link(["money", entry.period, "parties", p.party]) }, p.account)
              : p.account,
        },
        { title: "Debit", right: true, cell: amount(1n) },
        { title: "Credit", right: true, cell: amount(-1n) },
      ],
      { rows: entry.postings },
    ),
  );
}

function events(use, month, signal) {
  const source = rowsOf(
    pages(`/v1/tracks/${part(use.trackId)}/events`, { month, limit: 1000 }, { signal }),
    "events",
  );
  return panel(
    "Events behind it",
    { flush: true, note: `All of the track in ${monthName(month)}; those of this use are marked` },
    table(
      "Events",
      eventColumns((e) => ofUse(e, use)),
      { source, empty: empty("No single events are known of it.", "Their sums are above.") },
    ),
  );
}

function ofUse(event, use) {
  return (
    event.platform === use.platform &&
    event.day === use.day &&
    event.model === use.model &&
    event.run === use.run &&
    event.useType === use.useType &&
    event.territory === use.territory
  );
}

export function eventColumns(marked = () => false) {
  return [
    { title: "Event", sort: (e) => e.id, cell: (e) => h("code", {}, e.id) },
    {
      title: "Of this use",
      sort: (e) => (marked(e) ? 0 : 1),
      cell: (e) => (marked(e) ? badge("yes", "info") : "\u2013"),
    },
    { title: "Day", sort: (e) => e.day, cell: (e) => e.day },
    { title: "Platform", sort: (e) => e.platform, cell: (e) => e.platform },
    {
      title: "Model",
      sort: (e) => modelName(e.model, e.modelVersion),
      cell: (e) => modelName(e.model, e.modelVersion),
    },
    { title: "Run", sort: (e) => e.run, cell: (e) => e.run },
    { title: "Use", sort: (e) => word(e.useType), cell: (e) => word(e.useType) },
    { title: "Exposures", right: true, sort: (e) => e.exposures, cell: (e) => count(e.exposures) },
    { title: "Status", sort: (e) => e.status, cell: (e) => word(e.status) },
    { title: "Recorded", sort: (e) => e.recordedAt, cell: (e) => time(e.recordedAt) },
  ];
}
