/** One month: its state and close, what it comes to, and for whom. */
import { append, h, put } from "../dom.js";
import { all, download, get, part } from "../api.js";
import { is, who } from "../session.js";
import { link } from "../router.js";
import { decimal, money, monthName, nano, plain } from "../format.js";
import { equations } from "../equation.js";
import { action, empty, failure, head, load, panel, stateBadge, tile } from "../parts.js";
import { table } from "../table.js";
import { byCurrency } from "./months.js";
import { closing } from "./closing.js";
import { reconciling } from "./reconciling.js";

const EXPORTS = [
  ["royalties.csv", "CSV"],
  ["royalties.xlsx", "XLSX"],
  ["dsr.tsv", "DSR-style"],
  ["journal.ndjson", "Journal"],
];

export async function monthPage({ page, params: { month }, signal }) {
  const heading = h("div");
  const body = h("div", { class: "stack" });
  append(page, heading, body);
  const title = (state) =>
    put(
      heading,
      head(monthName(month), {
        trail: [[is("FINANCE") ? "Money" : "Months", "#/money"]],
        actions: [state ? stateBadge(state) : null, ...(is("FINANCE") ? [files(month)] : [])],
      }),
    );
  title(null);
  await load(
    body,
    () => facts(month, signal),
    (known) => {
      title(known.royalties.status);
      return sections(month, known, signal, () =>
        monthPage({ page: fresh(page), params: { month }, signal }),
      );
    },
  );
}

function fresh(page) {
  put(page);
  return page;
}

async function facts(month, signal) {
  const options = { signal };
  const [royalties, statements, audit, periods] = await Promise.all([
    get(`/v1/royalties/${month}`, options),
    is("PLATFORM") ? [] : all(`/v1/statements/${month}`, "statements", {}, options),
    is("RIGHTSHOLDER") ? null : get(`/v1/audit/${month}`, options),
    is("FINANCE") ? get("/v1/periods", options).then((answer) => answer.periods) : [],
  ]);
  return { royalties, statements, audit, periods };
}

function sections(month, known, signal, again) {
  const { royalties, statements, audit, periods } = known;
  return [
    totals(royalties, statements),
    is("FINANCE") ? closing(month, periods, signal, again) : null,
    parties(month, royalties, statements),
    audit
      ? panel(
          "What became of every reported event",
          { note: "Usage month, UTC" },
          audit.platforms.length ? equations(audit.platforms) : empty("No use was reported for this month."),
        )
      : null,
    is("FINANCE") ? reconciling(month, signal) : null,
  ];
}

function totals(royalties, statements) {
  const accrued = byCurrency(royalties.totals);
  if (accrued.length === 0) return null;
  const tiles = accrued.map(({ currency, accrued: amount }) => {
    const payable = statements
      .filter((s) => s.currency === currency)
      .reduce((total, s) => total + nano(s.payable), 0n);
    const control = royalties.control[currency];
    const balanced = !control || nano(control.debits) === nano(control.credits);
    const note = !balanced
      ? `debits ${plain(control.debits)}, credits ${plain(control.credits)}`
      : statements.length
        ? [money(decimal(payable), currency), " payable"]
        : control
          ? "debits equal credits"
          : null;
    return tile(`Accrued, ${currency}`, money(amount, currency), { note, kind: balanced ? "" : "bad" });
  });
  return h("div", { class: "tiles amounts" }, tiles);
}

/** What was booked and what is stated, party by party: either may be without the other. */
function merged(royalties, statements) {
  const rows = new Map();
  const row = (party, currency) => {
    const id = `${party}\u0000${currency}`;
    if (!rows.has(id)) rows.set(id, { party, currency, accrued: null, statement: null });
    return rows.get(id);
  };
  for (const total of royalties.totals) row(total.party, total.currency).accrued = total.accrued;
  for (const statement of statements) row(statement.party, statement.currency).statement = statement;
  return [...rows.values()];
}

function parties(month, royalties, statements) {
  const rows = merged(royalties, statements);
  const stated = (title, member) => ({
    title,
    right: true,
    sort: (r) => (r.statement ? nano(r.statement[member]) : null),
    cell: (r) =>
      r.statement ? money(r.statement[member], r.currency, { aligned: member !== "payable" }) : "\u2013",
  });
  const columns = [
    {
      title: "Party",
      sort: (r) => r.party,
      cell: (r) => h("a", { href: link(["money", month, "parties", r.party]) }, r.party),
    },
    { title: "Currency", sort: (r) => r.currency, cell: (r) => r.currency },
    {
      title: "Booked",
      right: true,
      sort: (r) => nano(r.accrued ?? "0"),
      cell: (r) =>
        r.accrued
          ? h(
              "a",
              { href: link(["money", month, "parties", r.party]) },
              money(r.accrued, r.currency, { aligned: true }),
            )
          : "\u2013",
    },
    ...(statements.length
      ? [
          stated("Carried in", "openingBalance"),
          stated("Adjusted", "adjusted"),
          stated("Payable", "payable"),
          stated("Carried on", "closingBalance"),
          { title: "Statement", cell: (r) => (r.statement ? documents(month, r.party) : "none") },
        ]
      : []),
  ];
  return panel(
    "Parties",
    {
      flush: true,
      note:
        royalties.status === "REVIEW" && statements.length ? "Drafts: they can change until the close" : null,
    },
    table("Parties", columns, {
      rows,
      empty: empty(
        `Nothing was booked in ${monthName(month)}.`,
        is("RIGHTSHOLDER")
          ? "Use of your music that is licensed appears here."
          : "Amounts appear as soon as licensed use is rated.",
      ),
    }),
  );
}

/** A party's documents: buttons, since the key goes in a header. */
export function documents(month, party) {
  return h(
    "span",
    { class: "actions" },
    ["csv", "pdf", "json"].map((format) =>
      action(
        format.toUpperCase(),
        () =>
          download(
            `/v1/statements/${month}/${part(party)}?format=${format}`,
            `statement-${month}-${party}.${format}`,
          ),
        { kind: "quiet" },
      ),
    ),
  );
}

function files(month) {
  const said = h("div");
  const buttons = EXPORTS.map(([name, label]) =>
    action(label, () => download(`/v1/exports/${month}/${name}`, `${month}-${name}`), {
      onError: (e) => put(said, failure(e)),
    }),
  );
  return h(
    "div",
    {
      class: "actions",
      role: "group",
      "aria-label": `Downloads of ${month} for ${who().role.toLowerCase()}`,
    },
    h("span", { class: "small muted" }, "Download"),
    buttons,
    said,
  );
}
