import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { loader, project } from "./maloi.js";

/* What happens to work under way when somebody stops the program. */

const module = pathToFileURL(join(project, "scripts/commands/interrupts.ts")).href;

/** Runs `code` with what `interrupts.ts` exports, and sends it `signal` each time that it says `now`. */
async function interrupted(code: string, signal: NodeJS.Signals) {
  const program = `
    import { beforeStop, finish } from ${JSON.stringify(module)};
    const say = (text) => new Promise((done) => process.stdout.write(text + "\\n", done));
    const stay = () => new Promise((done) => setTimeout(done, 300));
    ${code}`;
  const child = spawn(process.execPath, ["--import", loader, "--input-type=module", "-e", program]);
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    for (const _ of text.matchAll(/now/g)) child.kill(signal);
  });
  return new Promise((resolve) =>
    child.once("close", (code, ended) => resolve([said.split("\n"), code ?? ended])),
  );
}

it.each<[name: string, code: string, said: string[], end: number | string]>([
  [
    "is done to its end, and nothing after it",
    'await finish(async () => { await say("now"); await stay(); await say("done"); }); await say("after"); await stay();',
    ["now", "done"],
    "SIGINT",
  ],
  [
    "is done to its end, however often one asks",
    'await finish(async () => { await say("now"); await stay(); await say("now"); await stay(); await say("done"); }); await stay();',
    ["now", "now", "done"],
    "SIGINT",
  ],
  [
    "is done to its end, also where it fails",
    'await finish(async () => { await say("now"); await stay(); throw new Error("no"); }).catch(() => say("failed")); await stay();',
    ["now"],
    "SIGINT",
  ],
  [
    "stops at once where there is none",
    'await finish(stay); await say("now"); await stay(); await say("after");',
    ["now"],
    "SIGINT",
  ],
  [
    "is followed by the last things",
    'beforeStop(() => console.log("last")); await say("now"); await stay();',
    ["now", "last"],
    "SIGINT",
  ],
  [
    "is somebody else's to end, where somebody listens",
    'process.once("SIGINT", () => say("heard")); await finish(async () => { await say("now"); await stay(); }); await say("after");',
    ["now", "heard", "after"],
    0,
  ],
])("%s", async (_, code, said, end) => {
  expect(await interrupted(code, "SIGINT")).toEqual([[...said, ""], end]);
});
