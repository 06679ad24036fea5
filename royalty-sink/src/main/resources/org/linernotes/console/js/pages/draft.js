/** A licence drafted from use that had none, dated back to the first use; what it would pay comes first. */
import { append, h, put, say } from "../dom.js";
import { post } from "../api.js";
import { is, who } from "../session.js";
import { link } from "../router.js";
import { today } from "../format.js";
import { action, empty, failure, field, head, notice, panel, select } from "../parts.js";
import { preview } from "../preview.js";
import { SIDES, USE_TYPES, word } from "../words.js";

const BASES = ["PER_EXPOSURE", "PER_AUDIO_SECOND", "PER_TRACK_PER_RUN"];
const CONSENTS = ["OPT_IN", "OPT_OUT", "NOT_REQUIRED"];

export async function draftPage({ page, query, signal }) {
  append(
    page,
    head("Draft a licence", {
      trail: [["Unlicensed", "#/unlicensed"]],
      text: query.from
        ? `For ${query.title || query.track} on ${query.platform}, dated back to its first use without licence on ${query.from} (UTC).`
        : "From use without licence.",
    }),
  );
  if (!is("RIGHTSHOLDER", "ADMIN"))
    append(
      page,
      panel(
        "Licence",
        { flush: true },
        empty("Licences are given by rightsholders.", "Sign in with a rightsholder's or an admin's key."),
      ),
    );
  else append(page, form(query, signal));
}

function form(query, signal) {
  const c = controls(query);
  const effect = h("div");
  const save = action(
    "Save the licence",
    async () => {
      await post("/v1/catalogue/licences?atomic=true", [licence(c)]);
      put(
        effect,
        notice(
          "ok",
          h(
            "p",
            {},
            h("strong", {}, "Saved."),
            " Past use that it covers is rated again within seconds, and what it pays is booked in the open month.",
          ),
          h(
            "a",
            { class: "button", href: link(["music", "licences"], { q: c.id.value }) },
            "See the licence",
          ),
        ),
      );
      say("Saved");
    },
    { kind: "primary", disabled: true, onError: (e) => put(effect, rejected(e)) },
  );
  const look = action(
    "Preview what it pays",
    async () => {
      put(effect, await preview({ licences: [licence(c)] }, signal));
      save.disabled = false;
    },
    { onError: (e) => put(effect, rejected(e)) },
  );
  const fields = h("form", { class: "form" }, layout(c));
  fields.addEventListener("submit", (event) => event.preventDefault());
  fields.addEventListener("input", () => (save.disabled = true));
  return panel(
    "Licence",
    {},
    h(
      "div",
      { class: "stack" },
      fields,
      h(
        "div",
        { class: "actions" },
        look,
        save,
        h("span", { class: "small muted" }, "Nothing is saved or booked before you save."),
      ),
      effect,
    ),
  );
}

function rejected(error) {
  const errors = error.problem?.errors ?? [];
  return [
    failure(error),
    h(
      "ul",
      {},
      errors.map((e) => h("li", {}, h("code", {}, `${e.code} ${e.field}`), " ", e.message)),
    ),
  ];
}

function controls(query) {
  const text = (value, props = {}) =>
    h("input", { type: "text", value: value ?? "", required: true, autocomplete: "off", ...props });
  const ticks = (names, chosen) =>
    names.map((name) => h("input", { type: "checkbox", value: name, checked: chosen.includes(name) }));
  const licensor = is("RIGHTSHOLDER") ? who().subject : (query.licensor ?? "");
  return {
    id: text(
      `${licensor || "licence"}-${query.platform ?? "platform"}-${query.track ?? "track"}`.slice(0, 200),
    ),
    licensor: text(licensor, { readonly: is("RIGHTSHOLDER") }),
    platform: text(query.platform),
    track: query.track,
    scope: select(
      [...(query.track ? [["TRACKS", "This track"]] : []), ["CATALOGUE", word("CATALOGUE")]],
      "TRACKS",
    ),
    sides: ticks(SIDES, query.side ? [query.side] : SIDES),
    uses: ticks(USE_TYPES, (query.uses ?? "").split(",")),
    from: h("input", { type: "date", value: query.from ?? today(), required: true }),
    to: h("input", { type: "date", value: "" }),
    consent: select(
      CONSENTS.map((name) => [name, word(name)]),
      "OPT_OUT",
    ),
    basis: select(
      BASES.map((name) => [name, word(name)]),
      query.basis ?? "PER_EXPOSURE",
    ),
    amount: text(short(query.rate ?? "0.004"), {
      inputmode: "decimal",
      pattern: "[0-9]{1,13}([.][0-9]{1,6})?",
    }),
    currency: text(query.currency ?? "GBP", { maxlength: "3", pattern: "[A-Z]{3}" }),
  };
}

/** A licence's amount has six decimals at most, a booked rate nine. */
const short = (rate) =>
  rate.includes(".") ? rate.replace(/(\.\d{6})\d*$/, "$1").replace(/\.?0+$/, "") : rate;

function layout(c) {
  const group = (legend, boxes) =>
    h(
      "fieldset",
      { class: "field wide" },
      h("legend", {}, legend),
      h(
        "div",
        { class: "ticks" },
        boxes.map((box) => h("label", {}, box, word(box.value))),
      ),
    );
  return [
    field("Licence id", c.id),
    field("Licensor", c.licensor),
    field("Platform", c.platform),
    field("Scope", c.scope),
    field("From (UTC day)", c.from),
    field("Until, exclusive", c.to, { note: "Empty: open" }),
    field("Consent of artists", c.consent),
    field("Basis", c.basis),
    field("Amount", c.amount),
    field("Currency", c.currency),
    group("Sides", c.sides),
    group("Uses", c.uses),
  ];
}

function licence(c) {
  const ticked = (boxes) => boxes.filter((box) => box.checked).map((box) => box.value);
  return {
    licenceId: c.id.value.trim(),
    status: "ACTIVE",
    licensor: c.licensor.value.trim(),
    platform: c.platform.value.trim(),
    sides: ticked(c.sides),
    scope: c.scope.value === "TRACKS" ? { kind: "TRACKS", ids: [c.track] } : { kind: "CATALOGUE" },
    useTypes: ticked(c.uses),
    models: ["*"],
    territories: ["*"],
    effectiveFrom: c.from.value,
    effectiveTo: c.to.value || null,
    consent: c.consent.value,
    rate: { basis: c.basis.value, amount: c.amount.value.trim(), currency: c.currency.value.trim() },
  };
}
