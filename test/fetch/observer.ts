import { answer, type Handler, type Loopback, startLoopback } from "../support/loopback.js";

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  /** Names as they came, values joined where a name came twice. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Observer extends Loopback {
  readonly seen: readonly Seen[];
  /** What came last. */
  readonly last: Seen;
}

/** A server that tells what it saw, and answers `{}` where it is not told otherwise. */
export async function startObserver(respond: Handler = answer(200, {})): Promise<Observer> {
  const seen: Seen[] = [];
  const server = await startLoopback((request, response, body) => {
    const { method = "", url = "", rawHeaders } = request;
    seen.push({ method, url, headers: joined(rawHeaders), body });
    respond(request, response, body);
  });
  return Object.defineProperties(server as Observer, {
    seen: { value: seen },
    last: { get: () => seen.at(-1) },
  });
}

function joined(raw: readonly string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name = "", value = ""] = raw.slice(index, index + 2);
    headers.set(name, headers.has(name) ? `${headers.get(name)}, ${value}` : value);
  }
  return Object.fromEntries(headers);
}

/** Takes and gives anything: what the types say is the matter of other tests. */
export interface AnyOperation {
  parameters: Partial<Record<"query" | "path" | "header", Record<string, unknown>>>;
  requestBody?: { content: { "application/json": unknown } };
  responses: Record<200 | 400, { content: { "application/json": unknown } }>;
}

type Methods = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** Any path, with any method. */
export type AnyPaths = Record<string, Record<Methods, AnyOperation>>;

/** What a client is told so that it goes one way or the other. */
export const ways: readonly (readonly [name: string, options: { Request?: typeof Request }])[] = [
  ["without a Request", {}],
  ["with a Request", { Request: globalThis.Request }],
];
