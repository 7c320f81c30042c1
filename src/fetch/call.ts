import { createFinalURL, type Middleware, removeTrailingSlash } from "./openapi-fetch.js";
import { type Result, readResponse } from "./read-response.js";
import { serializeParts, serializeQuickly } from "./request-parts.js";
import { sendRequest } from "./send-request.js";
import { type CallOptions, mergeQuery, type Settings } from "./settings.js";

/**
 * One call, whichever operation it is. Where nobody is owed a `Request`, none is made: it would be most of what a call costs.
 *
 * @param clientMiddleware the client's, as it is now
 */
export async function call(
  settings: Settings,
  clientMiddleware: readonly Middleware[],
  method: string,
  schemaPath: string,
  options: CallOptions,
): Promise<Result> {
  const {
    baseUrl: ownBaseUrl,
    fetch: ownFetch,
    Request: OwnRequest,
    headers: ownHeaders,
    params = {},
    parseAs = "json",
    querySerializer: query,
    bodySerializer: serialize,
    pathSerializer: path,
    body: given,
    middleware: own,
    ...init
  } = options;
  const baseUrl = ownBaseUrl ? removeTrailingSlash(ownBaseUrl) : settings.baseUrl;
  const querySerializer = query ? mergeQuery(settings.query, query) : settings.querySerializer;
  const bodySerializer = serialize ?? settings.bodySerializer;
  const pathSerializer = path || settings.pathSerializer;
  const isLight = !(settings.isCustom || ownFetch || OwnRequest || clientMiddleware.length || own?.length);
  const sources = [settings.headers, ownHeaders, params.header];
  const { body, headers } = (isLight ? serializeQuickly : serializeParts)(given, bodySerializer, sources);
  const url = createFinalURL(schemaPath, { baseUrl, params, querySerializer, pathSerializer });
  // Spreading costs as much as all the rest in Node 20.
  const requestInit: RequestInit = Object.assign({}, settings.init, init, { method, body, headers });
  if (isLight) {
    const { fetch, initExtension } = settings;
    const response = await fetch(url, Object.assign(requestInit, initExtension));
    return await readResponse(response, method, parseAs);
  }
  const fetch = ownFetch ?? settings.fetch;
  const merged = { baseUrl, fetch, parseAs, querySerializer, bodySerializer, pathSerializer };
  const { request, response } = await sendRequest(url, requestInit, {
    Request: OwnRequest ?? settings.Request,
    middleware: [...clientMiddleware, ...(own ?? [])].filter((one) => one && typeof one === "object"),
    initExtension: settings.initExtension,
    told: { schemaPath, params, options: Object.freeze(merged) },
  });
  return readResponse(response, request.method, parseAs);
}
