import { compile, type JSONPathQuery, jsonpath } from "json-p3";
import { isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import { nearest } from "./nearest.js";

/** The way to a value: keys of maps and indexes of lists. */
export type Location = readonly (string | number)[];

/** Where a JSONPath (RFC 9535) leads in a document, or why it is none. */
export type Selected = { readonly locations: readonly Location[] } | { readonly reason: string };

export function selectPath(path: string, document: JsonObject): Selected {
  try {
    const found = compile(path);
    const value: unknown = document;
    return { locations: isQueryable(value) ? found.query(value).locations() : [] };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** The library's values are not readonly, but it changes none. */
function isQueryable(value: unknown): value is Parameters<JSONPathQuery["query"]>[0] {
  return typeof value === "object";
}

/**
 * `path`, which leads nowhere, with the first name on its way that there is not replaced by one that there is: what its
 * author most likely meant. Nothing where no name comes near, or the path is more than names.
 */
export function nearestPath(path: string, document: JsonObject): string | undefined {
  const names = namesIn(path);
  if (!names) return undefined;
  let value: JsonValue | undefined = document;
  for (const [index, name] of names.entries()) {
    if (!isJsonObject(value)) return undefined;
    if (!Object.hasOwn(value, name)) {
      const meant = nearest(name, Object.keys(value));
      return meant === undefined
        ? undefined
        : pathOf([...names.slice(0, index), meant, ...names.slice(index + 1)]);
    }
    value = value[name];
  }
  return undefined;
}

function namesIn(path: string): string[] | undefined {
  const found = compile(path).segments.map(({ selectors: [selector] }) =>
    selector instanceof jsonpath.selectors.NameSelector ? selector.name : undefined,
  );
  const names = found.filter((name) => name !== undefined);
  return names.length === found.length ? names : undefined;
}

/** The JSONPath to a location. Names are as people write them; in brackets what is no identifier. */
export function pathOf(location: Location): string {
  return `$${location.map(segmentOf).join("")}`;
}

function segmentOf(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `['${step.replace(/['\\]/g, "\\$&")}']`;
}
