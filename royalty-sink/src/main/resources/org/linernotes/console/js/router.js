/** Pages by the part of the address behind #: a link into the depth survives a reload, and no key is ever in it. */

const routes = [];

/** A pattern such as `money/:month/parties/:party`, and what shows it. */
export function route(pattern, show) {
  routes.push({ pieces: pattern.split("/"), show });
}

/** An address of the console, with its query; what is empty is left out. */
export function link(pieces, query = {}) {
  const way = pieces.map((piece) => encodeURIComponent(piece)).join("/");
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  const text = params.toString();
  return `#/${way}${text ? `?${text}` : ""}`;
}

/** Where we are: pieces and query. */
export function here(hash = location.hash) {
  const [way, query = ""] = hash.replace(/^#\/?/, "").split("?");
  return {
    pieces: way.split("/").filter(Boolean).map(decoded),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

function decoded(piece) {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

/** The page of an address, with the values of its names; null: there is none. */
export function find(pieces) {
  for (const { pieces: pattern, show } of routes) {
    const params = match(pattern, pieces);
    if (params) return { show, params };
  }
  return null;
}

function match(pattern, pieces) {
  if (pattern.length !== pieces.length) return null;
  const params = {};
  for (const [i, name] of pattern.entries()) {
    if (name.startsWith(":")) params[name.slice(1)] = pieces[i];
    else if (name !== pieces[i]) return null;
  }
  return params;
}

/** Another query for the page that is shown: the address keeps what is being looked at, and nothing is loaded anew. */
export function requery(query) {
  history.replaceState(null, "", link(here().pieces, query));
}
