import type { Category, Status } from "../model/contract.js";
import { type Change, differing } from "./change.js";
import { matchByName } from "./match.js";
import type { DiffRule } from "./rules.js";
import type { Snapshot } from "./snapshot.js";

/** What concerns the contract as a whole: its envelope, its tables, its languages. */
export function diffTables(base: Snapshot, head: Snapshot): Change[] {
  return [
    ...differing("envelope-changed", "envelope", base.envelope, head.envelope),
    ...diffCredentials(base.credentials, head.credentials),
    ...diffStatuses(base.statuses, head.statuses),
    ...diffCategories(base.categories, head.categories),
    ...diffLanguages(base.languages, head.languages),
    ...differing("title-changed", "title", base.title, head.title),
    ...differing("docs-changed", "docs", base.docs, head.docs),
  ];
}

/** One more beside others concerns those operations alone that need it, and is told of each. */
function diffCredentials(base: Snapshot["credentials"], head: Snapshot["credentials"]): Change[] {
  const { removed, added, both } = matchByName(Object.keys(base), Object.keys(head), (name) => name);
  const first = Object.keys(base).length === 0 ? added : [];
  return [...both.map(([name]) => name), ...removed, ...first].flatMap((name) =>
    differing("credential-changed", name, base[name], head[name]),
  );
}

function diffStatuses(base: readonly Status[], head: readonly Status[]): Change[] {
  const { removed, added, both } = matchByName(base, head, ({ status }) => String(status));
  return [
    ...removed.map(({ status }): Change => ({ rule: "status-removed", subject: String(status) })),
    ...added.map(({ status }): Change => ({ rule: "status-added", subject: String(status) })),
    ...both.flatMap(([a, b]) => [
      ...differing("status-error-id-changed", String(a.status), a.errorId, b.errorId),
      ...differing("status-renamed", String(a.status), a.name, b.name),
    ]),
  ];
}

function diffCategories(base: readonly Category[], head: readonly Category[]): Change[] {
  const { removed, added, both } = matchByName(base, head, ({ name }) => name);
  const faultRule = ({ fault }: Category): DiffRule =>
    fault === undefined ? "fault-stated" : "fault-changed";
  return [
    ...removed.map(({ name }): Change => ({ rule: "category-removed", subject: name })),
    ...added.map(({ name }): Change => ({ rule: "category-added", subject: name })),
    ...both.flatMap(([a, b]) => differing(faultRule(a), a.name, a.fault, b.fault)),
  ];
}

function diffLanguages(base: readonly string[], head: readonly string[]): Change[] {
  const { removed, added } = matchByName(base, head, (language) => language);
  return [
    ...removed.map((subject): Change => ({ rule: "language-removed", subject })),
    ...added.map((subject): Change => ({ rule: "language-added", subject })),
    ...differing("source-language-changed", "language", base[0], head[0]),
  ];
}
