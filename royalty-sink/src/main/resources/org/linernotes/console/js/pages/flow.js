/** The flow of events, live: what comes in, where it waits, and whether anything is lost. */
import { append, h, put } from "../dom.js";
import { follow } from "../live.js";
import { chart } from "../chart.js";
import { count, duration, nano, plain, rate } from "../format.js";
import { head, panel, tile } from "../parts.js";
import { Rates } from "../rates.js";
import {
  audit,
  backlog,
  health,
  legend,
  quarantine,
  rejections,
  requests,
  rerating,
  verdicts,
} from "./flow-parts.js";

const STREAMS = [
  ["ingest", "/v1/live/ingest"],
  ["streams", "/v1/live/streams"],
  ["books", "/v1/live/books"],
];

export async function flowPage({ page, signal }) {
  const state = { ingest: null, streams: null, books: null, rates: new Rates(), month: null };
  const signs = STREAMS.map(([name]) => h("span", { class: "live" }, name));
  const boxes = frames();
  append(
    page,
    head("Flow", { text: "Live, from the three services. Times are UTC.", actions: signs }),
    boxes.tiles,
    boxes.grid,
  );
  STREAMS.forEach(([name, url], i) => {
    follow(url, {
      signal,
      onState: (on) => sign(signs[i], name, on),
      onData: (data) => take(state, boxes, name, data),
    });
  });
}

function sign(element, name, state) {
  const on = state === "on";
  element.className = `live ${on ? "on" : "off"}`;
  put(element, `${name} ${on ? "live" : state === "waiting" ? "reconnecting" : "not reached"}`);
  element.title = on ? "" : (state.message ?? "");
}

function frames() {
  const figure = chart("Events accepted per second, by platform, over the last five minutes", {
    value: (v) => plain(String(Math.round(v * 10) / 10)),
  });
  const key = h("ul", { class: "legend" });
  const parts = {};
  const box = (name, title, options) => {
    const element = panel(title, options, h("p", { class: "muted" }, "Waiting for the first numbers\u2026"));
    parts[name] = element.body;
    return element;
  };
  const grid = h(
    "div",
    { class: "grid" },
    panel(
      "Accepted events per second",
      { className: "double", note: "By platform, the last five minutes" },
      figure.element,
      key,
    ),
    box("health", "Health", { flush: true }),
    box("audit", "What became of every reported event", {
      className: "double",
      note: "All platforms of a usage month",
    }),
    box("rejections", "Answers and rejections", { flush: true, note: "Since the service's start" }),
    h(
      "div",
      { class: "stack filling" },
      box("verdicts", "Verdicts", { note: "Events that count" }),
      box("rerating", "Re-rating", { note: "Past use under new terms" }),
    ),
    h(
      "div",
      { class: "stack" },
      box("backlog", "Waiting records", { flush: true, note: "Consumer lag by topic" }),
      box("quarantine", "Quarantine", { flush: true, note: "Set aside, with the cause" }),
    ),
  );
  return { tiles: h("div", { class: "tiles" }), grid, figure, key, parts, drawn: {} };
}

function take(state, boxes, name, data) {
  state[name] = data;
  if (name === "ingest") {
    state.rates.add(data.at, data.accepted);
    const lines = state.rates.lines();
    boxes.figure.draw(lines.series, lines.seconds);
    once(boxes, "key", [lines.series.map((s) => [s.name, s.values.at(-1)])], () =>
      put(boxes.key, legend(lines.series)),
    );
  }
  put(boxes.tiles, tiles(state));
  show(state, boxes);
}

function show(state, boxes) {
  const { ingest, streams, books } = state;
  const part = (name, data, draw) =>
    data.every((d) => d !== undefined && d !== null) &&
    once(boxes, name, data, () => put(boxes.parts[name], draw()));
  part("health", [[ingest?.health, streams?.health, books?.health]], () => health(state));
  part("rejections", [ingest?.rejected, ingest?.requests], () => [
    requests(ingest.requests),
    rejections(ingest.rejected),
  ]);
  part("audit", [books?.months, state.month ?? ""], () => audit(state, () => show(state, boxes)));
  part("verdicts", [books?.months, state.month ?? ""], () => verdicts(state));
  part("backlog", [[streams?.lag, books?.lag]], () => backlog(state));
  part("quarantine", [books?.quarantine], () => quarantine(books.quarantine));
  part("rerating", [streams?.rerating], () => rerating(streams.rerating));
}

/** Draws only what has changed: else a link would be taken away from under the pointer every second. */
function once(boxes, name, data, draw) {
  const text = JSON.stringify(data);
  if (boxes.drawn[name] === text) return;
  boxes.drawn[name] = text;
  draw();
}

const total = (numbers) => Object.values(numbers ?? {}).reduce((sum, n) => sum + Number(n), 0);

function tiles({ ingest, streams, books, rates }) {
  const unrated = streams?.unrated;
  const waiting = total(streams?.lag) + total(books?.lag);
  const looked = books?.imbalance ?? null;
  const off = looked !== null && nano(looked) !== 0n;
  return [
    tile("Events per second", ingest ? rate(rates.now()) : "\u2013", {
      note: ingest ? `${count(total(ingest.accepted))} since the start` : null,
    }),
    tile("Rejected", ingest ? count(total(ingest.rejected)) : "\u2013", { note: "items since the start" }),
    tile("Not rated yet", count(unrated), {
      note: unrated
        ? `the oldest for ${duration(streams.oldestUnratedSeconds)}`
        : unrated === 0
          ? "all are rated"
          : null,
      kind: streams?.oldestUnratedSeconds > 60 ? "warn" : "",
    }),
    tile("Waiting records", streams || books ? count(waiting) : "\u2013", { note: "on all topics" }),
    tile("Report to ledger", duration(books?.freshnessSeconds), { note: "how long a report takes" }),
    tile("Ledger entries", count(books?.entries), { note: "append-only" }),
    tile("Imbalance", plain(looked), {
      note:
        looked === null
          ? "not looked at yet"
          : off
            ? "must be 0: debits differ from credits"
            : "debits equal credits",
      kind: off ? "bad" : "",
    }),
  ];
}
