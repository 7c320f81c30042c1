/** What a limiter tells about a key. */
export interface LimiterState {
  readonly consumedPoints: number;
  /** In ms: for how long it will remember the key. */
  readonly msBeforeNext: number;
}

/**
 * What a fleet needs of a limiter: any of rate-limiter-flexible's over a store (Redis, Valkey, Postgres, Memcached, …) has
 * it. Its `points` and `duration` have no say; its `keyPrefix` and its insurance do.
 */
export interface FleetLimiter {
  /**
   * Adds to the key's points in one step, whoever else does so at the same time.
   *
   * @param options `{ customDuration }`, in seconds, for a key that is new. Not typed more closely, because
   * RateLimiterMongo's type does not know of it.
   */
  penalty(key: string, points: number, options?: object): Promise<LimiterState>;
  get(key: string): Promise<LimiterState | null>;
  block(key: string, seconds: number): Promise<unknown>;
  delete(key: string): Promise<unknown>;
}

const methods = ["penalty", "get", "block", "delete"] as const;

/** @throws TypeError where it is none, whatever the compiler was told. */
export function checkLimiter(limiter: FleetLimiter): void {
  const missing = methods.find((method) => typeof limiter?.[method] !== "function");
  if (missing) throw new TypeError(`limiter must have the method ${missing}, as those of one store do`);
}
