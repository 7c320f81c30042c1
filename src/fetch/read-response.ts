import type { ParseAs } from "./openapi-fetch.js";
import { ResponseBodyError } from "./response-body-error.js";

/** What a call resolves to. */
export type Result =
  | { data: unknown; error?: never; response: Response }
  | { data?: never; error: unknown; response: Response };

/** @throws ResponseBodyError where a success should be JSON and is not */
export async function readResponse(response: Response, method: string, parseAs: ParseAs): Promise<Result> {
  const body = isEmpty(response, method) ? undefined : await readBody(response, parseAs);
  return response.ok ? { data: body, response } : { error: body, response };
}

function isEmpty({ status, headers }: Response, method: string): boolean {
  if (status === 204 || method === "HEAD") return true;
  return headers.get("Content-Length") === "0" && !headers.get("Transfer-Encoding")?.includes("chunked");
}

/** A failure is whatever its text is JSON for, or the text; where there is none, it is nothing. */
async function readBody(response: Response, parseAs: ParseAs): Promise<unknown> {
  const { ok } = response;
  if (ok && parseAs !== "json") return parseAs === "stream" ? response.body : response[parseAs]();
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (ok) throw new ResponseBodyError(response, cause);
    return text;
  }
}
