import type { ParseAs } from "./openapi-fetch.js";
import { ResponseBodyError } from "./response-body-error.js";

/** What a call resolves to. */
export type Result =
  | { data: unknown; error?: never; response: Response }
  | { data?: never; error: unknown; response: Response };

/** @throws ResponseBodyError where a success should be JSON and is not */
export async function readResponse(response: Response, method: string, parseAs: ParseAs): Promise<Result> {
  const { ok } = response;
  let body: unknown;
  if (!isEmpty(response, method)) {
    if (!ok || parseAs === "json") body = parse(await response.text(), response);
    else body = parseAs === "stream" ? response.body : await response[parseAs]();
  }
  return ok ? { data: body, response } : { error: body, response };
}

function isEmpty({ status, headers }: Response, method: string): boolean {
  if (status === 204 || method === "HEAD") return true;
  return headers.get("Content-Length") === "0" && !headers.get("Transfer-Encoding")?.includes("chunked");
}

/** A failure is whatever its text is JSON for, or the text; where there is none, it is nothing. */
function parse(text: string, response: Response): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (response.ok) throw new ResponseBodyError(response, cause);
    return text;
  }
}
