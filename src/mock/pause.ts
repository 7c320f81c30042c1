import { onAbort } from "../on-abort.js";

/** No timer waits longer; it would fire at once. */
const longest = 2 ** 31 - 1;

/** Waits for `ms`, but no longer than the caller does: as with fetch, its signal's reason is what is thrown then. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms <= 0) return;
  await new Promise<void>((resolve, reject) => {
    const finish = () => {
      forget();
      resolve();
    };
    const timer = ms > longest ? undefined : setTimeout(finish, ms);
    const forget = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
