import { isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { targetOf } from "./conjuncts.js";

/** Whether two values are the same, with all that they refer to, in whatever order the keys stand. */
export function isIdentical(
  baseDocument: JsonObject,
  headDocument: JsonObject,
  base: JsonValue | undefined,
  head: JsonValue | undefined,
): boolean {
  // A pair that is being compared already is the same as long as nothing else says otherwise.
  const seen = new Map<object, Set<object>>();
  const isSame = (a: JsonValue | undefined, b: JsonValue | undefined): boolean => {
    if (Array.isArray(a) && Array.isArray(b)) {
      return a.length === b.length && a.every((item: JsonValue, index) => isSame(item, b[index]));
    }
    if (!isJsonObject(a) || !isJsonObject(b)) return a === b;
    const partners = seen.get(a) ?? new Set();
    if (partners.has(b)) return true;
    seen.set(a, partners.add(b));
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    if (!keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))) return false;
    return isSame(targetOf(baseDocument, a), targetOf(headDocument, b));
  };
  return isSame(base, head);
}
