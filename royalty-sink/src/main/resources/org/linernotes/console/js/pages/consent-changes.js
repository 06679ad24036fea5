/** Changes of consents that are not saved yet: previewed first, then saved. */
import { h, put, say } from "../dom.js";
import { post } from "../api.js";
import { decision } from "../consent.js";
import { today } from "../format.js";
import { action, failure, field, notice } from "../parts.js";
import { preview } from "../preview.js";

/** The books read what was saved within a second, as a rule. */
const ASKS = 40;
const ASK_MILLIS = 250;

export const pendingRecords = (view) =>
  [...view.pending].map(([key, choice]) => {
    const [platform, useType] = JSON.parse(key);
    return decision(view.artist, platform, useType, choice, view.from);
  });

/** What is not saved yet is shown as if it were; it decides over what is equal but for it. */
export function withPending(view) {
  const pending = pendingRecords(view);
  return [...view.found.filter((r) => !pending.some((p) => p.consentId === r.consentId)), ...pending];
}

export function pendingBar(view) {
  const from = h("input", { type: "date", value: view.from, required: true });
  const effect = h("div");
  const save = action("Save", () => store(view), {
    kind: "primary",
    disabled: true,
    onError: (e) => put(effect, failure(e)),
  });
  const look = action(
    "Preview the effect",
    async () => {
      put(effect, await preview({ consents: pendingRecords(view) }, view.signal));
      save.disabled = false;
    },
    { onError: (e) => put(effect, failure(e)) },
  );
  from.addEventListener("change", () => {
    view.from = from.value || today();
    view.redraw();
  });
  return h(
    "div",
    { class: "changes stack body" },
    h(
      "div",
      { class: "filters" },
      h(
        "strong",
        { class: "grow" },
        view.pending.size === 1 ? "1 change, not saved" : `${view.pending.size} changes, not saved`,
      ),
      field("From (UTC day)", from),
      look,
      save,
      h(
        "button",
        {
          type: "button",
          on: {
            click: () => {
              view.pending.clear();
              view.redraw();
            },
          },
        },
        "Discard",
      ),
    ),
    h(
      "p",
      { class: "small muted" },
      "A day in the past changes what was already used and booked; earlier records stay. The preview comes first, then it can be saved.",
    ),
    effect,
  );
}

/** Saved when the broker has it; shown when the books have read it. */
async function store(view) {
  const saved = pendingRecords(view);
  await post("/v1/catalogue/consents?atomic=true", saved);
  view.pending.clear();
  for (let i = 0; i < ASKS && !view.signal.aborted; i++) {
    const found = await view.records();
    if (saved.every((s) => found.some((r) => r.consentId === s.consentId && r.decision === s.decision)))
      break;
    await new Promise((resolve) => setTimeout(resolve, ASK_MILLIS));
  }
  await view.reload();
  view.box.prepend(
    notice(
      "ok",
      h(
        "p",
        {},
        h("strong", {}, "Saved."),
        " Use is rated by it from now on; past use that it touches is rated again within seconds.",
      ),
    ),
  );
  say("Saved");
}
