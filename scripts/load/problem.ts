/** What a problem means: with an error nothing is written, with a warning everything is. */
export type Severity = "error" | "warning";

/**
 * Every rule, with what its problems are unless `rules` of `spec/errors.yaml` says otherwise. What is `fixed` is an error
 * whatever anybody says: the rest of the toolkit relies on it. Each rule has its words in `locales/ui/<language>.yaml`
 * under `problems`, and a section in `scripts/model/rules/README.md`.
 */
export const ruleTable = {
  "damaged-text": "warning",
  "duplicate-code": "fixed",
  "duplicate-key": "fixed",
  envelope: "fixed",
  exemption: "fixed",
  "fault-status": "error",
  file: "fixed",
  "foreign-output": "fixed",
  "former-wording": "error",
  glossary: "warning",
  "identifier-collision": "error",
  import: "fixed",
  "language-tag": "fixed",
  lifecycle: "error",
  "locale-parity": "fixed",
  "new-code": "fixed",
  openapi: "fixed",
  overlay: "fixed",
  placeholders: "fixed",
  probe: "fixed",
  "released-code": "fixed",
  "reserved-placeholder": "fixed",
  "retry-status": "error",
  "rule-setting": "fixed",
  schema: "fixed",
  "sentence-form": "warning",
  syntax: "fixed",
  "text-form": "fixed",
  "text-length": "warning",
  "unknown-category": "fixed",
  "unknown-code": "fixed",
  "unknown-status": "fixed",
  "unreturned-code": "error",
  untranslated: "warning",
} as const satisfies Readonly<Record<string, "fixed" | Severity>>;

/** The rules an author's mistake can break. */
export type RuleId = keyof typeof ruleTable;

export function isRuleId(name: string): name is RuleId {
  return Object.hasOwn(ruleTable, name);
}

/** Where a mistake stands. */
export interface Place {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** How many code units of the line the mistake covers; at least 1. */
  readonly length: number;
  /** The whole line it stands in; empty where there is none. */
  readonly excerpt: string;
}

/** One mistake of the author's. Its words are looked up by `rule` and `variant`, so it speaks every language of the toolkit. */
export interface Problem {
  readonly rule: RuleId;
  /** Tells apart the different mistakes that one rule finds. */
  readonly variant?: string;
  readonly place: Place;
  /** What the words mention by name. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** What it is about, as an exemption names it; absent where the rule knows no exemptions. */
  readonly subject?: Subject;
  /** Given when all problems are known; an error where it is absent. */
  readonly severity?: Severity;
}

/** What exemptions can be from. One of these owns the mistake; none does where it is a locale's `title` or `intro`. */
export const owners = ["code", "operation", "category", "status", "failure"] as const;

/** What a problem is about. */
export interface Subject extends Readonly<Partial<Record<(typeof owners)[number], string>>> {
  /** Where it is about a text: the locale's. */
  readonly language?: string;
  /** Where it is about a text: which of its owner's. */
  readonly field?: string;
}

export function isError({ severity }: Problem): boolean {
  return severity !== "warning";
}

/** In the order a reader meets them: by file, then down the file. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      compare(a.rule, b.rule),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
