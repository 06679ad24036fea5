/** The pieces of the flow page, each from what the streams last said. */
import { h } from "../dom.js";
import { shares, equations } from "../equation.js";
import { fill } from "../chart.js";
import { count, monthName, rate, time } from "../format.js";
import { badge, empty, select } from "../parts.js";
import { word } from "../words.js";

const PLAIN = "table short plain";

const simple = (label, heads, rows) =>
  h(
    "div",
    { class: PLAIN, tabindex: "0", role: "region", "aria-label": `${label}, table` },
    h(
      "table",
      { "aria-label": label },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map(([title, right]) => h("th", { scope: "col", class: right ? "right" : null }, title)),
        ),
      ),
      h(
        "tbody",
        {},
        rows.map((cells) =>
          h(
            "tr",
            {},
            cells.map((cell, i) =>
              h(
                i === 0 ? "th" : "td",
                { scope: i === 0 ? "row" : null, class: heads[i][1] ? "right" : null },
                cell,
              ),
            ),
          ),
        ),
      ),
    ),
  );

export function legend(series) {
  if (series.length === 0)
    return h("li", { class: "muted" }, "Nothing has been accepted since the service's start.");
  return series.map((s, n) =>
    h(
      "li",
      {},
      h("span", { class: ["swatch", fill(n)] }),
      s.name,
      h("span", { class: "number" }, `${rate(s.values.at(-1) ?? 0)} /s`),
    ),
  );
}

export function health({ ingest, streams, books }) {
  const parts = [
    ["ingest", ingest],
    ["streams", streams],
    ["books", books],
  ].flatMap(([service, said]) => (said?.health ?? []).map((part) => [service, part]));
  if (parts.length === 0) return empty("No service has answered yet.", "This fills in as soon as one does.");
  return simple(
    "Health",
    [["Part"], ["State"], ["Detail"]],
    parts.map(([service, part]) => [
      `${service}: ${part.name}`,
      badge(part.ok ? "Up" : "Down", part.ok ? "ok" : "bad"),
      h("span", { class: "muted" }, part.detail === "UP" ? "" : (part.detail ?? "")),
    ]),
  );
}

export function requests(answers) {
  const kinds = Object.entries(answers ?? {}).sort();
  return simple(
    "Answers of ingest",
    [["Answer"], ["Requests", true]],
    kinds.map(([status, n]) => [status, count(n)]),
  );
}

export function rejections(codes) {
  const rows = Object.entries(codes)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a);
  if (rows.length === 0)
    return empty("Nothing was rejected.", "Items with a fault are counted here by its code.");
  return simple(
    "Rejected items by code",
    [["Rejected because"], ["Items", true]],
    rows.map(([code, n]) => [h("code", {}, code), count(n)]),
  );
}

function chosen(state) {
  const months = [...new Set(state.books.months.map((m) => m.month))].sort().reverse();
  return { months, month: months.includes(state.month) ? state.month : months[0] };
}

export function audit(state, again) {
  const { months, month } = chosen(state);
  if (!month)
    return empty(
      "Nothing was reported yet.",
      "The first event that a platform reports appears here within seconds.",
    );
  const choice = select(
    months.map((m) => [m, monthName(m)]),
    month,
    { "aria-label": "Usage month" },
  );
  choice.addEventListener("change", () => {
    state.month = choice.value;
    again();
  });
  const rows = state.books.months.filter((m) => m.month === month);
  const perPlatform = rows.map((r) => [
    r.platform,
    count(r.reported),
    count(r.recorded),
    count(r.duplicates),
    count(r.conflicts),
    count(r.quarantined),
    count(r.voided),
  ]);
  return h(
    "div",
    { class: "stack" },
    h("div", {}, choice),
    equations(rows),
    simple(
      "By platform",
      [
        ["Platform"],
        ["Reported", true],
        ["Recorded", true],
        ["Duplicates", true],
        ["Conflicts", true],
        ["Quarantined", true],
        ["Taken back", true],
      ],
      perPlatform,
    ),
  );
}

const REASON_FILLS = {
  AUTHORISED: "fill-ok",
  UNMATCHED_TRACK: "fill-6",
  NO_RIGHTSHOLDER: "fill-whole",
  NO_LICENCE: "fill-5",
  NOT_IN_TERM: "fill-3",
  CONSENT_DENIED: "fill-bad",
  CONSENT_MISSING: "fill-4",
};

export function verdicts(state) {
  const { month } = chosen(state);
  if (!month)
    return empty(
      "No use has a verdict yet.",
      "Each use gets one for its master and one for its publishing side.",
    );
  const rows = state.books.months.filter((m) => m.month === month);
  return h(
    "div",
    {},
    ["MASTER", "PUBLISHING"].map((side) => mix(side, rows)),
  );
}

function mix(side, rows) {
  const sums = {};
  for (const row of rows)
    for (const [verdict, n] of Object.entries(row.verdicts?.[side] ?? {}))
      sums[verdict] = (sums[verdict] ?? 0) + Number(n);
  const order = Object.entries(sums).sort(([a, m], [b, n]) =>
    a === "AUTHORISED" ? -1 : b === "AUTHORISED" ? 1 : n - m,
  );
  return shares(
    word(side),
    order.map(([verdict, n]) => [
      word(verdict),
      REASON_FILLS[verdict] ?? "fill-2",
      n,
      verdict === "AUTHORISED" ? null : { reason: verdict },
    ]),
    ["unlicensed"],
  );
}

/** Consumer after consumer; what has nothing to wait for is counted, not listed. */
export function backlog({ streams, books }) {
  const rows = [
    ["streams", streams],
    ["books", books],
  ].flatMap(([reader, said]) => Object.entries(said?.lag ?? {}).map(([topic, n]) => ({ reader, topic, n })));
  if (rows.length === 0)
    return empty("No consumer has said where it stands yet.", "If this lasts, see Health.");
  const waiting = rows.filter((row) => row.n > 0).sort((a, b) => b.n - a.n);
  if (waiting.length === 0)
    return empty("Nothing waits.", `All ${rows.length} topics are read to their ends.`);
  return [
    simple(
      "Waiting records by topic",
      [["Topic"], ["Records", true], ["Compared"]],
      waiting.map(({ reader, topic, n }) => [
        [`${reader}: `, h("code", {}, topic)],
        count(n),
        bar(n / waiting[0].n),
      ]),
    ),
    waiting.length < rows.length
      ? h("p", { class: "body small muted" }, `Nothing waits on ${rows.length - waiting.length} others.`)
      : null,
  ];
}

function bar(part) {
  const element = h("span", { class: "bar-in", "aria-hidden": "true" });
  element.style.width = `${Math.round(100 * part)}%`;
  return element;
}

export function quarantine(rows) {
  if (rows.length === 0)
    return empty(
      "Nothing is set aside.",
      "Records that nobody can process would be listed here by their cause.",
    );
  return simple(
    "Quarantine",
    [["Cause"], ["Records", true], ["Newest"]],
    rows.map((r) => [h("code", {}, r.cause), count(r.count), time(r.newest)]),
  );
}

export function rerating({ pending, done }) {
  const all = pending + done;
  if (pending === 0) return h("p", {}, `Nothing waits. ${count(done)} done since the start.`);
  return h(
    "div",
    { class: "stack" },
    h("progress", { max: all, value: done, "aria-label": "Re-rating" }),
    h("p", {}, `${count(done)} of ${count(all)} done, ${count(pending)} wait.`),
  );
}
