/** Begins: who is it, which pages are theirs, and which of them does the address name. */
import { append, h, put, say, svg } from "./dom.js";
import { get, onUnauthorised } from "./api.js";
import { key, knownAs, signOut, who } from "./session.js";
import { applyTheme, themeSwitch } from "./theme.js";
import { find, here, link, route } from "./router.js";
import { empty, failure, head } from "./parts.js";
import { signInPage } from "./pages/sign-in.js";
import { flowPage } from "./pages/flow.js";
import { auditPage } from "./pages/audit.js";
import { monthsPage } from "./pages/months.js";
import { monthPage } from "./pages/month.js";
import { comparePage } from "./pages/compare.js";
import { partyPage } from "./pages/party.js";
import { partTrackPage } from "./pages/party-track.js";
import { entryPage } from "./pages/entry.js";
import { musicPage } from "./pages/music.js";
import { trackPage } from "./pages/track.js";
import { consentsPage } from "./pages/consents.js";
import { licencesPage } from "./pages/licences.js";
import { unlicensedPage } from "./pages/unlicensed.js";
import { draftPage } from "./pages/draft.js";

const PAGES = {
  ADMIN: [
    ["flow", "Flow"],
    ["music", "Music"],
    ["unlicensed", "Unlicensed"],
  ],
  FINANCE: [
    ["money", "Money"],
    ["flow", "Flow"],
    ["music", "Music"],
    ["unlicensed", "Unlicensed"],
  ],
  RIGHTSHOLDER: [
    ["music", "My music"],
    ["money", "Earnings"],
    ["unlicensed", "Unlicensed"],
  ],
  PLATFORM: [
    ["unlicensed", "Unlicensed"],
    ["money", "Costs"],
    ["audit", "Reported"],
    ["licences", "Licences"],
  ],
};

route("flow", flowPage);
route("audit", auditPage);
route("audit/:month", auditPage);
route("money", monthsPage);
route("money/compare/:month/:with", comparePage);
route("money/entries/:entry", entryPage);
route("money/:month", monthPage);
route("money/:month/parties/:party", partyPage);
route("money/:month/parties/:party/tracks/:track", partTrackPage);
route("music", musicPage);
route("music/consents", consentsPage);
route("music/licences", licencesPage);
route("licences", licencesPage);
route("music/tracks/:track", trackPage);
route("unlicensed", unlicensedPage);
route("unlicensed/draft", draftPage);

const bar = document.getElementById("bar");
const main = document.getElementById("main");
let leaving = new AbortController();

function showBar() {
  const me = who();
  const first = here().pieces[0];
  const pages = me ? PAGES[me.role] : [];
  put(
    bar,
    h("a", { class: "brand", href: "#/" }, mark(), "Linernotes"),
    pages.length
      ? h(
          "nav",
          { class: "nav", "aria-label": "Pages" },
          pages.map(([name, label]) =>
            h("a", { href: link([name]), "aria-current": name === first ? "page" : null }, label),
          ),
        )
      : null,
    h(
      "div",
      { class: "who" },
      me
        ? h(
            "span",
            { class: "subject" },
            me.role.toLowerCase(),
            me.subject ? [" ", h("strong", {}, me.subject)] : null,
          )
        : null,
      themeSwitch(),
      me ? h("button", { type: "button", class: "quiet", on: { click: () => leave() } }, "Sign out") : null,
    ),
  );
}

function mark() {
  return svg(
    "svg",
    { viewBox: "0 0 32 32", "aria-hidden": "true" },
    svg("path", {
      d: "M4 7h24M4 14h24M4 21h15M4 28h9",
      stroke: "currentColor",
      "stroke-width": "3",
      "stroke-linecap": "round",
    }),
  );
}

function leave(message = null) {
  signOut();
  showBar();
  next();
  put(main, signInPage(enter, message));
  document.title = "Sign in \u00b7 Linernotes";
}

/** What the page before still waits for is dropped. */
function next() {
  leaving.abort();
  leaving = new AbortController();
  return leaving.signal;
}

async function enter() {
  try {
    knownAs(await get("/v1/me"));
  } catch (e) {
    if (e.status !== 401) put(main, failure(e, enter));
    return;
  }
  // Whoever signs in after another begins at a page of their own.
  const first = here().pieces[0];
  if (first && !mine().includes(first)) location.replace("#/");
  else show();
}

const mine = () => PAGES[who().role].map(([name]) => name);

async function show() {
  if (!who()) return;
  const { pieces, query } = here();
  if (pieces.length === 0) {
    location.replace(link([PAGES[who().role][0][0]]));
    return;
  }
  const signal = next();
  showBar();
  const found = mine().includes(pieces[0]) ? find(pieces) : null;
  const page = h("div", { class: "page" });
  put(main, page);
  main.dataset.shows = location.hash;
  if (!found) {
    append(
      page,
      head("No such page"),
      empty("There is nothing at this address.", "The pages that are yours are named above."),
    );
  } else {
    await found.show({ page, params: found.params, query, signal });
  }
  if (!signal.aborted) arrived(page);
}

function arrived(page) {
  const title = page.querySelector("h1");
  document.title = `${title?.textContent ?? "Console"} \u00b7 Linernotes`;
  say(document.title);
  scrollTo(0, 0);
  title?.focus({ preventScroll: true });
}

onUnauthorised(() => leave(key() ? "This key does not work, or no longer." : null));
addEventListener("hashchange", show);
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
applyTheme();
showBar();
if (key()) enter();
else leave();
