/* Compiled, never run: what a fleet may be made of. */
import { createFleet, type FleetLimiter } from "maloi/fleet";
import type * as Flexible from "rate-limiter-flexible";

/** Every limiter over one store. */
type Limiter =
  | Flexible.RateLimiterCluster
  | Flexible.RateLimiterDrizzle
  | Flexible.RateLimiterDrizzleNonAtomic
  | Flexible.RateLimiterDynamo
  | Flexible.RateLimiterEtcd
  | Flexible.RateLimiterEtcdNonAtomic
  | Flexible.RateLimiterMemcache
  | Flexible.RateLimiterMemory
  | Flexible.RateLimiterMongo
  | Flexible.RateLimiterMySQL
  | Flexible.RateLimiterPostgres
  | Flexible.RateLimiterPrisma
  | Flexible.RateLimiterRedis
  | Flexible.RateLimiterRedisNonAtomic
  | Flexible.RateLimiterSQLite
  | Flexible.RateLimiterValkey
  | Flexible.RateLimiterValkeyGlide
  | Flexible.RLWrapperBlackAndWhite
  | Flexible.RLWrapperTimeouts;

/** Those of several stores, or of none. */
interface Others {
  union: Flexible.RateLimiterUnion;
  bursty: Flexible.BurstyRateLimiter;
  queue: Flexible.RateLimiterQueue;
}

export function fleets(limiter: Limiter, { union, bursty, queue }: Others): void {
  createFleet(limiter);
  createFleet(limiter, { egress: "a", timeout: 100 });
  // @ts-expect-error: several limiters are not one store
  createFleet(union);
  // @ts-expect-error: two limiters are not one store
  createFleet(bursty);
  // @ts-expect-error: a queue counts nothing
  createFleet(queue);
}

/** One's own may say what the options are. */
export const own: FleetLimiter = {
  async penalty(_key: string, points: number, { customDuration }: { customDuration: number }) {
    return { consumedPoints: points, msBeforeNext: customDuration * 1000 };
  },
  get: async () => null,
  block: async () => undefined,
  delete: async () => undefined,
};
