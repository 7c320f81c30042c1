import type { EventListener } from "./events.js";
import type { Fleet } from "./fleet/fleet.js";
import type { ClientKey } from "./secrets.js";
import type { FetchClientOptions, FetchFunction } from "./transport.js";

/** How long a call may take, and what it may do about failures. What a call says comes before what the client says. */
export interface CallOptions {
  /**
   * How long one attempt may take, in ms, until the whole answer has been read. `Infinity` for no limit.
   *
   * @default 30 000, or 10 000 more than the service itself may take where the contract says so
   */
  readonly timeout?: number | undefined;
  /**
   * How long the whole call may take, in ms, all attempts and the waits between them together.
   *
   * @default Infinity
   */
  readonly deadline?: number | undefined;
  /**
   * How many times a failed attempt may be made again. Only what the contract calls temporary is, and only where it
   * cannot cost money twice; codes that block are never tried again.
   *
   * @default 2
   */
  readonly maxRetries?: number | undefined;
  /**
   * Whether a request that is not idempotent, such as createTask, may be sent again when nobody knows whether the service
   * carried it out: after a lost connection, a timeout, an unreadable answer. It may then cost money twice.
   *
   * @default false
   */
  readonly retryAmbiguous?: boolean | undefined;
  /** Ends the call at once. It then rejects with the signal's own reason, as `fetch` does. */
  readonly signal?: AbortSignal | undefined;
  /** Added to every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface ApiClientOptions extends CallOptions {
  /** Where the service is, such as `https://api.example.com`; in a browser a path is enough. */
  readonly baseUrl: string;
  /**
   * The secret: the key of the account, a token, or `user:password`; a function where it expires; several by the names of
   * their security schemes, where the contract has several. It is put into every request where the contract says that it
   * goes, and into nothing that is thrown or reported.
   */
  readonly clientKey?: ClientKey | undefined;
  /**
   * Used instead of the global `fetch`.
   *
   * @default globalThis.fetch, as it is when the client is made
   */
  readonly fetch?: FetchFunction | undefined;
  /**
   * Further options of openapi-fetch. Serializers hold for `fetchClientOf(api)` alone: what the client itself sends is written
   * as the contract says.
   */
  readonly fetchOptions?: FetchClientOptions | undefined;
  /**
   * At which share of a number of failures that the service punishes, such as 1,000 in a minute, this client sends nothing
   * for a while. From above 0 to 1.
   *
   * @default 0.5
   */
  readonly guardShare?: number | undefined;
  /**
   * How many requests may be under way at once; the others wait their turn, within their deadline.
   *
   * @default 100
   */
  readonly maxInFlight?: number | undefined;
  /**
   * How many requests may begin per second, evenly spread.
   *
   * @default Infinity
   */
  readonly maxPerSecond?: number | undefined;
  /**
   * Where the error reference is published, for `error.docsUrl`: an http or https address with `{code}`, and with
   * `{language}` where there is a page per language.
   *
   * @default the catalog's `docs`
   */
  readonly docsUrl?: string | undefined;
  /** What this client shares with others about blocks; from `createFleet`. Without it, each client knows its own. */
  readonly fleet?: Fleet | undefined;
  /** Told what happens. It cannot change it, and what it throws is ignored. */
  readonly onEvent?: EventListener | undefined;
}

/** @throws TypeError where an option cannot be meant. */
export function checkClientOptions(options: Omit<ApiClientOptions, "clientKey">): void {
  const { baseUrl, docsUrl, guardShare = 1, maxInFlight = 1, maxPerSecond = 1 } = options;
  checkBaseUrl(baseUrl);
  if (!(guardShare > 0 && guardShare <= 1)) throw new TypeError("guardShare must be above 0 and at most 1");
  if (!(maxInFlight >= 1)) throw new TypeError("maxInFlight must be at least 1");
  if (!(maxPerSecond > 0)) throw new TypeError("maxPerSecond must be above 0");
  if (docsUrl !== undefined) checkDocsUrl(docsUrl);
  checkCallOptions(options);
}

/** @throws TypeError where an option cannot be meant. */
export function checkCallOptions({ timeout, deadline, maxRetries = 0, headers }: CallOptions): void {
  for (const [name, ms] of Object.entries({ timeout, deadline })) {
    if (ms !== undefined && !(ms > 0))
      throw new TypeError(`${name} must be a positive number of milliseconds`);
  }
  if (!Number.isInteger(maxRetries) || maxRetries < 0)
    throw new TypeError("maxRetries must be a whole number from 0");
  // Throws a TypeError of its own over what no request could carry, which is no failure of the network.
  if (headers) new Headers(headers);
}

function checkDocsUrl(docsUrl: string): void {
  const isAddress = URL.canParse(docsUrl) && /^https?:$/.test(new URL(docsUrl).protocol);
  if (!isAddress || !docsUrl.includes("{code}")) {
    throw new TypeError("docsUrl must be an http or https URL with {code}");
  }
}

function checkBaseUrl(baseUrl: string): void {
  const page = globalThis.location?.href;
  const url = URL.canParse(baseUrl, page) ? new URL(baseUrl, page) : undefined;
  if (typeof baseUrl !== "string" || !url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError("baseUrl must be an http or https URL");
  }
  if (url.username || url.password) throw new TypeError("baseUrl must not hold a user name or password");
  if (/[?#\s]/.test(baseUrl)) throw new TypeError("baseUrl must not hold a query, a fragment or a space");
}
