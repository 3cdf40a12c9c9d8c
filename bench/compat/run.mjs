// Plays runs through one client and tells what it saw of each.
// usage: node run.mjs CLIENT < runs  ->  one JSON document of views by the runs' ids
//
// A run: {id, baseURL, headers, wire, ask, retries, timeout?, leaveAfter?, body?}. A run that the client has no such ask for is left out.
import { readFileSync } from "node:fs";
import { failure } from "./views.mjs";

const AT_ONCE = 48;
const MOST_MILLIS = 60_000;
const client = await import(`./clients/${process.argv[2]}.mjs`);
const runs = JSON.parse(readFileSync(0, "utf8"));
const views = {};

async function play(run, ask) {
  const leaving = new AbortController();
  const seen = { answers: [], pieces: [] };
  const ways = {
    seen,
    signal: leaving.signal,
    timeout: run.timeout,
    retries: run.retries,
    // What still arrives after the client has left depends on what was under way.
    piece(piece) {
      if (leaving.signal.aborted) return;
      seen.pieces.push(piece);
      if (seen.pieces.length === run.leaveAfter) leaving.abort();
    },
  };
  const opened = client.open({ ...run, fetch: run.body === undefined ? fetch : sending(run.body) });
  try {
    await Promise.race([ask(opened, ways), tooLong()]);
  } catch (error) {
    seen.error = (client.failure ?? failure)(error);
  }
  return seen;
}

// A run that hangs is told as such, and holds up no other.
function tooLong() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("it did not end")), MOST_MILLIS).unref());
}

// What JSON.stringify would never write goes out in place of what the client wrote.
function sending(body) {
  return (url, init) => fetch(url, { ...init, body });
}

async function playNext() {
  for (let run = runs.shift(); run; run = runs.shift()) {
    const ask = client.asks[run.wire]?.[run.ask];
    if (ask) views[run.id] = await play(run, ask);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, playNext));
process.stdout.write(JSON.stringify(views), () => process.exit(0));
