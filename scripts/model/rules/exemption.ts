import { isRecord } from "../../load/json.js";
import { isRuleId, type Problem, ruleTable } from "../../load/problem.js";
import type { Path } from "../../load/yaml-source.js";
import type { CatalogDraft, Draft } from "../draft.js";
import { isAbout, namesSomething, writtenExemptions } from "../exemptions.js";
import { knownTags } from "../language-tag.js";
import { failureKinds } from "../locale-format.js";
import { nearest } from "../nearest.js";
import { type Exemption, ExemptionFormat } from "../rule-format.js";
import { checkFormat, validOrNothing } from "../validate.js";

/** Every exemption has a reason, is from a rule that there is, for something that there is, and is needed. */
export function checkExemption(draft: Draft, found: readonly Problem[]): Problem[] {
  const { catalog } = draft;
  if (!catalog) return [];
  // What a broken source would have brought cannot be known, so neither whether an exemption from it is needed.
  const isKnown = found.every(({ rule }) => ruleTable[rule] !== "fixed");
  const left = new Set(found);
  return writtenExemptions(catalog).flatMap((written, index): Problem[] => {
    const path = ["exemptions", index];
    const wrong = checkForm(catalog, written, path);
    const exemption = validOrNothing(ExemptionFormat, written);
    if (!exemption || wrong.length > 0) return wrong;
    const unknown = [...checkRule(catalog, exemption, path), ...checkNames(draft, catalog, exemption, path)];
    if (unknown.length > 0 || !isKnown) return unknown;
    const kept = [...left].filter((problem) => isAbout(exemption, problem));
    for (const problem of kept) left.delete(problem);
    if (kept.length > 0) return [];
    const { rule } = exemption;
    return [{ rule: "exemption", variant: "unused", place: catalog.source.placeOf(path), values: { rule } }];
  });
}

function checkForm({ source }: CatalogDraft, written: unknown, path: Path): Problem[] {
  if (!isRecord(written)) return checkFormat(source, ExemptionFormat, written, path);
  const { reason } = written;
  const isBare =
    reason === undefined || reason === null || (typeof reason === "string" && !/\S/.test(reason));
  const place = source.placeOf(reason === undefined ? path : [...path, "reason"]);
  const bare: Problem[] = isBare ? [{ rule: "exemption", variant: "no-reason", place }] : [];
  const rest = isBare ? { ...written, reason: "given" } : written;
  return [...bare, ...checkFormat(source, ExemptionFormat, rest, path)];
}

function checkRule({ source }: CatalogDraft, exemption: Exemption, path: Path): Problem[] {
  const { rule: name } = exemption;
  const place = source.placeOf([...path, "rule"]);
  if (!isRuleId(name)) {
    const free = Object.entries(ruleTable).flatMap(([id, usual]) => (usual === "fixed" ? [] : [id]));
    const suggestion = nearest(name, Object.keys(ruleTable)) ?? free.join(", ");
    return [{ rule: "exemption", variant: "rule", place, values: { name, suggestion } }];
  }
  if (ruleTable[name] === "fixed") return [{ rule: "exemption", variant: "fixed", place, values: { name } }];
  if (namesSomething(exemption)) return [];
  return [{ rule: "exemption", variant: "whole", place: source.placeOf(path), values: { name } }];
}

/** What an exemption is for is there. */
function checkNames(draft: Draft, catalog: CatalogDraft, exemption: Exemption, path: Path): Problem[] {
  const known: Readonly<Record<string, readonly string[] | undefined>> = {
    code: catalog.codes,
    operation: draft.operations?.map(({ id }) => id),
    category: catalog.categories,
    status: catalog.statuses,
    failure: failureKinds,
    language: knownTags(draft.sources.locales.map(({ language }) => language)),
  };
  return Object.entries(known).flatMap(([kind, names]): Problem[] => {
    const name = Object.entries(exemption).find(([key]) => key === kind)?.[1];
    if (name === undefined || !names || names.includes(String(name))) return [];
    // Statuses and most languages are so short that each is near every other.
    const suggestion = String(name).length > 3 ? nearest(String(name), names) : undefined;
    const values = { kind, code: name, suggestion: suggestion ?? "" };
    const place = catalog.source.placeOf([...path, kind]);
    return [{ rule: "exemption", variant: suggestion ? "near" : "far", place, values }];
  });
}
