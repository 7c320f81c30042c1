import { inject } from "vitest";
import { type ApiClient, type ClientEvent, type ClientOptions, createClient } from "../../src/index.js";
import { clientKey } from "../faults/key.js";
import type { SeenRequest } from "./fault-service.js";
import type { FaultName } from "./faults.js";

/* For each platform: nothing here, nor in what it imports, is Node's. */

/** Browsers tell a page less about a failed request than Node does, so that it cannot find out about other hosts. */
export const inBrowser = "document" in globalThis;

/** For what comes in no time, but not on a machine that is busy. */
export const patient = { timeout: 20_000 };

/** A client of its own, and what the service that fails in one way sees of it. */
export interface Trial {
  readonly api: ApiClient;
  readonly events: readonly ClientEvent[];
  /** The requests that arrived whole, in order. */
  readonly seen: () => Promise<readonly SeenRequest[]>;
  /** Those that arrived at the host that a redirect points to. */
  readonly strayed: () => Promise<readonly SeenRequest[]>;
}

export function startTrial(fault: FaultName | "refused", options: Partial<ClientOptions> = {}): Trial {
  const { faults, elsewhere, refused } = inject("services");
  const id = crypto.randomUUID();
  const events: ClientEvent[] = [];
  const api = createClient({
    baseUrl: fault === "refused" ? refused : `${faults}/${fault}/${id}`,
    clientKey,
    onEvent: (event) => void events.push(event),
    ...options,
  });
  return { api, events, seen: () => seenBy(faults, id), strayed: () => seenBy(elsewhere, id) };
}

async function seenBy(service: string, id: string): Promise<readonly SeenRequest[]> {
  return (await fetch(`${service}/seen/${id}`)).json();
}

/** A client of the mock. */
export function startMocked(options: Partial<ClientOptions> = {}): ApiClient {
  return createClient({ baseUrl: inject("services").mock, clientKey, ...options });
}
