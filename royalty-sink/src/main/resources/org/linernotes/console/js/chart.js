/** Charts on uPlot: drawn on a canvas, so each has its numbers in words or in a table beside it. */
import uPlot from "/console/lib/uPlot.esm.js";
import { h, put } from "./dom.js";
import { colour } from "./theme.js";

const SERIES = 6;

/** Screens on a wall have larger letters. */
const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The colour of the nth series, as a class for what explains the chart. */
export const fill = (n) => `fill-${(n % SERIES) + 1}`;

/**
 * @param {string} label what the chart shows
 * @param {{bars, names, heightRems, value}} form bars instead of lines; `names` of the places on the x axis, which else are times
 */
export function chart(label, { bars = false, names = null, heightRems = 14, value = String } = {}) {
  const host = h("div", { class: "chart", role: "img", "aria-label": label });
  const height = () => heightRems * rem();
  let plot = null;
  let drawn = null;

  function draw(series, xs) {
    drawn = [series, xs];
    const key = series.map((s) => s.name).join("\u0000");
    const data = [xs, ...series.map((s) => s.values)];
    if (plot && host.dataset.key === key && !names) {
      plot.setData(data);
      return;
    }
    if (!host.isConnected || host.clientWidth === 0) return;
    plot?.destroy();
    put(host);
    host.dataset.key = key;
    plot = new uPlot(options(series, host.clientWidth), data, host);
  }

  function options(series, width) {
    const ink = colour("--muted");
    const line = colour("--line");
    const axis = {
      stroke: ink,
      font: `${0.75 * rem()}px ${getComputedStyle(document.body).fontFamily}`,
      grid: { stroke: line, width: 1 },
      ticks: { stroke: line, width: 1 },
    };
    return {
      width,
      height: height(),
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: names ? { time: false, range: () => [-0.6, names.length - 0.4] } : { time: true },
        y: { range: (_, low, high) => [Math.min(0, low ?? 0), high > 0 ? high * 1.08 : 1] },
      },
      axes: [
        names
          ? {
              ...axis,
              grid: { show: false },
              splits: () => names.map((_, i) => i),
              values: (_, at) => at.map((i) => names[i]),
            }
          : {
              ...axis,
              incrs: [1, 2, 5, 10, 30, 60, 300],
              space: 90,
              values: (_, at) => at.map((seconds) => new Date(seconds * 1000).toISOString().slice(11, 19)),
            },
        { ...axis, size: 4 * rem(), values: (_, at) => at.map(value) },
      ],
      series: [{}, ...series.map((s, n) => shape(s, n, series.length))],
    };
  }

  function shape(s, n, of) {
    const stroke = colour(s.token ?? `--series-${(n % SERIES) + 1}`);
    if (!bars) return { label: s.name, stroke, width: 1.75, points: { show: false } };
    const width = 0.7 / of;
    const paths = uPlot.paths.bars({ size: [width, 48], align: of === 1 ? 0 : 1, gap: 0 });
    return {
      label: s.name,
      stroke,
      fill: stroke,
      width: 0,
      points: { show: false },
      paths: of === 1 ? paths : shifted(n, of),
    };
  }

  function again() {
    if (!host.isConnected) {
      if (plot) document.removeEventListener("themechange", again);
      return;
    }
    if (!drawn) return;
    host.dataset.key = "";
    draw(...drawn);
  }

  const sizes = new ResizeObserver(() => {
    if (plot && host.clientWidth > 0) plot.setSize({ width: host.clientWidth, height: height() });
    else again();
  });
  sizes.observe(host);
  document.addEventListener("themechange", again);
  return { element: host, draw };
}

/** Bars of several series side by side: each is drawn with its own shift within its place. */
function shifted(n, of) {
  return (plot, series, from, to) => {
    const path = new Path2D();
    const [xs, ys] = [plot.data[0], plot.data[series]];
    const place = Math.abs(plot.valToPos(1, "x", true) - plot.valToPos(0, "x", true));
    const width = Math.min((0.7 * place) / of, 48 * devicePixelRatio);
    const zero = plot.valToPos(0, "y", true);
    for (let i = from; i <= to; i++) {
      if (ys[i] === null || ys[i] === undefined) continue;
      const left = plot.valToPos(xs[i], "x", true) - (width * of) / 2 + n * width;
      const top = plot.valToPos(ys[i], "y", true);
      path.rect(left, Math.min(top, zero), Math.max(1, width - 1), Math.abs(zero - top));
    }
    return { fill: path, stroke: null, clip: null, band: null, gaps: null, flags: 0 };
  };
}
