import { createMock, type Mock } from "../../src/mock/index.js";
import { type CallEnd, type Caller, type CallerName, callers } from "./callers.js";
import { SimulatedClock } from "./clock.js";
import { seededRandom } from "./random.js";
import { Schedule, type Trouble } from "./troubles.js";

export interface Simulation {
  readonly workers: number;
  readonly minutes: number;
  /** In ms: how long an answer is on its way. */
  readonly latency: number;
  readonly troubles: readonly Trouble[];
}

/** What became of the calls of one client. */
export interface Tally extends Readonly<Record<CallEnd, number>> {
  readonly requests: number;
  readonly failures: number;
  readonly bans: number;
  readonly minutesBanned: number;
}

const second = 1000;

/** Runs as fast as it can; the process has no other clock meanwhile. */
export async function simulate(
  name: CallerName,
  { workers, minutes, latency, troubles }: Simulation,
): Promise<Tally> {
  const clock = new SimulatedClock();
  const uninstall = clock.install(seededRandom(1));
  try {
    const schedule = new Schedule(troubles);
    const recognize = schedule.recognizer(seededRandom(2));
    const mock = createMock({ banRule: true, price: 0, latency, recognize });
    schedule.plan(mock);
    const ends = { success: 0, failure: 0, refused: 0 };
    const bans = watchBans(mock);
    const caller = callers[name](mock);
    for (let worker = 0; worker < workers; worker++) void work(worker, caller, schedule, ends);
    await clock.runTo(minutes * 60 * second);
    const failures = mock.requests.filter(({ code }) => code !== undefined).length;
    const { begun, seconds } = bans;
    return { requests: mock.requests.length, failures, ...ends, bans: begun, minutesBanned: seconds / 60 };
  } finally {
    uninstall();
  }
}

/** Calls, then pauses for 4 to 6 s, for good; the pauses are the worker's own, whichever the client. */
async function work(
  worker: number,
  caller: Caller,
  schedule: Schedule,
  ends: Record<CallEnd, number>,
): Promise<void> {
  const random = seededRandom(1000 + worker);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  // So that they do not all begin at once.
  await pause(random() * 6 * second);
  for (;;) {
    ends[await caller(schedule.taskOf(worker))]++;
    await pause((4 + random() * 2) * second);
  }
}

/** Looks once a second. */
function watchBans(mock: Mock): { readonly begun: number; readonly seconds: number } {
  const bans = { begun: 0, seconds: 0 };
  let last: number | undefined;
  const look = () => {
    const { bannedUntil } = mock;
    if (bannedUntil !== undefined) bans.seconds++;
    if (bannedUntil !== undefined && bannedUntil !== last) bans.begun++;
    last = bannedUntil ?? last;
    setTimeout(look, second);
  };
  look();
  return bans;
}
