import { RateLimiterMemory } from "rate-limiter-flexible";
import { createFleet, type FleetLimiter, type FleetOptions } from "../../src/fleet/fleet.js";
import { type ClientEvent, createClient, isCooldownError } from "../../src/index.js";

/* Clients of one process, and a service for them. */

export const ok = { errorId: 0, balance: 1, packages: [] };
export const refusal = (errorCode: string) => ({ errorId: 1, errorCode });

/** A service that answers whatever `body` is, when it is let. */
export function startService() {
  const service = {
    body: ok as object,
    headers: {},
    sent: 0,
    hold: Promise.resolve(),
    async fetch(request: Request): Promise<Response> {
      service.sent++;
      const { body, headers, hold } = service;
      await Promise.race([
        hold,
        new Promise((_, reject) =>
          request.signal.addEventListener("abort", () => reject(request.signal.reason)),
        ),
      ]);
      return new Response(JSON.stringify(body), { headers });
    },
  };
  return service;
}

export type Service = ReturnType<typeof startService>;

export function join(
  service: Service,
  limiter: FleetLimiter,
  options: object = {},
  fleetOptions: FleetOptions = {},
) {
  const events: ClientEvent[] = [];
  const api = createClient({
    baseUrl: "http://h",
    clientKey: "the-secret-key",
    fetch: service.fetch,
    maxRetries: 0,
    onEvent: (event) => void events.push(event),
    fleet: createFleet(limiter, fleetOptions),
    ...options,
  });
  const call = async (callOptions = {}) => (await api.safe.getBalance({}, callOptions)).error;
  return { api, call, events, cooldowns: () => events.filter(({ type }) => type.startsWith("cooldown")) };
}

export function createStore(): FleetLimiter {
  return new RateLimiterMemory({ points: 1, duration: 1 });
}

/** How each call ended: `sent`, or the code that kept it from being sent. */
export async function outcomes(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const errors = await Promise.all(calls);
  return errors.map((error) => (isCooldownError(error) ? error.code : "sent"));
}

type Work = <Args extends unknown[], T>(work: (...args: Args) => Promise<T>, ...args: Args) => Promise<T>;

/** The same limiter, with `around` about whatever it is asked. */
export function wrap(limiter: FleetLimiter, around: Work = (work, ...args) => work(...args)): FleetLimiter {
  return {
    penalty: (...args) => around((...own) => limiter.penalty(...own), ...args),
    get: (...args) => around((...own) => limiter.get(...own), ...args),
    block: (...args) => around((...own) => limiter.block(...own), ...args),
    delete: (...args) => around((...own) => limiter.delete(...own), ...args),
  };
}

export function createLatch(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
