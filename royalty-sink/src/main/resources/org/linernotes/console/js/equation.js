/** The audit's equations as a picture: two bars of one length, unless something is lost or doubled. */
import { h } from "./dom.js";
import { count } from "./format.js";
import { badge } from "./parts.js";
import { link } from "./router.js";

const REPORTED = [
  ["recorded", "Recorded", "fill-1"],
  ["duplicates", "Duplicates", "fill-6"],
  ["conflicts", "Conflicts", "fill-3"],
  ["quarantined", "Quarantined", "fill-5"],
];
const RECORDED = [
  ["counted", "Counted", "fill-ok"],
  ["voided", "Taken back", "fill-4"],
];

/** Of all platforms together. */
export function together(rows) {
  const names = ["reported", ...REPORTED.map(([name]) => name), ...RECORDED.map(([name]) => name)];
  return Object.fromEntries(
    names.map((name) => [name, rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)]),
  );
}

export function equations(platforms) {
  const all = together(platforms);
  return h(
    "div",
    {},
    equation("Reported", all.reported, REPORTED, all),
    equation("Recorded", all.recorded, RECORDED, all),
  );
}

/** `whole = parts`: the longer of both sides sets the scale, and what the other lacks is hatched. */
function equation(name, whole, pieces, values) {
  const known = pieces.map(([member, label, fill]) => [label, fill, values[member]]);
  const sum = known.reduce((total, [, , n]) => total + n, 0);
  const longest = Math.max(whole, sum);
  const off = sum - whole;
  const says = off === 0 ? "balances" : `off by ${count(Math.abs(off))}`;
  const spoken = `${name} ${count(whole)}; ${known.map(([label, , n]) => `${label.toLowerCase()} ${count(n)}`).join(", ")}; ${says}`;
  return h(
    "div",
    { class: "equation", "data-off": off },
    h(
      "div",
      { class: "between" },
      h(
        "span",
        {},
        h("strong", {}, name),
        " ",
        h("span", { class: "number" }, count(whole)),
        h("span", { class: "muted" }, ` = ${known.map(([label]) => label.toLowerCase()).join(" + ")}`),
      ),
      badge(off === 0 ? "Balances" : `Off by ${count(Math.abs(off))}`, off === 0 ? "ok" : "bad"),
    ),
    h(
      "div",
      { role: "img", "aria-label": spoken },
      bar([["fill-whole", whole]], longest),
      bar(
        known.map(([, fill, n]) => [fill, n]),
        longest,
      ),
    ),
    h(
      "ul",
      { class: "legend" },
      known.map(([label, fill, n]) =>
        h("li", {}, h("span", { class: ["swatch", fill] }), label, h("span", { class: "number" }, count(n))),
      ),
    ),
  );
}

function bar(pieces, longest) {
  const sum = pieces.reduce((total, [, n]) => total + n, 0);
  const shown = pieces.filter(([, n]) => n > 0).map(([fill, n]) => stretch(h("span", { class: fill }), n));
  if (longest > sum) shown.push(stretch(h("span", { class: "missing" }), longest - sum));
  return h("div", { class: "stacked" }, shown);
}

function stretch(element, n) {
  element.style.flexGrow = n;
  return element;
}

/** One bar of shares with what they are: how verdicts are mixed. */
export function shares(label, entries, href = null) {
  const total = entries.reduce((sum, [, , n]) => sum + n, 0);
  return h(
    "div",
    { class: "equation" },
    h(
      "div",
      { class: "between" },
      h("strong", {}, label),
      h("span", { class: "muted number" }, count(total)),
    ),
    h(
      "div",
      {
        class: "stacked thin",
        role: "img",
        "aria-label": `${label}: ${entries.map(([name, , n]) => `${name} ${count(n)}`).join(", ") || "none"}`,
      },
      entries.map(([, fill, n]) => stretch(h("span", { class: fill }), n)),
    ),
    h(
      "ul",
      { class: "legend" },
      entries.map(([name, fill, n, query]) =>
        h(
          "li",
          {},
          h("span", { class: ["swatch", fill] }),
          href && query ? h("a", { href: link(href, query) }, name) : name,
          h("span", { class: "number" }, count(n)),
        ),
      ),
    ),
  );
}
