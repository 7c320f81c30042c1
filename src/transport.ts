import { call } from "./fetch/call.js";
import { clientOf } from "./fetch/create-client.js";
import { type Client, type ClientOptions, createFinalURL, type Middleware } from "./fetch/openapi-fetch.js";
import { type Result, readResponse } from "./fetch/read-response.js";
import { asIs } from "./fetch/request-parts.js";
import { readSettings } from "./fetch/settings.js";
import type { RequestParts } from "./request.js";

/** The client of openapi-fetch for an API's `paths`. */
export type FetchClient<Paths extends object> = Client<Paths>;

/** What `fetch` may be: the global one, a mock's, or one with the application's own connection pool. */
export type FetchFunction = (input: Request) => Promise<Response>;

/** What else openapi-fetch can be told: serializers, `Request`, `credentials` and the like. */
export type FetchClientOptions = Omit<ClientOptions, "baseUrl" | "fetch" | "headers" | "signal">;

export interface TransportOptions {
  readonly baseUrl: string;
  readonly fetch?: FetchFunction | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly fetchOptions?: FetchClientOptions | undefined;
}

/** What is sent in one attempt. */
export interface Outgoing {
  readonly method: string;
  /** With `{name}` for each part that `request` fills in. */
  readonly path: string;
  readonly request: RequestParts;
  /** Those of the call; the operation's own are in `request`. */
  readonly headers: Readonly<Record<string, string>> | undefined;
  /** How a success is to be read. */
  readonly parseAs: "text" | "blob";
  readonly signal: AbortSignal;
}

/** What came back. */
export interface Incoming {
  readonly status: number;
  /** Whether the status is a success's. */
  readonly ok: boolean;
  /** The text or file of a success; of a failure what its text was JSON for, or the text; `undefined` where there was none. */
  readonly body: unknown;
  readonly headers: Pick<Headers, "get">;
}

export interface Transport<Paths extends object> {
  /** The openapi-fetch client underneath, as it is. */
  readonly client: FetchClient<Paths>;
  /** Rejects with whatever `fetch` or reading the body throws. */
  send(outgoing: Outgoing): Promise<Incoming>;
}

export function createTransport<Paths extends object>(options: TransportOptions): Transport<Paths> {
  const { baseUrl, fetch, headers, fetchOptions } = options;
  const settings = readSettings({
    ...fetchOptions,
    baseUrl,
    ...(fetch && { fetch }),
    ...(headers && { headers }),
  });
  const middleware: Middleware[] = [];
  const usual = headers && byLowerCase(headers);
  return {
    client: clientOf(settings, middleware) as unknown as FetchClient<Paths>,
    async send({ method, path, request, headers: called, parseAs, signal }) {
      const { body = null, headers: own } = request;
      const params = { path: request.path, query: request.query };
      const headers = usual || called ? { ...usual, ...own, ...(called && byLowerCase(called)) } : own;
      // The key is in the body, and a redirect would carry it to whichever host it names. Not "error", which workers lack.
      const redirect = "manual";
      if (settings.isCustom || middleware.length > 0) {
        const ready = body === null ? {} : { body, bodySerializer: asIs };
        const options = { ...ready, signal, redirect, params, headers, parseAs } as const;
        return incomingOf(await call(settings, middleware, method, path, options));
      }
      const { baseUrl, querySerializer, pathSerializer, init, initExtension } = settings;
      const url = createFinalURL(path, { baseUrl, params, querySerializer, pathSerializer });
      const sent = { method, body, headers, signal, redirect } as const;
      // Browsers refuse a `fetch` that is called as somebody's method.
      const { fetch: send } = settings;
      // Spreading costs as much as all the rest in Node 20.
      const response = await send(url, Object.assign({}, init, sent, initExtension));
      return incomingOf(await readResponse(response, method, parseAs));
    },
  };
}

/** A `fetch` of somebody's own may answer with less than a `Response`. */
function incomingOf({ data, error, response }: Result): Incoming {
  const { status, ok, headers } = response;
  return { status: Number(status), ok: ok === true, body: ok ? data : error, headers };
}

/** So that one source of headers stands before another, however they are written. */
function byLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(found.map(([name, value]) => [name.toLowerCase(), value]));
}
