import { operations } from "../../generated/operations.js";

/** Any page may call the mock, from any origin. */
const everywhere = { "access-control-allow-origin": "*", "cache-control": "no-store" };

const methods = [...new Set(Object.values(operations).map(({ method }) => method))].join(", ");

export function jsonResponse(status: number, body: unknown): Response {
  const headers = { ...everywhere, "content-type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(body), { status, headers });
}

/** What a browser asks before it lets a page of another origin call. */
export function preflightResponse({ headers }: Request): Response {
  const asked = headers.get("access-control-request-headers") ?? "*";
  const allowed = { "access-control-allow-methods": methods, "access-control-allow-headers": asked };
  return new Response(null, { status: 204, headers: { ...everywhere, ...allowed } });
}
