import { nearest } from "../model/nearest.js";
import { type Change, differing } from "./change.js";
import { diffRetry } from "./code-retry.js";
import { matchByName } from "./match.js";
import type { ListedError, Snapshot } from "./snapshot.js";

/** What became of each code, and of what the contract says about it. */
export function diffCodes(base: Snapshot, head: Snapshot): Change[] {
  const { removed, added, both } = matchByName(base.errors, head.errors, ({ code }) => code);
  const renamed = findRenamed(removed.map(nameOf), added.map(nameOf));
  const newNames = new Set(renamed.values());
  return [
    ...[...renamed].map(([subject, to]): Change => ({ rule: "code-renamed", subject, values: { to } })),
    ...removed
      .filter(({ code }) => !renamed.has(code))
      .map(({ code }): Change => ({ rule: "code-removed", subject: code })),
    ...added
      .filter(({ code }) => !newNames.has(code))
      .map(({ code }): Change => ({ rule: "code-added", subject: code })),
    ...both.flatMap(([a, b]) => diffCode(a, b)),
  ];
}

const nameOf = ({ code }: ListedError): string => code;

/** So many pairs of names are compared; a catalog that loses and gains more codes than that was not renamed. */
const mostPairs = 40_000;

/** The new name of each code that has one: the two are each other's nearest, so that it is the same seen from either side. */
function findRenamed(removed: readonly string[], added: readonly string[]): ReadonlyMap<string, string> {
  if (removed.length * added.length > mostPairs) return new Map();
  const pairs = removed.flatMap((code) => {
    const near = nearest(code, added);
    return near !== undefined && nearest(near, removed) === code ? [[code, near] as const] : [];
  });
  return new Map(pairs);
}

function diffCode(a: ListedError, b: ListedError): Change[] {
  const { code } = a;
  return [
    ...differing("code-status-changed", code, a.status, b.status),
    ...differing("code-category-changed", code, a.category, b.category),
    ...diffRetry(a, b),
    ...diffParams(a, b),
    ...diffLifecycle(a, b),
    ...diffAliases(a, b),
  ];
}

function diffParams({ code, params: base }: ListedError, { params: head }: ListedError): Change[] {
  const { removed, added, both } = matchByName(Object.entries(base), Object.entries(head), ([name]) => name);
  const about = (rule: Change["rule"], name: string): Change => ({ rule, subject: code, values: { name } });
  return [
    ...removed.map(([name]) => about("param-removed", name)),
    ...added.map(([name]) => about("param-added", name)),
    ...both.flatMap(([[name, from], [, to]]) => differing("param-type-changed", code, from, to, { name })),
  ];
}

function diffLifecycle(a: ListedError, b: ListedError): Change[] {
  const { code } = a;
  return [
    ...turned(code, a.deprecated, b.deprecated, "code-deprecated", "code-undeprecated"),
    ...turned(code, a.retired, b.retired, "code-retired", "code-returned"),
    ...differing("replacement-changed", code, a.replacedBy, b.replacedBy),
    ...differing("lifecycle-changed", code, a.since, b.since, { name: "since" }),
  ];
}

/** A mark with a version that came, went, or now names another version. */
function turned(
  code: string,
  from: string | undefined,
  to: string | undefined,
  on: "code-deprecated" | "code-retired",
  off: "code-undeprecated" | "code-returned",
): Change[] {
  if (from === undefined && to !== undefined) return [{ rule: on, subject: code, values: { version: to } }];
  if (from !== undefined && to === undefined) return [{ rule: off, subject: code }];
  return differing("lifecycle-changed", code, from, to, { name: on.slice("code-".length) });
}

function diffAliases({ code, aliases: base }: ListedError, { aliases: head }: ListedError): Change[] {
  const { removed, added } = matchByName(base, head, (alias) => alias);
  return [
    ...removed.map((name): Change => ({ rule: "alias-removed", subject: code, values: { name } })),
    ...added.map((name): Change => ({ rule: "alias-added", subject: code, values: { name } })),
  ];
}
