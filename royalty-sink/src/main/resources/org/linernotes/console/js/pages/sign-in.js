/** Signing in with an API key, for this tab. */
import { append, h, put } from "../dom.js";
import { get } from "../api.js";
import { signIn, signOut } from "../session.js";
import { field, notice } from "../parts.js";

export function signInPage(enter, message) {
  const said = h("div", {}, message ? notice("bad", message) : null);
  const input = h("input", {
    type: "password",
    name: "key",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    required: true,
  });
  const button = h("button", { type: "submit", class: "primary" }, "Sign in");
  const form = h(
    "form",
    { class: "stack" },
    field("API key", input),
    button,
    said,
    h(
      "p",
      { class: "small muted" },
      "The key stays in this tab and is forgotten with it. Who runs the stack makes keys: ",
      h("code", {}, "linernotes keys add --role finance"),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(input.value.trim(), button, said, enter);
  });
  queueMicrotask(() => input.focus());
  return h(
    "div",
    { class: "sign-in" },
    append(
      h("section", { class: "panel", "aria-label": "Sign in" }),
      h("div", { class: "body stack" }, h("h1", {}, "Sign in"), form),
    ),
  );
}

async function attempt(key, button, said, enter) {
  if (!key) return;
  button.disabled = true;
  signIn(key);
  try {
    await get("/v1/me");
    await enter();
  } catch (e) {
    signOut();
    if (e.status !== 401) put(said, notice("bad", e.message));
  } finally {
    button.disabled = false;
  }
}
