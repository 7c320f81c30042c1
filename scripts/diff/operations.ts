import { type Change, canonical, differing } from "./change.js";
import { ms } from "./code-retry.js";
import { type Matched, matchByName } from "./match.js";
import { diffWaysIn, type WaysIn } from "./openapi/security.js";
import type { DiffRule } from "./rules.js";
import type { ListedOperation as Operation, Snapshot } from "./snapshot.js";

/** The operations of both contracts: by their ids, else by what is called. */
export function matchOperations(base: Snapshot, head: Snapshot): Matched<Operation> {
  const byId = matchByName(base.operations, head.operations, ({ id }) => id);
  const byPlace = matchByName(byId.removed, byId.added, address);
  return { ...byPlace, both: [...byId.both, ...byPlace.both] };
}

const address = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

/** What became of each operation, as far as the catalog is concerned with it. */
export function diffOperations(
  { removed, added, both }: Matched<Operation>,
  base: Snapshot,
  head: Snapshot,
): Change[] {
  const lost = explainedCodes(base, head);
  const gained = explainedCodes(head, base);
  return [
    ...removed.map(({ id }): Change => ({ rule: "operation-removed", subject: id })),
    ...added.map(({ id }): Change => ({ rule: "operation-added", subject: id })),
    ...both.flatMap(([a, b]) => [
      ...differing("operation-renamed", a.id, a.id, b.id),
      ...differing("operation-moved", a.id, address(a), address(b)),
      ...diffListed(a, b, lost, gained),
      ...diffIdempotence(a, b),
      ...diffPolling(a, b),
      ...(tellsSecrets(base, head) ? diffWaysIn(a.id, waysInto(a, base), waysInto(b, head)) : []),
    ]),
  ];
}

/** Where both have one, and nothing else tells who needs it: descriptions that have it as a scheme are compared by that. */
function tellsSecrets(base: Snapshot, head: Snapshot): boolean {
  const isScheme = ({ openapi }: Snapshot) => openapi !== undefined && openapi["x-credential"] === undefined;
  const haveAny = [base, head].every(({ credentials }) => Object.keys(credentials).length > 0);
  return haveAny && !(isScheme(base) && isScheme(head));
}

function waysInto({ security }: Operation, { credentials }: Snapshot): WaysIn {
  const lists = security.length > 0 ? security : [[]];
  return new Map(
    lists.map((names) => [canonical(names.map((name) => credentials[name])), names.join(" + ") || "–"]),
  );
}

/** The codes whose end is told already: gone, or no longer returned by anything. */
function explainedCodes(from: Snapshot, to: Snapshot): ReadonlySet<string> {
  const remaining = new Map(to.errors.map((error) => [error.code, error]));
  const explained = from.errors.filter(({ code, retired }) => {
    const other = remaining.get(code);
    return !other || (retired === undefined && other.retired !== undefined);
  });
  return new Set(explained.map(({ code }) => code));
}

function diffListed(
  a: Operation,
  b: Operation,
  lost: ReadonlySet<string>,
  gained: ReadonlySet<string>,
): Change[] {
  const { removed, added } = matchByName(a.codes, b.codes, (code) => code);
  const about = (rule: DiffRule, code: string): Change => ({ rule, subject: a.id, values: { code } });
  return [
    ...removed.filter((code) => !lost.has(code)).map((code) => about("operation-code-removed", code)),
    ...added.filter((code) => !gained.has(code)).map((code) => about("operation-code-added", code)),
  ];
}

function diffIdempotence(a: Operation, b: Operation): Change[] {
  if (a.idempotent === b.idempotent) return [];
  return [{ rule: a.idempotent ? "idempotence-lost" : "idempotence-gained", subject: a.id }];
}

function diffPolling({ id, polling: from }: Operation, { polling: to }: Operation): Change[] {
  const isRelaxed = !to || (from !== undefined && to.every <= from.every && to.atMost >= from.atMost);
  const shown = (polling: Operation["polling"]) => polling && `${ms(polling.every)} × ${polling.atMost}`;
  return differing(isRelaxed ? "polling-relaxed" : "polling-tightened", id, shown(from), shown(to));
}
