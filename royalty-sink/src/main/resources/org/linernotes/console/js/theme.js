/** Light or dark: the system's, unless the reader says otherwise. What was said is kept in the browser: it is no secret. */
import { h, put } from "./dom.js";

const NAME = "linernotes.theme";
const NEXT = { system: "light", light: "dark", dark: "system" };
const LABELS = { system: "System", light: "Light", dark: "Dark" };

const said = () => localStorage.getItem(NAME) ?? "system";

export function applyTheme() {
  const theme = said();
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.dispatchEvent(new CustomEvent("themechange"));
}

/** Charts are drawn, not styled, and must be drawn again when the system turns dark. */
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("themechange")),
);

export function themeSwitch() {
  const button = h("button", { type: "button", class: "quiet" });
  const label = () => {
    button.setAttribute("aria-label", `Theme: ${LABELS[said()]}`);
    put(button, h("span", { class: "prefix" }, "Theme:"), LABELS[said()]);
  };
  button.addEventListener("click", () => {
    localStorage.setItem(NAME, NEXT[said()]);
    applyTheme();
    label();
  });
  label();
  return button;
}

/** What a colour of the tokens is at the moment: a canvas does not know them. */
export function colour(token) {
  const probe = h("span", { hidden: true });
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
