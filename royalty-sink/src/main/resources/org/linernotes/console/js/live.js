/**
 * Server-sent events over fetch: EventSource cannot send the key in a header, and a key in an
 * address would stand in logs.
 */
import { send } from "./api.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;

/**
 * Follows a stream, again and again when it ends, until told to stop.
 * @param onData gets the object of each event
 * @param onState gets "on", "waiting", or the error of the last try
 */
export async function follow(url, { signal, onData, onState }) {
  let wait = FIRST_WAIT;
  while (!signal.aborted) {
    try {
      const answer = await send(url, { signal, headers: { Accept: "text/event-stream" } });
      onState("on");
      wait = FIRST_WAIT;
      await read(answer.body, onData);
      onState("waiting");
    } catch (e) {
      if (signal.aborted) return;
      onState(e);
      if (e.status === 401 || e.status === 403 || e.status === 404) return;
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
    await pause(wait, signal);
  }
}

async function read(body, onData) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value.replaceAll("\r", "")).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const data = dataOf(block);
      if (data) onData(JSON.parse(data));
    }
  }
}

/** Comments, which keep the connection open, have none. */
function dataOf(block) {
  return block
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(5).trimStart())
    .join("\n");
}

function pause(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
