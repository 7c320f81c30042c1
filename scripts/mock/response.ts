import type { JsonValue } from "../load/json.js";

/** Any page may call the mock, from any origin, and read whatever header a code comes in. */
const everywhere = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "*",
  "cache-control": "no-store",
};

/** What goes over the wire, but for what every answer has. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent where there is no body. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** With these, fetch allows no body. */
const bodyless = [204, 205, 304];

export function toResponse({ status, headers: own = {}, body }: Answer): Response {
  const headers = new Headers(everywhere);
  for (const [name, value] of Object.entries(own)) setHeader(headers, name, value);
  return new Response(bodyless.includes(status) ? null : (body ?? null), { status, headers });
}

/** An answer that is not of the contract: what is wrong about the request, in words. */
export function plainAnswer(status: number, message: string): Answer {
  return jsonAnswer(status, { message });
}

export function jsonAnswer(status: number, body: JsonValue, type = "application/json"): Answer {
  return {
    status,
    headers: { "content-type": `${type}; charset=utf-8` },
    body: JSON.stringify(body),
  };
}

/** What a browser asks before it lets a page of another origin call. */
export function preflightResponse({ headers }: Request, methods: readonly string[]): Response {
  return toResponse({
    status: 204,
    headers: {
      "access-control-allow-methods": methods.join(", "),
      "access-control-allow-headers": headers.get("access-control-request-headers") ?? "*",
    },
  });
}

/** Headers hold Latin letters alone. What does not fit into one is left out: the body or the code has it as well. */
function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value.replace(/\s+/g, " "));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}
