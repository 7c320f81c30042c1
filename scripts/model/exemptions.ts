import { isRecord } from "../load/json.js";
import { owners, type Problem } from "../load/problem.js";
import type { CatalogDraft } from "./draft.js";
import { type Exemption, ExemptionFormat } from "./rule-format.js";
import { validOrNothing } from "./validate.js";

/** The exemptions as they are written: anything may be in the list. */
export function writtenExemptions(catalog: CatalogDraft | undefined): readonly unknown[] {
  const value = catalog?.source.value;
  const list = isRecord(value) ? value["exemptions"] : undefined;
  return Array.isArray(list) ? list : [];
}

/**
 * Whether `problem` is what `exemption` is about. Its owner is the same, or both have none; where the exemption names
 * a language or a field, so does the problem.
 */
export function isAbout(exemption: Exemption, { rule, subject }: Problem): boolean {
  if (rule !== exemption.rule || !subject || !namesSomething(exemption)) return false;
  const same = (key: keyof typeof subject) => text(exemption[key]) === subject[key];
  const narrowing = (["language", "field"] as const).filter((key) => exemption[key] !== undefined);
  return owners.every(same) && narrowing.every(same);
}

function text(name: string | number | undefined): string | undefined {
  return name === undefined ? undefined : String(name);
}

/** Whether it names what is exempt: no exemption is from a rule altogether, or for a language altogether. */
export function namesSomething(exemption: Exemption): boolean {
  return exemption.field !== undefined || owners.some((owner) => exemption[owner] !== undefined);
}

/** `problems` without those that are exempt for a reason. */
export function withoutExempt(
  catalog: CatalogDraft | undefined,
  problems: readonly Problem[],
): readonly Problem[] {
  const exemptions = writtenExemptions(catalog).flatMap((written) => {
    const exemption = validOrNothing(ExemptionFormat, written);
    return exemption ? [exemption] : [];
  });
  return problems.filter((problem) => !exemptions.some((exemption) => isAbout(exemption, problem)));
}
