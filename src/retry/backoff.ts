const base = 500;
const cap = 20_000;

/**
 * How long to wait before retry number `retry` (from 1), in ms: exponential with full jitter, so that clients that failed
 * together do not return together. Where the service asked for a time, never less than that.
 */
export function backoff(retry: number, asked = 0): number {
  return asked + Math.random() * Math.min(cap, base * 2 ** (retry - 1));
}
