import { isJsonObject, type JsonObject, type JsonValue, valueAt } from "../../load/json.js";

/** Schemas that one value must all fit; none allow anything. */
export type Schemas = readonly JsonValue[];

/** What no value fits, as a schema that is `false` says. */
export const nothing: JsonObject = { enum: [] };

/**
 * The schemas as what `$ref` and `allOf` lead to, each once: whatever way round these go, it ends. `$ref` and
 * `allOf` themselves are done with then.
 */
export function conjunctsOf(document: JsonObject, schemas: Schemas): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  const seen = new Set<JsonValue>();
  const ignoresSiblings = String(document["openapi"]).startsWith("3.0");
  const collect = (schema: JsonValue): void => {
    if (schema === false) found.add(nothing);
    if (!isJsonObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    const target = targetOf(document, schema);
    if (target !== undefined) collect(target);
    if (target !== undefined && ignoresSiblings) return;
    // A schema that says nothing by itself is none, so that the same conjuncts are the same however they were put together.
    if (Object.keys(schema).some((keyword) => keyword !== "allOf" && keyword !== "$ref")) found.add(schema);
    if (Array.isArray(schema["allOf"])) schema["allOf"].forEach(collect);
  };
  schemas.forEach(collect);
  return [...found];
}

/** Where `$ref` leads, one step; nothing where there is none, or it leads out of the document. */
export function targetOf(document: JsonObject, value: JsonObject): JsonValue | undefined {
  const reference = value["$ref"];
  if (typeof reference !== "string" || !/^#(?:\/|$)/.test(reference)) return undefined;
  try {
    return valueAt(document, decodeURIComponent(reference.slice(1)));
  } catch {
    return undefined;
  }
}

const ids = new WeakMap<object, number>();
let lastId = 0;

/** A name for several conjuncts together, the same whenever they meet again in whatever order. */
export function keyOf(conjuncts: readonly JsonObject[]): string {
  const numbers = conjuncts.map((conjunct) => {
    const id = ids.get(conjunct) ?? ++lastId;
    ids.set(conjunct, id);
    return id;
  });
  return numbers.sort((a, b) => a - b).join(",");
}
