/** What a limiter tells about a key. */
export interface LimiterState {
  readonly consumedPoints?: number;
  /** In ms: for how long it will remember the key. */
  readonly msBeforeNext?: number;
}

/**
 * What a fleet needs of a limiter: any of rate-limiter-flexible's over a store (Redis, Valkey, Postgres, Memcached, …) has
 * it. Its `points` and `duration` have no say; its `keyPrefix` and its insurance do.
 */
export interface FleetLimiter {
  /** Adds to the key's points in one step, whoever else does so at the same time. */
  penalty(key: string, points: number, options: { customDuration: number }): Promise<LimiterState>;
  get(key: string): Promise<LimiterState | null>;
  block(key: string, seconds: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

/** Stores keep time in whole seconds. */
export function toSeconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
