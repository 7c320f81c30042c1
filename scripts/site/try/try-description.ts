import { isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { mediaOf, objectAt } from "../../mock/description.js";
import type { Site, SiteFile } from "../site.js";

/**
 * The description for the page that calls the API: each operation that has a body has an example of one that the mock takes,
 * with its key, so that the first call succeeds.
 */
export function tryDescription(site: Site, language: string): SiteFile[] {
  if (!site.trial) return [];
  const { document } = site.description(language);
  const paths = Object.entries(objectAt(document, document["paths"])).map(([path, item]) => [
    path,
    withExamples(site, document, path, objectAt(document, item)),
  ]);
  const whole = { ...document, paths: Object.fromEntries(paths) };
  return [{ path: `${language}/try/openapi.json`, content: `${JSON.stringify(whole)}\n` }];
}

function withExamples(site: Site, document: JsonObject, path: string, item: JsonObject): JsonObject {
  const own = site.contract.operations.filter((operation) => operation.path === path);
  const changed = own.flatMap(({ id, method }): [string, JsonValue][] => {
    const body = site.calls.get(id)?.request.body;
    const operation = objectAt(document, item[method]);
    if (body === undefined || !isJsonText(body)) return [];
    return [[method, { ...operation, requestBody: withExample(document, operation, JSON.parse(body)) }]];
  });
  return { ...item, ...Object.fromEntries(changed) };
}

function withExample(document: JsonObject, operation: JsonObject, example: JsonValue): JsonObject {
  const body = objectAt(document, operation["requestBody"]);
  const content = mediaOf(document, body).map(([type, { examples: _, ...media }]) => [
    type,
    { ...media, example },
  ]);
  return { ...body, content: Object.fromEntries(content) };
}

function isJsonText(text: string): boolean {
  try {
    const value: JsonValue = JSON.parse(text);
    return isJsonObject(value);
  } catch {
    return false;
  }
}
