/** Use without licence: what, why, what it would be worth, and one click to a licence for it. */
import { append, h, put, settled } from "../dom.js";
import { pages } from "../api.js";
import { is } from "../session.js";
import { link, requery } from "../router.js";
import { count, days, decimal, money, nano } from "../format.js";
import { badge, empty, field, head, panel, select } from "../parts.js";
import { rowsOf, table } from "../table.js";
import { REASONS, word, words } from "../words.js";

const QUIET_MILLIS = 300;
const FILTERS = ["q", "platform", "reason", "from", "to"];

const TEXTS = {
  PLATFORM: "What you used without a licence that covers it, and why. Its worth is an estimate.",
  RIGHTSHOLDER:
    "Use of your music that no licence covered, and why. Its worth is an estimate, at your own rate or else the median rate.",
};

export async function unlicensedPage({ page, query, signal }) {
  const list = h("div");
  const values = Object.fromEntries(FILTERS.map((name) => [name, query[name] ?? ""]));
  const show = () => {
    requery(values);
    put(list, works(values, signal));
  };
  append(
    page,
    head("Unlicensed", {
      text:
        TEXTS[is("PLATFORM") ? "PLATFORM" : is("RIGHTSHOLDER") ? "RIGHTSHOLDER" : ""] ??
        "Use that no licence covered, and why. Its worth is an estimate, at the licensor's own rate or else the median rate.",
    }),
    filters(values, show),
    list,
  );
  show();
}

function filters(values, show) {
  const soon = settled(QUIET_MILLIS, show);
  const listen = (control, name, call) => {
    control.addEventListener("input", () => {
      values[name] = control.value.trim();
      call();
    });
    return control;
  };
  const input = (name, type, props = {}) =>
    listen(h("input", { type, value: values[name], ...props }), name, soon);
  return h(
    "search",
    { class: "filters" },
    field(
      "Search",
      input("q", "search", { placeholder: "Title, artist, ISRC or identifier", autocomplete: "off" }),
      { className: "search" },
    ),
    is("PLATFORM")
      ? null
      : field("Platform", input("platform", "search", { placeholder: "All", autocomplete: "off" })),
    field(
      "Reason",
      listen(select([["", "All"], ...REASONS.map((r) => [r, word(r)])], values.reason), "reason", show),
    ),
    field("Used from (UTC)", input("from", "date")),
    field("Used before (UTC)", input("to", "date")),
  );
}

function works(values, signal) {
  const source = rowsOf(pages("/v1/works/unlicensed", { ...values, limit: 1000 }, { signal }), "works");
  const filtered = FILTERS.some((name) => values[name]);
  return panel(
    "Works",
    { flush: true, note: "Per track, platform and side, over all months" },
    table("Works used without licence", columns(), {
      source,
      foot: sums,
      empty: filtered
        ? empty("Nothing matches.", "Take away a filter, or search for a part of the title.")
        : empty("No use without a licence.", "All reported use is authorised, or none was reported yet."),
    }),
  );
}

function columns() {
  return [
    { title: "Work", sort: (w) => w.title ?? w.identifier ?? "", cell: workOf },
    { title: "Estimate", right: true, sort: (w) => nano(w.estimate?.amount ?? "0"), cell: estimate },
    ...(is("RIGHTSHOLDER", "ADMIN") ? [{ title: "Licence", cell: draft }] : []),
    { title: "Why", cell: (w) => w.reasons.map((r) => [badge(word(r), "warn"), " "]) },
    { title: "Artist", sort: (w) => w.artistName ?? "", cell: (w) => w.artistName ?? "\u2013" },
    { title: "Platform", sort: (w) => w.platform, cell: (w) => w.platform },
    { title: "Side", sort: (w) => word(w.side), cell: (w) => word(w.side) },
    { title: "Uses", cell: (w) => words(w.useTypes) },
    { title: "Models", cell: (w) => w.models.join(", ") },
    { title: "Exposures", right: true, sort: (w) => w.exposures, cell: (w) => count(w.exposures) },
    { title: "Events", right: true, sort: (w) => w.events, cell: (w) => count(w.events) },
    { title: "Used", sort: (w) => w.firstDay, cell: (w) => days(w.firstDay, w.lastDay) },
  ];
}

function workOf(w) {
  const name = w.title ?? w.identifier ?? w.trackId;
  return w.trackId && !is("PLATFORM") ? h("a", { href: link(["music", "tracks", w.trackId]) }, name) : name;
}

/** Always named as what it is. */
function estimate(w) {
  if (!w.estimate) return h("span", { class: "muted" }, "no rate or length to go by");
  return [
    h("span", { class: "muted" }, w.estimate.of === "OWN_RATE" ? "own rate " : "median rate "),
    money(w.estimate.amount, w.estimate.currency, { aligned: true }),
  ];
}

/** Nobody can license a track that nobody has; whose consent is missing needs a consent, not a licence. */
function draft(w) {
  if (w.reasons.some((r) => r === "UNMATCHED_TRACK" || r === "NO_RIGHTSHOLDER")) return "\u2013";
  if (w.reasons.every((r) => r.startsWith("CONSENT")))
    return h("a", { href: link(["music", "consents"]) }, "See consents");
  const e = w.estimate;
  return h(
    "a",
    {
      href: link(["unlicensed", "draft"], {
        track: w.trackId,
        title: w.title,
        platform: w.platform,
        side: w.side,
        from: w.firstDay,
        uses: w.useTypes.join(","),
        basis: e?.basis,
        rate: e?.rate,
        currency: e?.currency,
        licensor: w.controlledBy,
      }),
    },
    "Draft a licence",
  );
}

function sums(rows, whole) {
  const totals = new Map();
  for (const w of rows)
    if (w.estimate)
      totals.set(w.estimate.currency, (totals.get(w.estimate.currency) ?? 0n) + nano(w.estimate.amount));
  if (totals.size === 0) return null;
  return h(
    "span",
    {},
    whole ? "Estimate in all: " : "Estimate so far: ",
    [...totals]
      .sort()
      .map(([currency, total], i) => [i ? ", " : "", h("strong", {}, money(decimal(total), currency))]),
  );
}
