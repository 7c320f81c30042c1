import * as v from "valibot";
import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { nearest } from "./nearest.js";
import { findOverlooked, type Overlooked } from "./overlooked.js";

type Format = v.GenericSchema;
type Issue = v.BaseIssue<unknown>;

/** What of `value`, which stands at `path` in `source`, is not as `format` says: every mistake, each with its place. */
export function checkFormat(source: YamlSource, format: Format, value: unknown, path: Path = []): Problem[] {
  if (path.length === 0 && (value === null || value === undefined)) {
    const values = { file: source.file };
    return [{ rule: "schema", variant: "empty", place: source.placeOf([]), values }];
  }
  const overlooked = findOverlooked(format, value);
  const issues = (v.safeParse(format, value).issues ?? []).flatMap(innermost);
  // A list for a map lacks every key of the map: that it is a list says it all.
  const lists = overlooked.filter(({ kind }) => kind === "list");
  const unknown = new Set(
    overlooked.filter(({ kind }) => kind === "unknown").map((found) => found.path.join("\0")),
  );
  // Those keys were all found here, the first of each map there as well.
  const isFound = (issue: Issue) => isKeyTooMany(issue) && unknown.has(pathOf(issue).join("\0"));
  const isEcho = (issue: Issue) =>
    isFound(issue) ||
    lists.some((list) => list.path.every((step, index) => keyAt(issue, index) === String(step)));
  const told = (found: Overlooked) => overlookedProblem(source, format, path, found);
  return [
    ...overlooked.filter(({ kind }) => kind !== "unknown").map(told),
    ...issues.filter((issue) => !isEcho(issue)).map((issue) => toProblem(source, format, path, issue)),
    ...overlooked.filter(({ kind }) => kind === "unknown").map(told),
  ];
}

/** `value` where it is as `format` says, else nothing. What is wrong with it, `checkFormat` tells. */
export function validOrNothing<F extends Format>(format: F, value: unknown): v.InferOutput<F> | undefined {
  const result = v.safeParse(format, value);
  return result.success ? result.output : undefined;
}

function keyAt(issue: Issue, index: number): string | undefined {
  const item = issue.path?.[index];
  return item && String(item.key);
}

function pathOf({ path }: Issue): string[] {
  return (path ?? []).map(({ key }) => String(key));
}

function isKeyTooMany({ type, path, received }: Issue): boolean {
  return type === "strict_object" && path?.at(-1)?.origin === "key" && received !== "undefined";
}

function overlookedProblem(
  source: YamlSource,
  format: Format,
  root: Path,
  { kind, path }: Overlooked,
): Problem {
  const full = [...root, ...path];
  const key = String(full.at(-1) ?? source.file);
  if (kind === "unknown") return unknownKey(source, format, root, path.map(String));
  if (kind === "key")
    return { rule: "schema", variant: "reserved", place: source.placeOfKey(full), values: { key } };
  const values = { key, expected: "object", received: "Array" };
  return { rule: "schema", variant: "value", place: source.placeOf(full), values };
}

/** A union fails as a whole. Where a branch got inside the value, its complaints say more. */
function innermost(issue: Issue): Issue[] {
  const inside = (issue.issues ?? []).filter((inner) => inner.path !== undefined);
  const path = issue.path ?? [];
  if (issue.type !== "union" || inside.length === 0) return [issue];
  return inside.flatMap((inner) => innermost(withPath(inner, [...path, ...(inner.path ?? [])])));
}

function withPath(issue: Issue, path: v.IssuePathItem[]): Issue {
  const [first, ...rest] = path;
  return first ? { ...issue, path: [first, ...rest] } : issue;
}

function toProblem(source: YamlSource, format: Format, root: Path, issue: Issue): Problem {
  const path = pathOf(issue);
  if (isKeyTooMany(issue)) return unknownKey(source, format, root, path);
  const full = [...root, ...path];
  const key = String(full.at(-1) ?? source.file);
  const owner = full.slice(0, -1).join(".") || source.file;
  if (issue.path?.at(-1)?.origin === "key" && issue.type === "strict_object") {
    const place = full.length > 1 ? source.placeOfKey(full.slice(0, -1)) : source.placeOf([]);
    return { rule: "schema", variant: "missing", place, values: { key, owner } };
  }
  const expected = issue.message.startsWith("Invalid ") ? (issue.expected ?? issue.type) : issue.message;
  const isKey = issue.path?.at(-1)?.origin === "key";
  const place = isKey ? source.placeOfKey(full) : source.placeOf(full);
  const values = {
    key: full.join(".") || source.file,
    expected: plainly(expected),
    received: issue.received,
  };
  return { rule: "schema", variant: isKey ? "key" : "value", place, values };
}

function unknownKey(source: YamlSource, format: Format, root: Path, path: readonly string[]): Problem {
  const full = [...root, ...path];
  const key = String(full.at(-1));
  const owner = full.slice(0, -1).join(".") || source.file;
  const allowed = keysAt(format, path.slice(0, -1));
  const suggestion = nearest(key, allowed) ?? allowed.join(", ");
  const place = source.placeOfKey(full);
  return { rule: "schema", variant: "unknown", place, values: { key, owner, suggestion } };
}

/** `("a" | "b")` → `"a" | "b"` */
function plainly(expected: string): string {
  return expected.replace(/^\((.*)\)$/, "$1");
}

/** The keys that `format` allows at `path`. */
function keysAt(format: unknown, path: readonly string[]): string[] {
  if (!isRecord(format)) return [];
  const { type, entries, wrapped, options, value, item } = format;
  if (type === "exact_optional") return keysAt(wrapped, path);
  if (type === "union" && Array.isArray(options)) return options.flatMap((option) => keysAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return isRecord(entries) ? Object.keys(entries) : [];
  return keysAt(isRecord(entries) ? entries[step] : (value ?? item), rest);
}
