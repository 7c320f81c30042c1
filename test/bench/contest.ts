import { type Cost, median } from "./measured.js";

/** One way to do the work. */
export interface Contender {
  readonly name: string;
  /** So many times the first contender's time is what is wanted. */
  readonly reach?: number;
  /** Done before each run, and not measured. */
  prepare?(): void;
  run(): Promise<Cost>;
}

/** Runs all contenders in turns, and prints the medians: first what each takes in times of the first. */
export async function contest(
  title: string,
  rounds: number,
  contenders: readonly Contender[],
): Promise<void> {
  const costs = new Map<Contender, Cost[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [contender, own] of costs) {
      contender.prepare?.();
      own.push(await contender.run());
    }
  }
  console.log(`\n${title}: medians of ${rounds} rounds`);
  row(["", "× time", "reach", "× CPU", "× memory", "time", "CPU", "memory"]);
  const [base] = [...costs.values()].map(medians);
  for (const [{ name, reach }, own] of costs) {
    const { time, work, memory } = medians(own);
    const times = base && [time / base.time, work / base.work, memory / base.memory].map((x) => x.toFixed(2));
    const [inTime = "", inWork = "", inMemory = ""] = times ?? [];
    const wanted = reach === undefined ? "" : `≤ ${reach.toFixed(2)}`;
    row([
      ...[name, inTime, wanted, inWork, inMemory],
      ...[`${time.toFixed(0)} ms`, `${work.toFixed(0)} ms`, `${memory.toFixed(0)} MB`],
    ]);
  }
}

function medians(costs: readonly Cost[]): Cost {
  const of = (name: keyof Cost): number => median(costs.map((cost) => cost[name]));
  return { time: of("time"), work: of("work"), memory: of("memory") };
}

function row([name = "", ...cells]: readonly string[]): void {
  console.log(name.padEnd(32) + cells.map((cell) => cell.padStart(10)).join(""));
}
