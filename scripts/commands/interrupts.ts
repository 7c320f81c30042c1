const signals = ["SIGINT", "SIGTERM"] as const;
type Signal = NodeJS.Signals;

/** What is done before somebody's signal ends the program. */
const lastThings = new Set<() => void>();
/** How much is under way that must not be left half done. */
let underWay = 0;
let pending: Signal | undefined;

/** Calls `work` before the program is ended by a signal, such as Ctrl+C. */
export function beforeStop(work: () => void): void {
  lastThings.add(work);
  listen();
}

/** Does `work` to its end, even where somebody stops the program meanwhile; only then it ends. */
export async function finish<T>(work: () => Promise<T>): Promise<T> {
  listen();
  underWay++;
  try {
    return await work();
  } finally {
    underWay--;
    if (pending && underWay === 0) end(pending);
  }
}

function listen(): void {
  for (const signal of signals) {
    process.off(signal, stop);
    // First of all: a listener that is called once is no longer counted when its turn is over.
    process.prependListener(signal, stop);
  }
}

function stop(signal: Signal): void {
  for (const work of lastThings) work();
  // Whoever else listens ends the program in its own way.
  if (process.listenerCount(signal) > 1) return;
  if (underWay > 0) pending = signal;
  else end(signal);
}

/** As the signal would have, had nobody listened. */
function end(signal: Signal): void {
  for (const name of signals) process.off(name, stop);
  process.kill(process.pid, signal);
}
