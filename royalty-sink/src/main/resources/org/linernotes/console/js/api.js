/** The HTTP API of the same origin, as the holder of the tab's key sees it. */
import { key } from "./session.js";

/** A problem as the API tells it, with its stable code. */
export class ApiError extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `status ${status}`);
    this.status = status;
    this.code = problem.code ?? "";
    this.problem = problem;
  }
}

let unauthorised = () => {};

/** What to do when a key stops working. */
export function onUnauthorised(action) {
  unauthorised = action;
}

/** A path with its query; what is empty is left out. */
export function path(base, params = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") query.set(name, value);
  }
  const text = query.toString();
  return text ? `${base}?${text}` : base;
}

/** A piece of a path, whatever it has in it. */
export const part = encodeURIComponent;

export async function get(url, { signal } = {}) {
  return (await send(url, { signal, headers: { Accept: "application/json" } })).json();
}

export async function post(url, body, { signal } = {}) {
  const headers = { Accept: "application/json", "Content-Type": "application/json" };
  const answer = await send(url, { method: "POST", signal, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

/** An answer as it comes: for streams and files. */
export async function send(url, { headers = {}, ...options } = {}) {
  let answer;
  try {
    answer = await fetch(url, {
      ...options,
      cache: "no-store",
      headers: { ...headers, Authorization: `Bearer ${key() ?? ""}` },
    });
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new ApiError(0, { code: "UNREACHABLE", detail: "The service does not answer." });
  }
  if (answer.ok) return answer;
  const error = new ApiError(answer.status, await problemOf(answer));
  if (answer.status === 401) unauthorised(error);
  throw error;
}

async function problemOf(answer) {
  try {
    return JSON.parse(await answer.text());
  } catch {
    return { title: answer.statusText };
  }
}

/** Pages of a list, one after the other, by its cursor. */
export async function* pages(base, params = {}, options = {}) {
  let cursor = null;
  do {
    const page = await get(path(base, { ...params, cursor }), options);
    yield page;
    cursor = page.next;
  } while (cursor);
}

/** All items of a list: for lists that are known to be short. */
export async function all(base, member, params = {}, options = {}) {
  const items = [];
  for await (const page of pages(base, { limit: 1000, ...params }, options)) items.push(...page[member]);
  return items;
}

/** Gets a file with the key and hands it to the browser; one that breaks off is an error, not a file. */
export async function download(url, name, accept = "*/*") {
  const answer = await send(url, { headers: { Accept: accept } });
  const given = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
  const href = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = href;
  link.download = given ? given[1] : name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
