import { once } from "node:events";
import { Redis } from "ioredis";
import pg from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis } from "rate-limiter-flexible";
import { createFleet, type FleetLimiter } from "../../src/fleet/fleet.js";
import { type ClientEvent, createClient, isApiError, isCooldownError } from "../../src/index.js";

/* One process of a fleet. Told by its parent what to do, it tells how it went. */

/** What a worker is started with. */
export interface WorkerOptions {
  /** The service's. */
  readonly baseUrl: string;
  readonly clientKey: string;
  /** Where the store is; without it, the worker is on its own. */
  readonly store?: string;
  readonly egress?: string;
  /** Whether the limiter itself has a substitute for a store that is down. */
  readonly insured?: true;
}

/** Calls to be made, all at once; each may take `deadline` ms. */
export interface Order {
  readonly calls: number;
  readonly deadline?: number;
}

/** How the calls of an order ended. */
export interface Report {
  readonly successes: number;
  /** How many failed with each code, or each kind of error. Those that were not sent have a `!` before the code. */
  readonly failures: Readonly<Record<string, number>>;
  /** How long the longest took, in ms. */
  readonly longest: number;
  /** What happened since the last report. */
  readonly events: readonly ClientEvent["type"][];
}

const { baseUrl, clientKey, store, egress, insured } = JSON.parse(process.argv[2] ?? "") as WorkerOptions;
const events: ClientEvent["type"][] = [];
const api = createClient({
  baseUrl,
  clientKey,
  maxRetries: 0,
  onEvent: ({ type }) => void events.push(type),
  ...(store !== undefined && { fleet: createFleet(await createLimiter(store), { egress }) }),
});

process.on("message", async (order: Order) => process.send?.(await carryOut(order)));
process.send?.("ready");

async function carryOut({ calls, deadline = 5000 }: Order): Promise<Report> {
  const failures: Record<string, number> = {};
  let [successes, longest] = [0, 0];
  const call = async () => {
    const started = performance.now();
    const { error } = await api.safe.getBalance({}, { deadline });
    longest = Math.max(longest, performance.now() - started);
    if (!error) {
      successes++;
      return;
    }
    const name = isApiError(error) ? error.code : isCooldownError(error) ? `!${error.code}` : error.name;
    failures[name] = (failures[name] ?? 0) + 1;
  };
  await Promise.all(Array.from({ length: calls }, call));
  return { successes, failures, longest, events: events.splice(0) };
}

async function createLimiter(url: string): Promise<FleetLimiter> {
  const options = {
    points: 1,
    duration: 1,
    ...(insured && { insuranceLimiter: new RateLimiterMemory({ points: 1, duration: 1 }) }),
  };
  if (url.startsWith("redis:")) {
    const redis = new Redis(url, { retryStrategy: () => 100 });
    redis.on("error", () => undefined);
    await once(redis, "ready");
    return new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true });
  }
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 1000 });
  pool.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    const limiter: RateLimiterPostgres = new RateLimiterPostgres(
      { ...options, storeClient: pool, tableName: "maloi" },
      (error) => (error ? reject(error) : resolve(limiter)),
    );
  });
}
