/** Consents: a switch per platform and use type, their effect in money first, then saved as records. */
import { append, h, put, say } from "../dom.js";
import { all } from "../api.js";
import { is, who } from "../session.js";
import { link } from "../router.js";
import { deciding } from "../consent.js";
import { time, today } from "../format.js";
import { empty, field, head, load, panel, select, stateBadge } from "../parts.js";
import { table } from "../table.js";
import { pendingBar, withPending } from "./consent-changes.js";
import { USE_TYPES, word, words } from "../words.js";

export async function consentsPage({ page, query, signal }) {
  const body = h("div", { class: "stack" });
  append(
    page,
    head("Consents", {
      trail: [[is("RIGHTSHOLDER") ? "My music" : "Music", "#/music"]],
      text: "What an artist allows, by platform and use. Under a licence that asks for consent, use against it is refused.",
    }),
    body,
  );
  await load(
    body,
    () =>
      Promise.all([
        all("/v1/artists", "artists", {}, { signal }),
        is("PLATFORM") ? [] : all("/v1/licences", "licences", {}, { signal }),
      ]),
    ([artists, licences]) => {
      const known =
        is("RIGHTSHOLDER") && !artists.some((a) => a.artist === who().subject)
          ? [...artists, { artist: who().subject, name: who().subject }]
          : artists;
      const own = known.find((a) => a.artist === (query.artist ?? who().subject)) ?? known[0];
      if (!own)
        return panel(
          "Consents",
          { flush: true },
          empty("There is no artist here yet.", "Artists appear with the tracks that name them."),
        );
      return ofArtist(own, known, platformsOf(licences), signal);
    },
  );
}

const platformsOf = (licences) =>
  [...new Set(licences.map((l) => l.platform))].filter((p) => p !== "*").sort();

function ofArtist(artist, artists, platforms, signal) {
  const choice = select(
    artists.map((a) => [a.artist, a.name === a.artist ? a.name : `${a.name} (${a.artist})`]),
    artist.artist,
  );
  choice.addEventListener(
    "change",
    () => (location.hash = link(["music", "consents"], { artist: choice.value })),
  );
  const box = h("div", { class: "stack" });
  const view = {
    artist: artist.artist,
    platforms,
    found: [],
    pending: new Map(),
    from: today(),
    box,
    signal,
  };
  view.records = () => all("/v1/consents", "consents", { artist: view.artist }, { signal });
  view.reload = () => reload(view);
  view.reload();
  return [artists.length > 1 ? h("div", { class: "filters" }, field("Artist", choice)) : null, box];
}

function reload(view) {
  return load(view.box, view.records, (found) => {
    view.found = found;
    view.platforms = [...new Set([...view.platforms, ...found.map((r) => r.platform)])]
      .filter((p) => p !== "*")
      .sort();
    return draw(view);
  });
}

const may = (artist) => is("ADMIN") || (is("RIGHTSHOLDER") && who().subject === artist);

function draw(view) {
  const grid = h("div");
  const changes = h("div");
  view.redraw = () => {
    put(grid, switches(view));
    put(changes, view.pending.size ? pendingBar(view) : null);
  };
  view.redraw();
  return [
    panel(
      "Decisions",
      may(view.artist)
        ? { flush: true, actions: another(view) }
        : { flush: true, note: "Only the artist and admins change these" },
      grid,
      changes,
    ),
    history(view),
  ];
}

/** Platforms are those of licences and decisions; another may be decided about before it has either. */
function another(view) {
  const name = h("input", {
    type: "text",
    "aria-label": "Another platform",
    placeholder: "Another platform",
  });
  const form = h("form", { class: "actions" }, h("div", {}, name), h("button", { type: "submit" }, "Add"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const platform = name.value.trim();
    if (!platform || platform === "*" || view.platforms.includes(platform)) return;
    view.platforms = [...view.platforms, platform].sort();
    name.value = "";
    view.redraw();
  });
  return form;
}

function switches(view) {
  const platforms = ["*", ...view.platforms];
  const name = (platform) => (platform === "*" ? "Every platform" : platform);
  const use = (type) => (type === "*" ? "Every use" : word(type));
  const effective = withPending(view);
  const day = view.from > today() ? view.from : today();
  return h(
    "div",
    { class: "table short consents", tabindex: "0", role: "region", "aria-label": "Decisions, table" },
    h(
      "table",
      { "aria-label": "Decisions" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Use"),
          platforms.map((p) => h("th", { scope: "col" }, name(p))),
        ),
      ),
      h(
        "tbody",
        {},
        ["*", ...USE_TYPES].map((type) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, use(type)),
            platforms.map((platform) =>
              h(
                "td",
                {},
                pair(
                  view,
                  platform,
                  type,
                  deciding(effective, platform, type, day)?.decision ?? null,
                  `${name(platform)}, ${use(type).toLowerCase()}`,
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

function pair(view, platform, type, decided, of) {
  const changed = view.pending.has(JSON.stringify([platform, type]));
  const one = (label, choice) =>
    h(
      "button",
      {
        type: "button",
        class: choice === "OPT_IN" ? "allow" : "deny",
        "aria-pressed": String(decided === choice),
        "aria-label": `${label}: ${of}`,
        disabled: !may(view.artist),
        on: {
          click: (event) =>
            choose(view, platform, type, choice, event.currentTarget.getAttribute("aria-label")),
        },
      },
      label,
    );
  return h(
    "span",
    { class: ["pair", changed && "changed"], role: "group", "aria-label": of },
    one("Allow", "OPT_IN"),
    one("Deny", "OPT_OUT"),
  );
}

function choose(view, platform, type, choice, label) {
  const key = JSON.stringify([platform, type]);
  view.pending.delete(key);
  if (deciding(withPending(view), platform, type, today())?.decision !== choice)
    view.pending.set(key, choice);
  view.redraw();
  view.box.querySelector(`button[aria-label="${CSS.escape(label)}"]`)?.focus();
  say(`${view.pending.size} changes, not saved`);
}

function history(view) {
  return panel(
    "Records",
    {
      flush: true,
      note: "The latest from-day decides; on a tie a named platform, then a named use, then the denial",
    },
    table(
      "Records",
      [
        { title: "From", sort: (r) => r.effectiveFrom, cell: (r) => r.effectiveFrom },
        { title: "To", sort: (r) => r.effectiveTo ?? "", cell: (r) => r.effectiveTo ?? "open" },
        { title: "Platform", sort: (r) => r.platform, cell: (r) => word(r.platform) },
        { title: "Uses", cell: (r) => words(r.useTypes) },
        { title: "Decision", sort: (r) => r.decision, cell: (r) => stateBadge(r.decision) },
        { title: "Accepted", sort: (r) => r.acceptedAt, cell: (r) => time(r.acceptedAt) },
        { title: "Record", sort: (r) => r.consentId, cell: (r) => h("code", {}, r.consentId) },
      ],
      {
        rows: view.found.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1)),
        empty: empty(
          "No decision is recorded.",
          "Until one is, licences with opt-in refuse use and those with opt-out allow it.",
        ),
      },
    ),
  );
}
