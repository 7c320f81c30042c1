import { median } from "./measured.js";

/** One way to do the work, within this process. */
export interface Racer {
  readonly name: string;
  run(): unknown;
}

export interface Race {
  readonly title: string;
  readonly racers: readonly Racer[];
  /** The names of those whose time the others' are told in times of. */
  readonly beside: readonly string[];
  /** How many times the work is done in a round. */
  readonly times: number;
  /** How many are under way at once. Default: 1; 0 for work that is no promise. */
  readonly atOnce?: number;
  /** Default: 15 */
  readonly rounds?: number;
  /** What is to be reached, in words. */
  readonly reach?: string;
}

/** Runs all racers in turns, after a round that does not count, and prints the medians: ratios first. */
export async function race({
  title,
  racers,
  beside,
  times,
  atOnce = 1,
  rounds = 15,
  reach,
}: Race): Promise<void> {
  const taken = new Map(racers.map((racer) => [racer, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [racer, own] of taken) {
      const time = await timeOf(racer, times, atOnce);
      if (round > 0) own.push(time);
    }
  }
  const medians = new Map([...taken].map(([{ name }, own]) => [name, median(own)]));
  console.log(`\n${title}: medians of ${rounds} rounds of ${times}${reach ? `; reach: ${reach}` : ""}\n`);
  printRow(["", ...beside.map((name) => `× ${name}`), "µs"]);
  for (const [name, time] of medians) {
    const ratios = beside.map((other) => (time / (medians.get(other) ?? Number.NaN)).toFixed(2));
    printRow([name, ...ratios, time < 1 ? time.toFixed(3) : time.toFixed(1)]);
  }
}

/** In µs for one. */
async function timeOf({ run }: Racer, times: number, atOnce: number): Promise<number> {
  const started = performance.now();
  if (atOnce === 0) {
    for (let count = 0; count < times; count++) run();
    return ((performance.now() - started) * 1000) / times;
  }
  const each = Math.ceil(times / atOnce);
  const workers = Array.from({ length: atOnce }, async () => {
    for (let count = 0; count < each; count++) await run();
  });
  await Promise.all(workers);
  return ((performance.now() - started) * 1000) / (each * atOnce);
}

export function printRow([name = "", ...cells]: readonly string[]): void {
  console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(18)).join(""));
}
