import { makeRequest } from "./fetch/make-request.js";
import type { Client, ClientOptions } from "./fetch/openapi-fetch.js";
import { parseJson } from "./json.js";
import type { RequestParts } from "./request.js";

/** What `fetch` may be: the global one, a mock's, or one with the application's own connection pool. */
export type FetchFunction = (input: Request, init?: RequestInit) => Promise<Response>;

/** What else openapi-fetch can be told: `credentials`, `Request`, serializers and the like. */
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
  /** The text, or a success's file where it is no JSON. */
  readonly received: string | Blob;
  /** What the text is JSON for; `undefined` where it is none. */
  readonly body: unknown;
  readonly headers: Pick<Headers, "get">;
}

/** Sends what somebody wants to see on its way; `undefined` where nobody does. */
export type Detour = (url: string, init: RequestInit, outgoing: Outgoing) => Promise<Response> | undefined;

/** Sends requests, and reads what comes back. */
export class Transport {
  readonly options: TransportOptions;
  /** The global one, as it is now. */
  readonly fetch = globalThis.fetch;
  /** Asked before each request. */
  detour: Detour | undefined;
  /** Of openapi-fetch, where somebody asked for it: one for all copies of the package. */
  client: Client<object> | undefined;
  readonly #base: string;
  readonly #init: RequestInit;
  readonly #headers: Readonly<Record<string, string>> | undefined;
  readonly #send: (url: string, init: RequestInit) => Promise<Response>;

  constructor(options: TransportOptions) {
    const { baseUrl, fetch: ownFetch, headers, fetchOptions = {} } = options;
    const {
      Request: OwnRequest,
      querySerializer,
      bodySerializer,
      pathSerializer,
      requestInitExt,
      ...init
    } = fetchOptions;
    this.options = options;
    this.#base = baseUrl.replace(/\/$/, "");
    this.#init = init;
    this.#headers = headers && byLowerCase(headers);
    // Browsers refuse a `fetch` that is called as somebody's method.
    const { fetch } = this;
    const send = ownFetch ?? fetch;
    // Whoever brings a part of their own is owed a `Request`.
    this.#send =
      ownFetch || OwnRequest
        ? (url, init) => send(makeRequest(url, init, OwnRequest), requestInitExt)
        : (url, init) => fetch(url, Object.assign(init, requestInitExt));
  }

  /** Rejects with whatever `fetch` or reading the body throws. */
  async send(outgoing: Outgoing): Promise<Incoming> {
    const { method, request, headers: called, parseAs, signal } = outgoing;
    const { address, body = null, headers: own } = request;
    const usual = this.#headers;
    const headers = usual || called ? { ...usual, ...own, ...(called && byLowerCase(called)) } : own;
    // The key is in the body, and a redirect would carry it to whichever host it names. Not "error", which workers lack.
    const sent = { method, body, headers, signal, redirect: "manual" } as const;
    // Spreading costs as much as all the rest in Node 20.
    const init = Object.assign({}, this.#init, sent);
    const url = this.#base + address;
    const response = await (this.detour?.(url, init, outgoing) ?? this.#send(url, init));
    const { ok, status } = response;
    const isFile = ok && parseAs === "blob" && !isJson(response);
    const received = await (isFile ? response.blob() : response.text());
    // A `fetch` of somebody's own may answer with less than a `Response`.
    return {
      status: Number(status),
      ok: ok === true,
      headers: response.headers,
      received,
      body: parsed(received),
    };
  }
}

/** Where a client has its transport: the same for every copy of the package. */
export const underneath: unique symbol = Symbol.for("maloi.transport");

/** A client of this package's, for an API's `paths`. */
export interface Fetching<Paths extends object> {
  readonly [underneath]: Transport & {
    /** Known to the compiler alone: there is no such property. */
    readonly paths?: Paths;
  };
}

/** What may be a refusal, though a file was due. */
function isJson({ headers }: Response): boolean {
  return /[/+]json\b/.test(headers.get("content-type") ?? "");
}

function parsed(received: string | Blob): unknown {
  return typeof received === "string" ? parseJson(received) : undefined;
}

/** So that one source of headers stands before another, however they are written. */
function byLowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const found = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(found.map(([name, value]) => [name.toLowerCase(), value]));
}
