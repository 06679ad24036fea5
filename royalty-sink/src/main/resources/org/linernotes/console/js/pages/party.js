/** A party's month: its statement, and the lines behind it. */
import { append, h, put } from "../dom.js";
import { get, pages, part, path } from "../api.js";
import { is } from "../session.js";
import { link } from "../router.js";
import { money, monthName, nano, plain, share } from "../format.js";
import { action, badge, empty, head, load, panel, stateBadge } from "../parts.js";
import { rowsOf, table } from "../table.js";
import { modelName, word } from "../words.js";
import { documents } from "./month.js";

export async function partyPage({ page, params: { month, party }, signal }) {
  const statement = h("div", { class: "stack" });
  append(
    page,
    head(party, {
      trail: [
        [is("FINANCE") ? "Money" : "Months", "#/money"],
        [monthName(month), link(["money", month])],
      ],
    }),
    statement,
    lines(month, party, signal),
  );
  if (!is("PLATFORM"))
    await load(
      statement,
      () => stated(month, party, signal),
      (rows) => rows.map((row) => summary(month, party, row, signal)),
    );
}

/** From the month's list: a document has all lines, and there may be millions. */
async function stated(month, party, signal) {
  const own = [];
  for await (const page of pages(`/v1/statements/${month}`, { limit: 10_000 }, { signal })) {
    own.push(...page.statements.filter((s) => s.party === party).map((s) => ({ ...s, status: page.status })));
  }
  return own;
}

function summary(month, party, s, signal) {
  const piece = (label, amount, op = null) => [
    op ? h("span", { class: "op", "aria-hidden": "true" }, op) : null,
    h("div", {}, h("span", {}, label), h("strong", {}, money(amount, s.currency))),
  ];
  const said = h("span", { role: "status" });
  const verify = async () => {
    const answer = await get(
      path(`/v1/statements/${month}/${part(party)}/verify`, { currency: s.currency, sha256: s.sha256 }),
      { signal },
    );
    put(
      said,
      badge(
        answer.matches ? "Proved: it is what the ledger gives" : "Does not match the ledger",
        answer.matches ? "ok" : "bad",
      ),
    );
  };
  return panel(
    `Statement, ${s.currency}`,
    {
      note: s.status === "REVIEW" ? "A draft: it can change until the close" : null,
      actions: [stateBadge(s.status), documents(month, party)],
    },
    h(
      "div",
      { class: "stack" },
      h(
        "div",
        { class: "sum" },
        piece("Carried in", s.openingBalance),
        piece("Accrued", s.accrued, "+"),
        piece("Adjusted", s.adjusted, "+"),
        piece("Payable", s.payable, "="),
        piece("Carried on", s.closingBalance, "and"),
      ),
      h(
        "div",
        { class: "actions small muted" },
        h("span", {}, "SHA-256 ", h("code", {}, s.sha256)),
        s.status === "CLOSED" ? action("Verify", verify, { kind: "quiet" }) : null,
        said,
      ),
    ),
  );
}

function lines(month, party, signal) {
  const source = rowsOf(
    pages(`/v1/royalties/${month}/parties/${part(party)}`, { limit: 1000 }, { signal }),
    "lines",
  );
  return panel(
    "Lines",
    { flush: true, note: "Each is a sum of ledger entries; the track leads to them" },
    table(`Lines of ${party}`, lineColumns(month, party), {
      source,
      empty: empty(
        `Nothing was booked for ${party} in ${monthName(month)}.`,
        "If use of its music was reported, see Unlicensed for why none was owed.",
      ),
    }),
  );
}

export function lineColumns(month, party) {
  const behind = (l) =>
    l.trackId
      ? link(["money", month, "parties", party, "tracks", l.trackId])
      : link(["money", month, "parties", party, "tracks", "none"], { licence: l.licenceId });
  return [
    {
      title: "Track",
      sort: (l) => l.title ?? l.trackId ?? "",
      cell: (l) => h("a", { href: behind(l) }, l.title ?? l.trackId ?? word(l.charge)),
    },
    { title: "Artist", sort: (l) => l.artist ?? "", cell: (l) => l.artist ?? "\u2013" },
    {
      title: "Amount",
      right: true,
      sort: (l) => nano(l.amount),
      cell: (l) => h("a", { href: behind(l) }, money(l.amount, l.currency, { aligned: true })),
    },
    { title: "Share", right: true, sort: (l) => l.ppm ?? -1, cell: (l) => share(l.ppm) },
    {
      title: "Gross",
      right: true,
      sort: (l) => nano(l.gross),
      cell: (l) => money(l.gross, l.currency, { aligned: true }),
    },
    { title: "Units", right: true, sort: (l) => nano(l.units), cell: (l) => plain(l.units) },
    {
      title: "Rate",
      right: true,
      sort: (l) => nano(l.rate),
      cell: (l) => [money(l.rate, l.currency), " ", h("span", { class: "muted" }, word(l.basis))],
    },
    { title: "Platform", sort: (l) => l.platform, cell: (l) => l.platform },
    {
      title: "Model",
      sort: (l) => modelName(l.model, l.modelVersion),
      cell: (l) => modelName(l.model, l.modelVersion),
    },
    { title: "Use", sort: (l) => word(l.useType), cell: (l) => word(l.useType) },
    { title: "Side", sort: (l) => word(l.side), cell: (l) => word(l.side) },
    { title: "Licence", sort: (l) => l.licenceId, cell: (l) => licenceLink(l) },
    {
      title: "Month of use",
      sort: (l) => l.originMonth,
      cell: (l) => (l.originMonth === month ? l.originMonth : badge(l.originMonth, "info")),
    },
  ];
}

function licenceLink(l) {
  return h(
    "a",
    {
      href: link([is("PLATFORM") ? "licences" : "music", ...(is("PLATFORM") ? [] : ["licences"])], {
        q: l.licenceId,
      }),
    },
    l.licenceId,
  );
}
