/**
 * Tables that hold a hundred thousand rows: only those in sight are elements. Their rows come page
 * by page as one scrolls; what sorts or sums needs all of them and gets them first.
 */
import { h, put, say } from "./dom.js";
import { count } from "./format.js";
import { failure } from "./parts.js";

const SHORT = 150;
const BEYOND = 20;

/** So few are counted at a glance. */
const FEW = 12;

/**
 * @param {string} label what the table is of, for those who do not see it
 * @param {Array<{title, cell, right, sort}>} columns `cell` gives a row's content, `sort` what it is sorted by
 * @param {{rows, source, empty, foot}} content rows that are there, or `source`, an async iterator of {rows, last}
 */
export function table(label, columns, { rows = [], source = null, empty = null, foot = null } = {}) {
  return new Rows(label, columns, rows, source, empty, foot).element;
}

class Rows {
  constructor(label, columns, rows, source, empty, foot) {
    Object.assign(this, { label, columns, rows, source, empty, foot });
    this.sorted = null;
    this.shown = [-1, -1];
    this.head = h(
      "tr",
      {},
      columns.map((column, i) => this.heading(column, i)),
    );
    this.body = h("tbody");
    this.cols = h(
      "colgroup",
      {},
      columns.map(() => h("col")),
    );
    this.table = h("table", { "aria-label": label }, this.cols, h("thead", {}, this.head), this.body);
    this.frame = h(
      "div",
      { class: "table", tabindex: "0", role: "region", "aria-label": `${label}, table` },
      this.table,
    );
    this.status = h("div", { class: "table-foot" });
    this.element = h("div", {}, this.frame, this.status);
    this.frame.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.element.rows = this;
    if (source) this.more();
    else this.refresh();
  }

  heading(column, i) {
    const label = column.sort
      ? h("button", { type: "button", on: { click: () => this.sort(i) } }, column.title)
      : column.title;
    return h("th", { scope: "col", class: column.right ? "right" : null }, label);
  }

  async more() {
    if (!this.source || this.loading) return this.loading;
    this.loading = this.next();
    await this.loading;
    this.loading = null;
    this.refresh();
    return undefined;
  }

  async next() {
    if (this.rows.length === 0) put(this.status, "Loading\u2026");
    try {
      await this.page();
    } catch (e) {
      this.source = null;
      if (e.name !== "AbortError") this.error = e;
    }
  }

  /** A page may be empty and not be the last. */
  async page() {
    while (this.source) {
      const { done, value } = await this.source.next();
      if (!done) this.rows = this.rows.concat(value.rows);
      if (done || value.last) this.source = null;
      else if (value.rows.length > 0) return;
    }
  }

  async everything() {
    while (this.source) {
      await this.more();
      put(this.status, `Loading all rows: ${count(this.rows.length)} so far\u2026`);
    }
    this.refresh();
  }

  async sort(i) {
    await this.everything();
    const down = this.sorted?.column === i && !this.sorted.down;
    this.sorted = { column: i, down };
    const by = this.columns[i].sort;
    this.rows = this.rows
      .map((row) => [by(row), row])
      .sort(([a], [b]) => compare(a, b) * (down ? -1 : 1))
      .map(([, row]) => row);
    [...this.head.children].forEach((th, at) => {
      if (at === i) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
    say(`${this.label} sorted by ${this.columns[i].title}, ${down ? "descending" : "ascending"}`);
    this.frame.scrollTop = 0;
    this.refresh();
  }

  refresh() {
    const virtual = this.rows.length > SHORT;
    this.frame.classList.toggle("short", !virtual);
    this.table.setAttribute("aria-rowcount", this.source ? -1 : this.rows.length + 1);
    this.shown = [-1, -1];
    if (virtual) this.draw();
    else
      put(
        this.body,
        this.rows.map((row, i) => this.row(row, i)),
      );
    if (virtual && !this.fixed) this.fixWidths();
    this.summarise();
  }

  /** Else columns would jump as rows come into sight. */
  fixWidths() {
    const widths = [...this.head.children].map((th) => th.getBoundingClientRect().width);
    if (widths[0] === 0) {
      requestAnimationFrame(() => this.element.isConnected && this.fixWidths());
      return;
    }
    widths.forEach((width, i) => (this.cols.children[i].style.width = `${Math.ceil(width)}px`));
    this.table.style.tableLayout = "fixed";
    this.table.style.minWidth = `${Math.ceil(widths.reduce((a, b) => a + b, 0))}px`;
    this.fixed = true;
    this.shown = [-1, -1];
    this.draw();
  }

  row(row, i) {
    return h(
      "tr",
      { "aria-rowindex": i + 2 },
      this.columns.map((column, at) =>
        h(
          at === 0 ? "th" : "td",
          { scope: at === 0 ? "row" : null, class: column.right ? "right" : null },
          column.cell(row),
        ),
      ),
    );
  }

  height() {
    const row = this.body.querySelector("tr:not(.gap)");
    return row?.getBoundingClientRect().height || 34;
  }

  draw() {
    const height = this.height();
    const first = Math.max(0, Math.floor(this.frame.scrollTop / height) - BEYOND);
    const seen = Math.ceil((this.frame.clientHeight || 800) / height) + 2 * BEYOND;
    const last = Math.min(this.rows.length, first + seen);
    if (first === this.shown[0] && last === this.shown[1]) return;
    this.shown = [first, last];
    const held = this.body.contains(document.activeElement);
    put(
      this.body,
      gap(first * height, this.columns.length),
      this.rows.slice(first, last).map((row, i) => this.row(row, first + i)),
      gap((this.rows.length - last) * height, this.columns.length),
    );
    if (held) this.frame.focus({ preventScroll: true });
  }

  onScroll() {
    if (this.drawing || this.rows.length <= SHORT) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.draw();
      if (this.source && this.frame.scrollTop + 3 * this.frame.clientHeight > this.frame.scrollHeight)
        this.more();
    });
  }

  summarise() {
    if (this.error) {
      this.status.hidden = false;
      put(this.status, failure(this.error));
      return;
    }
    const nothing = this.rows.length === 0 && !this.source;
    this.frame.hidden = nothing;
    if (nothing && this.empty) {
      put(this.element, this.empty);
      return;
    }
    this.status.hidden = !this.source && !this.foot && this.rows.length <= FEW;
    put(
      this.status,
      h(
        "span",
        { class: "grow" },
        this.source
          ? `${count(this.rows.length)} rows so far`
          : `${count(this.rows.length)} ${this.rows.length === 1 ? "row" : "rows"}`,
      ),
      this.source
        ? h("button", { type: "button", class: "quiet", on: { click: () => this.everything() } }, "Load all")
        : null,
      this.foot ? this.foot(this.rows, !this.source) : null,
    );
  }
}

function gap(height, columns) {
  const cell = h("td", { colspan: columns });
  cell.style.height = `${height}px`;
  return h("tr", { class: "gap", "aria-hidden": "true" }, cell);
}

function compare(a, b) {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return a < b ? -1 : 1;
}

/** Rows of a list of the API, page by page, and whether a page is the last. */
export async function* rowsOf(iterator, member) {
  for await (const page of iterator) yield { rows: page[member], last: !page.next };
}
