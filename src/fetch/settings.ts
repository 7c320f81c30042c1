import {
  type BodySerializer,
  type ClientOptions,
  createQuerySerializer,
  defaultBodySerializer,
  defaultPathSerializer,
  type HeadersOptions,
  type Middleware,
  type MiddlewareRequestParams,
  type ParseAs,
  type PathSerializer,
  type QuerySerializer,
  type QuerySerializerOptions,
  removeTrailingSlash,
} from "./openapi-fetch.js";

/** What a call may bring, whatever the operation: which of it fits, the types of openapi-fetch have said. */
export interface CallOptions extends Omit<RequestInit, "body" | "headers" | "method"> {
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly Request?: typeof Request;
  readonly headers?: HeadersOptions;
  readonly params?: MiddlewareRequestParams & { readonly header?: Record<string, HeaderValue> };
  readonly parseAs?: ParseAs;
  readonly querySerializer?: QuerySerializer<unknown> | QuerySerializerOptions;
  readonly bodySerializer?: Serialize;
  readonly pathSerializer?: PathSerializer;
  readonly body?: unknown;
  readonly middleware?: readonly Middleware[];
}

type HeaderValue = string | number | boolean | null | undefined;

/** The headers are those of the client and of the call, without the default `Content-Type`. */
export type Serialize = (body: unknown, headers?: Headers) => ReturnType<BodySerializer<unknown>>;

/** A client's options, read once. */
export interface Settings {
  readonly baseUrl: string;
  /** Whether the application gave a `fetch` or a `Request`, which are owed a real `Request`. */
  readonly isCustom: boolean;
  readonly fetch: typeof globalThis.fetch;
  readonly Request: typeof Request;
  readonly headers: HeadersOptions | undefined;
  readonly query: QuerySerializer<unknown> | QuerySerializerOptions | undefined;
  readonly querySerializer: QuerySerializer<unknown>;
  readonly bodySerializer: Serialize;
  readonly pathSerializer: PathSerializer;
  /** What else `fetch` is told. */
  readonly init: RequestInit;
  /** The second argument of `fetch`, in Node. */
  readonly initExtension: Record<string, unknown> | undefined;
}

export function readSettings(options: ClientOptions = {}): Settings {
  const { baseUrl = "", Request, fetch, querySerializer, bodySerializer, pathSerializer, ...rest } = options;
  const { headers, requestInitExt, ...init } = rest;
  return {
    baseUrl: removeTrailingSlash(baseUrl),
    isCustom: fetch !== undefined || Request !== undefined,
    fetch: (fetch as typeof globalThis.fetch | undefined) ?? globalThis.fetch,
    Request: Request ?? globalThis.Request,
    headers,
    query: querySerializer,
    querySerializer: querySerializerOf(querySerializer),
    bodySerializer: (bodySerializer as Serialize | undefined) ?? defaultBodySerializer,
    pathSerializer: pathSerializer ?? defaultPathSerializer,
    init: { redirect: "follow", ...init },
    initExtension: isNode() ? requestInitExt : undefined,
  };
}

/** Those of a call, which stand in front of the client's. */
export function mergeQuery(own: Settings["query"], call: Settings["query"]): QuerySerializer<unknown> {
  return querySerializerOf(typeof own === "object" && typeof call === "object" ? { ...own, ...call } : call);
}

function querySerializerOf(query: Settings["query"]): QuerySerializer<unknown> {
  return typeof query === "function" ? query : createQuerySerializer(query);
}

/** Whether `fetch` is the one of undici, which knows more options than those of a `Request`. */
function isNode(): boolean {
  const { process } = globalThis as { process?: { versions?: { undici?: string } } };
  return process?.versions?.undici !== undefined;
}
