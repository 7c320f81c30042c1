/** What can be wrong with a service, or with what was asked of it. */
export const findingKinds = [
  "undocumented-code",
  "wrong-status",
  "outside-schema",
  "unexpected-answer",
  "no-answer",
  "never-seen",
  "new-wording",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** With an error the command fails; with a warning only under `--strict`; a note is for your information. */
export type FindingSeverity = "error" | "warning" | "note";

/** One thing that is not as the contract says. Its words are `contract-test.findings` of `locales/ui/`. */
export interface Finding {
  readonly kind: FindingKind;
  /** Tells apart the different findings of one kind. */
  readonly variant: string;
  readonly severity: FindingSeverity;
  /** What the words mention by name. Anything that came off the wire may be in it, but for the key. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** Each once: the same answer to many requests is one finding. */
export function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
