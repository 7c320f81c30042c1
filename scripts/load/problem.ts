/** The rules an author's mistake can break. Each has its words in `locales/ui/<language>.yaml` under `problems`. */
export type RuleId =
  | "duplicate-code"
  | "duplicate-key"
  | "envelope"
  | "file"
  | "foreign-output"
  | "locale-parity"
  | "openapi"
  | "placeholders"
  | "released-code"
  | "reserved-placeholder"
  | "schema"
  | "syntax"
  | "text-form"
  | "unknown-category"
  | "unknown-code"
  | "unknown-status"
  | "unreturned-code";

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
