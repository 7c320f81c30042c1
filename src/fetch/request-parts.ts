import { defaultBodySerializer, type HeadersOptions, mergeHeaders } from "./openapi-fetch.js";
import type { Serialize } from "./settings.js";

/** The body and the headers of a request, ready for `fetch`. */
export interface RequestParts {
  readonly body: BodyInit | null;
  readonly headers: HeadersInit;
}

type HeaderSources = readonly (HeadersOptions | undefined)[];

const json = "application/json";
const jsonType = { "Content-Type": json };

/** @param sources the later ones stand in front of the earlier ones */
export function serializeParts(body: unknown, serialize: Serialize, sources: HeaderSources): RequestParts {
  // openapi-fetch takes pairs for an object, whose names are their positions.
  const read = sources.map((source) => (Array.isArray(source) ? new Headers(source) : source));
  const serialized = body === undefined ? undefined : serialize(body, mergeHeaders(...read));
  const isTyped = serialized !== undefined && !(serialized instanceof FormData);
  const headers = mergeHeaders(isTyped ? jsonType : {}, ...read);
  return { body: serialized ?? null, headers };
}

/** The same without a `Headers`, where that is possible: without a body, and for JSON. */
export function serializeQuickly(body: unknown, serialize: Serialize, sources: HeaderSources): RequestParts {
  if (body === undefined || (serialize === defaultBodySerializer && !(body instanceof FormData))) {
    const merged = mergePlainly(body === undefined ? sources : [jsonType, ...sources]);
    if (merged && (merged.get("content-type")?.[1] ?? json) === json) {
      const text = JSON.stringify(body) as string | undefined;
      const headers = Object.fromEntries(merged.values());
      if (text !== undefined || body === undefined) return { body: text ?? null, headers };
    }
  }
  return serializeParts(body, serialize, sources);
}

const plainName = /^[\w-]+$/;
const plainValue = /^[ -~]*$/;

/**
 * @returns each header as it was written last, by its name in small letters; `undefined` where only a real `Headers` knows what
 * `sources` come to: lists, pairs, names and values of another form
 */
function mergePlainly(sources: HeaderSources): Map<string, [name: string, value: string]> | undefined {
  const merged = new Map<string, [string, string]>();
  for (const source of sources) {
    if (source instanceof Headers) return undefined;
    for (const [name, value] of Object.entries(source ?? {})) {
      if (value === undefined) continue;
      if (Array.isArray(value) || !plainName.test(name) || !plainValue.test(String(value))) return undefined;
      if (value === null) merged.delete(name.toLowerCase());
      else merged.set(name.toLowerCase(), [name, String(value)]);
    }
  }
  return merged;
}
