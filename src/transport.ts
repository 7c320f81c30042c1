import createFetchClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { RequestParts } from "./request.js";
import { readRetryAfter } from "./retry/retry-after.js";

/* The only file that knows openapi-fetch. */

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
  /** How long the service asks to wait, in ms. */
  readonly retryAfter?: number | undefined;
}

export interface Transport<Paths extends object> {
  /** The openapi-fetch client underneath, as it is. */
  readonly client: FetchClient<Paths>;
  /** Rejects with whatever `fetch` or reading the body throws. */
  send(outgoing: Outgoing): Promise<Incoming>;
}

/** Which operation it is, is known at run time only: openapi-fetch's types have no say here. */
type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

export function createTransport<Paths extends object>(options: TransportOptions): Transport<Paths> {
  const { baseUrl, fetch, headers, fetchOptions } = options;
  const client = createFetchClient<Paths>({
    ...fetchOptions,
    baseUrl,
    ...(fetch && { fetch }),
    ...(headers && { headers }),
  });
  const request = client.request as unknown as UntypedRequest;
  return {
    client,
    async send({ method, path, request: { body, query, ...parts }, headers, parseAs, signal }) {
      const { data, error, response } = await request(method, path, {
        params: { path: parts.path, query },
        ...(body !== undefined && { body, bodySerializer: (sent: unknown) => sent }),
        headers: { ...parts.headers, ...headers },
        signal,
        // Never as JSON, because openapi-fetch throws a bare SyntaxError for a success that is none.
        parseAs,
        // The key is in the body, and a redirect would carry it to whichever host it names. Not "error", which workers lack.
        redirect: "manual",
      });
      const { status, ok, headers: received } = response;
      const retryAfter = readRetryAfter(received, Date.now());
      const answer = ok ? data : error;
      return { status: Number(status), ok: ok === true, body: answer, headers: received, retryAfter };
    },
  };
}
