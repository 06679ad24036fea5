/** Pieces that pages are put together from. */
import { h, put } from "./dom.js";
import { hint, word } from "./words.js";

/** A page's head: where it is, what it is called, what can be done. */
export function head(title, { text = null, trail = [], actions = [] } = {}) {
  const way = trail.map(([name, href]) => h("li", {}, h("a", { href }, name)));
  return h(
    "div",
    { class: "head" },
    h(
      "div",
      {},
      way.length ? h("nav", { "aria-label": "You are in" }, h("ol", { class: "trail" }, way)) : null,
      h("h1", { tabindex: "-1" }, title),
      text ? h("p", {}, text) : null,
    ),
    actions.length ? h("div", { class: "actions" }, actions) : null,
  );
}

/** A framed piece of a page with its heading. */
export function panel(
  title,
  { note = null, actions = [], flush = false, className = "", foot = null } = {},
  ...content
) {
  const body = h("div", { class: ["body", flush && "flush"] }, content);
  const element = h(
    "section",
    { class: ["panel", className], "aria-label": title },
    h(
      "header",
      {},
      h("h2", {}, title),
      note ? h("p", { class: "grow" }, note) : h("span", { class: "grow" }),
      actions,
    ),
    body,
    foot ? h("footer", {}, foot) : null,
  );
  element.body = body;
  return element;
}

const STATES = {
  OPEN: "info",
  REVIEW: "warn",
  CLOSED: "ok",
  AUTHORISED: "ok",
  ACTIVE: "ok",
  SUSPENDED: "warn",
  OPT_IN: "ok",
  OPT_OUT: "bad",
  RECORDED: "ok",
  QUARANTINED: "bad",
};

export const badge = (text, kind = "") => h("span", { class: ["badge", kind] }, text);
export const stateBadge = (state) => badge(word(state), STATES[state] ?? "");
export const verdictBadge = (verdict) =>
  badge(word(verdict), verdict === "AUTHORISED" ? "ok" : verdict ? "warn" : "");

export function facts(pairs) {
  return h(
    "dl",
    { class: "facts" },
    pairs
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

export function tile(label, value, { note = null, kind = "" } = {}) {
  return h(
    "div",
    { class: ["tile", kind] },
    h("div", { class: "label" }, label),
    h("div", { class: "value" }, value),
    h("div", { class: "note" }, note),
  );
}

/** Nothing to see yet, and what would change that. */
export const empty = (title, ...text) =>
  h("div", { class: "empty" }, h("strong", {}, title), text.length ? h("p", {}, text) : null);

export const notice = (kind, ...content) =>
  h("div", { class: ["notice", kind], role: kind === "bad" ? "alert" : null }, content);

/** What went wrong, and what to do now. */
export function failure(error, again = null) {
  const advice = hint(error);
  return notice(
    "bad",
    h("p", {}, h("strong", {}, error.message)),
    advice ? h("p", {}, advice) : null,
    error.code ? h("p", { class: "small muted" }, "Code ", h("code", {}, error.code)) : null,
    again ? h("button", { type: "button", on: { click: again } }, "Try again") : null,
  );
}

/** Loads into an element; says so while it lasts, and what went wrong if it does. */
export async function load(element, what, show) {
  element.setAttribute("aria-busy", "true");
  put(element, h("p", { class: "loading" }, "Loading\u2026"));
  try {
    const shown = await show(await what());
    if (shown !== undefined) put(element, shown);
  } catch (e) {
    if (e.name === "AbortError") return;
    if (!("status" in e)) console.error(e);
    put(element, failure(e, e.status === 403 || e.status === 404 ? null : () => load(element, what, show)));
  } finally {
    element.removeAttribute("aria-busy");
  }
}

/** A button whose work takes time: it cannot be pressed twice, and says what failed beside it. */
export function action(label, work, { kind = "", disabled = false, onError = null } = {}) {
  const button = h("button", { type: "button", class: kind, disabled }, label);
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    button.disabled = true;
    try {
      await work();
    } catch (e) {
      if (e.name !== "AbortError") (onError ?? ((error) => button.after(failure(error))))(e);
    } finally {
      button.removeAttribute("aria-busy");
      button.disabled = false;
    }
  });
  return button;
}

export function field(label, control, { note = null, className = "" } = {}) {
  return h(
    "label",
    { class: ["field", className] },
    h("span", {}, label),
    control,
    note ? h("small", {}, note) : null,
  );
}

export function select(options, value, props = {}) {
  return h(
    "select",
    props,
    options.map(([key, name]) => h("option", { value: key, selected: key === value }, name)),
  );
}

/** Asks in a dialogue; the answer, or null if it was left. */
export function ask(title, ...content) {
  return new Promise((resolve) => {
    const form = h("form", { method: "dialog" }, h("h2", {}, title), content);
    const dialog = h("dialog", { "aria-label": title }, form);
    let answer = null;
    form.addEventListener("submit", (event) => {
      answer = event.submitter?.value === "ok" ? new FormData(form) : null;
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A dialogue's two ends. */
export function ends(label, kind = "primary") {
  return h(
    "div",
    { class: "actions" },
    h("button", { value: "no", formnovalidate: true }, "Cancel"),
    h("button", { value: "ok", class: kind }, label),
  );
}
