/** All about one track: who used it for what, under which licence and consent, and what it earned. */
import { append, h, put } from "../dom.js";
import { get, pages, part } from "../api.js";
import { is } from "../session.js";
import { link } from "../router.js";
import { chart } from "../chart.js";
import { count, many, money, monthName, nano, plain, share } from "../format.js";
import { empty, field, head, load, panel, select, tile, verdictBadge } from "../parts.js";
import { rowsOf, table } from "../table.js";
import { modelName, word } from "../words.js";
import { eventColumns } from "./entry.js";

export async function trackPage({ page, params: { track }, signal }) {
  const top = h("div", {}, heading({ trackId: track, title: track, artists: [] }));
  const body = h("div", { class: "stack" });
  append(page, top, body);
  const base = `/v1/tracks/${part(track)}`;
  const asked = () => Promise.all([get(base, { signal }), get(`${base}/timeline`, { signal })]);
  await load(body, asked, ([known, timeline]) => {
    put(top, heading(known));
    return [
      numbers(known),
      timelineOf(timeline.months),
      uses(base, signal),
      rights(known),
      events(base, timeline.months, signal),
    ];
  });
}

function heading(track) {
  const names = track.artists
    .map((a) => (a.role === "FEATURED" ? `${a.name} (featured)` : a.name))
    .join(", ");
  return head(track.title, {
    text: names,
    trail: [[is("RIGHTSHOLDER") ? "My music" : "Music", "#/music"]],
    actions: [
      h(
        "a",
        { class: "button", href: link(["unlicensed"], { q: track.trackId }) },
        "Its use without licence",
      ),
    ],
  });
}

function numbers(track) {
  const earned = track.earned.length
    ? track.earned.map((e) =>
        tile(`Earned, ${e.currency}`, money(e.amount, e.currency), {
          note: is("RIGHTSHOLDER") ? "your share, all months" : "all parties, all months",
        }),
      )
    : [tile("Earned", "nothing yet", { note: "licensed use appears here once it is rated" })];
  return h(
    "div",
    { class: "tiles amounts" },
    earned,
    tile("Exposures", count(track.exposures), { note: many(track.events, "event") }),
    tile("Identifiers", count(track.identifiers.length), { note: track.identifiers.join(", ") }),
  );
}

function timelineOf(rows) {
  if (rows.length === 0)
    return panel(
      "Timeline",
      { flush: true },
      empty("No use of it was reported.", "When a platform reports one, it appears here within seconds."),
    );
  const names = [...new Set(rows.map((r) => r.month))].sort();
  const figure = chart(
    `Events by month and verdict: ${names.join(", ")}; the numbers are in the table below`,
    {
      bars: true,
      names,
      heightRems: 11,
      value: (v) => Intl.NumberFormat("en-GB", { notation: "compact" }).format(v),
    },
  );
  const sums = (member) =>
    names.map((month) => rows.filter((r) => r.month === month).reduce((sum, r) => sum + r[member], 0));
  const series = [
    { name: "Authorised", token: "--ok", fill: "fill-ok", values: sums("authorised") },
    { name: "Not authorised", token: "--bad", fill: "fill-bad", values: sums("unauthorised") },
  ];
  requestAnimationFrame(() =>
    figure.draw(
      series,
      names.map((_, i) => i),
    ),
  );
  const key = h(
    "ul",
    { class: "legend" },
    series.map((s) => h("li", {}, h("span", { class: ["swatch", s.fill] }), s.name)),
  );
  return panel(
    "Timeline",
    { flush: true, note: "By usage month and platform, UTC" },
    h("div", { class: "body" }, figure.element, key),
    table(
      "Timeline",
      [
        { title: "Month", sort: (r) => r.month, cell: (r) => monthName(r.month) },
        { title: "Platform", sort: (r) => r.platform, cell: (r) => r.platform },
        { title: "Exposures", right: true, sort: (r) => r.exposures, cell: (r) => count(r.exposures) },
        {
          title: "Events authorised",
          right: true,
          sort: (r) => r.authorised,
          cell: (r) => count(r.authorised),
        },
        {
          title: "Not authorised",
          right: true,
          sort: (r) => r.unauthorised,
          cell: (r) => count(r.unauthorised),
        },
        {
          title: is("RIGHTSHOLDER") ? "Yours" : "Booked",
          right: true,
          cell: (r) =>
            r.gross.length
              ? r.gross.map((g, i) => [i ? ", " : "", money(g.amount, g.currency, { aligned: true })])
              : "\u2013",
        },
      ],
      { rows: rows.toSorted((a, b) => (a.month < b.month ? 1 : -1)) },
    ),
  );
}

function uses(base, signal) {
  const source = rowsOf(pages(`${base}/uses`, { limit: 1000 }, { signal }), "uses");
  const side = (name) => [
    {
      title: word(name),
      sort: (u) => word(u.sides[name]?.verdict),
      cell: (u) => verdictBadge(u.sides[name]?.verdict),
    },
    {
      title: `${word(name)} licence`,
      sort: (u) => u.sides[name]?.licenceId ?? "",
      cell: (u) => licence(u.sides[name]),
    },
    {
      title: `${word(name)}, ${is("RIGHTSHOLDER") ? "yours" : "owed"}`,
      right: true,
      sort: (u) => nano(u.sides[name]?.amount ?? "0"),
      cell: (u) => owed(u.sides[name]),
    },
  ];
  return panel(
    "Uses",
    { flush: true, note: "By usage day, the newest first" },
    table(
      "Uses",
      [
        { title: "Day", sort: (u) => u.day, cell: (u) => u.day },
        { title: "Platform", sort: (u) => u.platform, cell: (u) => u.platform },
        {
          title: "Model",
          sort: (u) => modelName(u.model, u.modelVersion),
          cell: (u) => modelName(u.model, u.modelVersion),
        },
        { title: "Use", sort: (u) => word(u.useType), cell: (u) => word(u.useType) },
        { title: "Exposures", right: true, sort: (u) => u.exposures, cell: (u) => count(u.exposures) },
        ...side("MASTER"),
        ...side("PUBLISHING"),
        {
          title: "Audio, s",
          right: true,
          sort: (u) => nano(u.audioSeconds ?? "0"),
          cell: (u) => plain(u.audioSeconds),
        },
        { title: "Run", sort: (u) => u.run, cell: (u) => u.run },
        { title: "Territory", sort: (u) => u.territory, cell: (u) => u.territory },
      ],
      { source, empty: empty("No use of it was reported.") },
    ),
  );
}

function licence(side) {
  return side?.licenceId
    ? h("a", { href: link(["music", "licences"], { q: side.licenceId }) }, side.licenceId)
    : "\u2013";
}

const owed = (side) =>
  side?.amount && side.currency ? money(side.amount, side.currency, { aligned: true }) : "\u2013";

function rights(track) {
  const rows = track.rights.flatMap((r) => r.splits.map((s) => ({ ...r, ...s })));
  return panel(
    "Rights",
    { flush: true, note: "Per side, the row that begins last before the usage day applies" },
    table(
      "Rights",
      [
        { title: "Side", cell: (r) => word(r.side) },
        { title: "From", cell: (r) => r.effectiveFrom },
        { title: "Controlled by", cell: (r) => r.controlledBy },
        { title: "Paid to", cell: (r) => r.party },
        { title: "Share", right: true, cell: (r) => share(r.ppm) },
      ],
      {
        rows,
        empty: empty(
          "Nobody has rights in it.",
          "Its use is unlicensed until a rights row says who controls it.",
        ),
      },
    ),
  );
}

/** Single events are asked for month by month: of a large run there are many. */
function events(base, months, signal) {
  const names = [...new Set(months.map((r) => r.month))].sort().reverse();
  if (names.length === 0) return null;
  const choice = select([["", "Choose a month"], ...names.map((m) => [m, monthName(m)])], "");
  const box = h("div");
  choice.addEventListener("change", () => {
    box.replaceChildren();
    if (!choice.value) return;
    const source = rowsOf(
      pages(`${base}/events`, { month: choice.value, limit: 1000 }, { signal }),
      "events",
    );
    box.append(
      table(
        "Events",
        eventColumns().filter((c) => c.title !== "Of this use"),
        { source, empty: empty("No single events are known of this month.") },
      ),
    );
  });
  return panel(
    "Single events",
    { flush: true, note: "As platforms reported them" },
    h("div", { class: "body" }, h("div", { class: "filters" }, field("Usage month", choice))),
    box,
  );
}
