import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type CallerName, callers } from "./callers.js";
import { type Simulation, simulate, type Tally } from "./simulate.js";

/* An hour of 1,000 workers behind one IP address, once with each client. README.md says more. */

const hour: Simulation = {
  workers: 1000,
  minutes: 60,
  // Any other costs a third more of real time; ban.test.ts has one.
  latency: 0,
  troubles: [
    { kind: "outage", from: 5, to: 10 },
    { kind: "rateLimit", from: 20, to: 35 },
    { kind: "mistake", from: 45, to: 55 },
  ],
};

const names = Object.keys(callers).filter((name): name is CallerName => Object.hasOwn(callers, name));
const asked = names.find((name) => name === process.argv[2]);

if (asked) process.send?.(await simulate(asked, hour));
else await compare();

async function compare(): Promise<void> {
  const [naive, maloi] = await Promise.all([runApart("naive"), runApart("maloi")]);
  print({ naive, maloi });
  if (naive.bans > 0 && maloi.bans === 0) return;
  console.error("The naive client was to be banned, and maloi's never.");
  process.exitCode = 1;
}

/** In a process of its own: each simulation needs a clock, and a core, for itself. */
async function runApart(name: CallerName): Promise<Tally> {
  const child = fork(fileURLToPath(import.meta.url), [name]);
  const failed = once(child, "exit").then(() => Promise.reject(new Error(`${name} ended without a tally`)));
  const [tally] = (await Promise.race([once(child, "message"), failed])) as [Tally];
  failed.catch(() => undefined);
  return tally;
}

function print(tallies: Readonly<Record<CallerName, Tally>>): void {
  const count = (value: number) => value.toLocaleString("en");
  const rows = names.map((name) => {
    const { requests, failures, refused, bans, minutesBanned, success } = tallies[name];
    const counts = [requests, failures, refused, bans].map(count);
    return [name, ...counts, minutesBanned.toFixed(1), count(success)];
  });
  const head = ["client", "requests", "failures", "refused locally", "bans", "minutes banned", "successes"];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(cells.join("  "));
  }
}
