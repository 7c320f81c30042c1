type Callback = () => void;

const callbacks = new WeakMap<AbortSignal, Set<Callback>>();

/**
 * Calls `callback` when `signal` aborts, until the returned function is called. However many wait for the same signal, it
 * has one listener: Node warns of a leak at the eleventh.
 */
export function onAbort(signal: AbortSignal, callback: Callback): () => void {
  const waiting = callbacks.get(signal) ?? listen(signal);
  waiting.add(callback);
  return () => {
    waiting.delete(callback);
    if (waiting.size > 0 || callbacks.get(signal) !== waiting) return;
    callbacks.delete(signal);
    signal.removeEventListener("abort", notify);
  };
}

function listen(signal: AbortSignal): Set<Callback> {
  const waiting = new Set<Callback>();
  callbacks.set(signal, waiting);
  signal.addEventListener("abort", notify, { once: true });
  return waiting;
}

function notify(this: AbortSignal): void {
  const waiting = callbacks.get(this) ?? [];
  callbacks.delete(this);
  for (const callback of [...waiting]) callback();
}
