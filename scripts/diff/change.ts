import { type DiffRule, diffRules, levels } from "./rules.js";

/** One difference between two contracts. What is said about it is looked up by its rule. */
export interface Change {
  readonly rule: DiffRule;
  /** What it is about, by name: a code, an operation's id, a language. */
  readonly subject: string;
  /** What the words mention besides. Text from either contract is in it as it is. */
  readonly values?: Readonly<Record<string, string | number>>;
}

const order = Object.keys(diffRules);

/** What breaks clients first; within a level, in the order of the rules and then as found. */
export function sortChanges(changes: readonly Change[]): Change[] {
  const rank = ({ rule }: Change) =>
    (levels.length - levels.indexOf(diffRules[rule].level)) * order.length + order.indexOf(rule);
  return [...changes].sort((a, b) => rank(a) - rank(b));
}

/** What differs between two values as the words show it; nothing where nothing does. */
export function differing(
  rule: DiffRule,
  subject: string,
  from: unknown,
  to: unknown,
  values: Change["values"] = {},
): Change[] {
  if (canonical(from) === canonical(to)) return [];
  return [{ rule, subject, values: { ...values, from: shown(from), to: shown(to) } }];
}

/** `value` in few words: an author's own notation, cut where it is long. */
export function shown(value: unknown): string {
  if (value === undefined) return "–";
  const text = typeof value === "string" ? value : canonical(value);
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join("")}…` : text;
}

const longest = 80;

/** JSON that is the same for the same value, however it was written. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) => {
      if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    }) ?? "undefined"
  );
}
