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
  const isEcho = (issue: Issue) =>
    lists.some((list) => list.path.every((step, index) => keyAt(issue, index) === String(step)));
  return [
    ...overlooked.map((found) => overlookedProblem(source, path, found)),
    ...issues.filter((issue) => !isEcho(issue)).map((issue) => toProblem(source, format, path, issue)),
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

function overlookedProblem(source: YamlSource, root: Path, { kind, path }: Overlooked): Problem {
  const full = [...root, ...path];
  const key = String(full.at(-1) ?? source.file);
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
  const path = (issue.path ?? []).map((item) => String(item.key));
  const full = [...root, ...path];
  const key = String(full.at(-1) ?? source.file);
  const owner = full.slice(0, -1).join(".") || source.file;
  if (issue.path?.at(-1)?.origin === "key" && issue.type === "strict_object") {
    if (issue.received === "undefined") {
      const place = full.length > 1 ? source.placeOfKey(full.slice(0, -1)) : source.placeOf([]);
      return { rule: "schema", variant: "missing", place, values: { key, owner } };
    }
    const allowed = keysAt(format, path.slice(0, -1));
    const suggestion = nearest(key, allowed) ?? allowed.join(", ");
    return {
      rule: "schema",
      variant: "unknown",
      place: source.placeOfKey(full),
      values: { key, owner, suggestion },
    };
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
