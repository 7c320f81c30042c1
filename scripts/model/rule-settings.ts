import { isRecord } from "../load/json.js";
import { type RuleId, ruleTable, type Severity } from "../load/problem.js";
import type { CatalogDraft } from "./draft.js";
import { defaultLimits, type RuleSetting, settingFormats } from "./rule-format.js";
import { validOrNothing } from "./validate.js";

/** What the catalog says of `rule` and is as the format says; what is wrong with the rest, a rule of its own tells. */
function settingOf(catalog: CatalogDraft | undefined, rule: RuleId): RuleSetting | undefined {
  const value = catalog?.source.value;
  const settings = isRecord(value) ? value["rules"] : undefined;
  const format = settingFormats.get(rule);
  return format && isRecord(settings) ? validOrNothing(format, settings[rule]) : undefined;
}

/** What a problem of `rule` means in this contract. */
export function severityOf(catalog: CatalogDraft | undefined, rule: RuleId): Severity {
  const usual = ruleTable[rule];
  if (usual === "fixed") return "error";
  const setting = settingOf(catalog, rule);
  return (typeof setting === "string" ? setting : setting?.severity) ?? usual;
}

/** How long a text of each field may be, in characters. */
export function lengthLimits(catalog: CatalogDraft | undefined): Readonly<Record<string, number>> {
  const setting = settingOf(catalog, "text-length");
  if (typeof setting !== "object") return defaultLimits;
  const { severity: _, ...limits } = setting;
  return { ...defaultLimits, ...limits };
}
