import { stringify } from "yaml";
import type { JsonValue } from "../load/json.js";

type Scalar = string | number | boolean | null;

/* How values are written into the author's YAML files: each on one line, as somebody would by hand. */

/** A scalar in the plainest way that means the same. */
export function scalarText(value: Scalar): string {
  if (typeof value !== "string") return String(value);
  return stringify(value, { lineWidth: 0, blockQuote: false }).trimEnd();
}

/** Any value within a line: `{ wait: PT5M, scope: key }`, `[A, B]`. */
export function flowText(value: JsonValue, json = false): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => flowText(item, json)).join(", ")}]`;
  if (isScalar(value)) return flowScalar(value, json);
  const entries = Object.entries(value).map(
    ([key, inner]) => `${flowScalar(key, json)}: ${flowText(inner, json)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** Brackets and commas mean something there, so that all but the plainest text is quoted. */
function flowScalar(value: Scalar, json: boolean): string {
  if (typeof value !== "string") return String(value);
  const plain = scalarText(value);
  return json || plain !== value || /[,[\]{}]/.test(value) ? JSON.stringify(value) : plain;
}

/** `key: value` as lines of a block: a map's entries and a list's items get a line each. */
export function blockLines(key: string, value: JsonValue, step: string): string[] {
  const name = scalarText(key);
  if (Array.isArray(value) && value.length > 0)
    return [`${name}:`, ...value.map((item: JsonValue) => `${step}- ${flowText(item)}`)];
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0)
    return [`${name}: ${isScalar(value) ? scalarText(value) : flowText(value)}`];
  const entries = Object.entries(value).map(([inner, own]) => {
    return `${step}${scalarText(inner)}: ${isScalar(own) ? scalarText(own) : flowText(own)}`;
  });
  return [`${name}:`, ...entries];
}

/** Any value as the lines of a block, each thing in it on lines of its own. */
export function blockText(value: JsonValue): string[] {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split("\n");
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" || value === null;
}
