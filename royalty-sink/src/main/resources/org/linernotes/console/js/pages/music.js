/** What is one's own, who used it, and the question "was my track used?". */
import { append, h, settled } from "../dom.js";
import { get, pages, path } from "../api.js";
import { is, who } from "../session.js";
import { link, requery } from "../router.js";
import { count, days } from "../format.js";
import { empty, field, head, load, notice, panel } from "../parts.js";
import { rowsOf, table } from "../table.js";

const QUIET_MILLIS = 300;

export async function musicPage({ page, query, signal }) {
  const own = is("RIGHTSHOLDER");
  const search = h("input", {
    type: "search",
    value: query.q ?? "",
    placeholder: "ISRC, title, artist or identifier",
    autocomplete: "off",
  });
  const found = h("div", { class: "stack" });
  append(
    page,
    head(own ? "My music" : "Music", {
      text: own
        ? "What was used, by whom, under which licence and consent, and what it earned."
        : "Every track of the catalogue, with its use.",
      actions: [
        h("a", { class: "button", href: link(["music", "consents"]) }, "Consents"),
        h("a", { class: "button", href: link(["music", "licences"]) }, "Licences"),
      ],
    }),
    h(
      "search",
      {},
      field(own ? "Was my track used?" : "Search", search, {
        note: "An ISRC in any spelling, or namespace:value, is looked up exactly; anything else is looked for in titles and artists.",
      }),
    ),
    found,
  );
  const again = () => {
    requery({ q: search.value.trim() });
    return look(found, search.value.trim(), signal);
  };
  search.addEventListener("input", settled(QUIET_MILLIS, again));
  await look(found, search.value.trim(), signal);
}

let turn = 0;

/** The answer to an older question may come later: only that to the last one is shown. */
async function look(found, q, signal) {
  const mine = ++turn;
  const first = () => get(path("/v1/tracks", { q, limit: 1000 }), { signal });
  await load(found, first, (answer) => (mine === turn ? results(q, answer, signal) : undefined));
}

function results(q, answer, signal) {
  const unmatched = answer.unmatched ?? [];
  return [
    q && answer.tracks.length > 0 ? verdictOf(answer.tracks) : null,
    unmatched.length ? strangers(unmatched) : null,
    answer.tracks.length || !unmatched.length ? trackTable(q, answer, signal) : null,
  ];
}

function verdictOf(tracks) {
  const used = tracks.filter((t) => t.events > 0);
  if (used.length === 0)
    return notice(
      "ok",
      h(
        "p",
        {},
        "No use was reported of ",
        tracks.length === 1 ? h("strong", {}, tracks[0].title) : "these tracks",
        ".",
      ),
    );
  const exposures = used.reduce((sum, t) => sum + t.exposures, 0);
  return notice(
    "warn",
    h(
      "p",
      {},
      h("strong", {}, "Yes, it was used: "),
      `${count(exposures)} exposures `,
      used.length === 1
        ? ["of ", h("a", { href: link(["music", "tracks", used[0].trackId]) }, used[0].title)]
        : `of ${count(used.length)} tracks`,
      ".",
    ),
  );
}

function strangers(unmatched) {
  return panel(
    "Used, and in nobody's catalogue",
    {
      flush: true,
      note: "It is owed to nobody until a track with this identifier is in the catalogue; then past use is rated",
    },
    table(
      "Unmatched use",
      [
        { title: "Identifier", cell: (u) => h("code", {}, u.identifier) },
        { title: "Platforms", cell: (u) => u.platforms.join(", ") },
        { title: "Events", right: true, cell: (u) => count(u.events) },
        { title: "Exposures", right: true, cell: (u) => count(u.exposures) },
      ],
      { rows: unmatched },
    ),
  );
}

async function* rest(q, answer, signal) {
  yield { rows: answer.tracks, last: !answer.next };
  if (answer.next)
    yield* rowsOf(pages("/v1/tracks", { q, limit: 1000, cursor: answer.next }, { signal }), "tracks");
}

function trackTable(q, answer, signal) {
  const none = q
    ? empty(
        `Nothing is called or numbered ${q}.`,
        "Check the spelling, or search for the artist. What is not in the catalogue is found by its exact identifier only.",
      )
    : empty(
        "There is no track here yet.",
        is("RIGHTSHOLDER")
          ? `Tracks appear that ${who().subject} controls or is paid a split of. Send the catalogue by POST /v1/catalogue/tracks.`
          : "Send the catalogue by POST /v1/catalogue/tracks.",
      );
  return panel(
    q ? "Tracks found" : "Tracks",
    { flush: true },
    table(
      "Tracks",
      [
        {
          title: "Title",
          sort: (t) => t.title,
          cell: (t) => h("a", { href: link(["music", "tracks", t.trackId]) }, t.title),
        },
        { title: "Artist", sort: (t) => t.artistName, cell: (t) => t.artistName },
        { title: "Events", right: true, sort: (t) => t.events, cell: (t) => count(t.events) },
        { title: "Exposures", right: true, sort: (t) => t.exposures, cell: (t) => count(t.exposures) },
        { title: "Used", sort: (t) => t.lastDay ?? "", cell: (t) => days(t.firstDay, t.lastDay) },
        { title: "Identifiers", cell: (t) => h("code", {}, t.identifiers.join(", ")) },
      ],
      { source: rest(q, answer, signal), empty: none },
    ),
  );
}
