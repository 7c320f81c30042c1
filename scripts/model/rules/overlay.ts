import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { Path, YamlSource } from "../../load/yaml-source.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";
import { applyOverlay, type OverlayDraft } from "../overlay.js";
import { wordKeys } from "../untranslated.js";

/** Each translation of the OpenAPI description is into a language of the contract, leads to something, and changes words alone. */
export function checkOverlay({ overlays, locales, sources: { document } }: Draft): Problem[] {
  const languages = locales.map(({ language }) => language);
  return overlays.flatMap((overlay) => [
    ...checkLanguage(overlay, languages),
    ...overlay.actions.flatMap(({ update, path }) => checkWords(overlay.source, update, [...path, "update"])),
    ...(document ? checkTargets(overlay, document) : []),
  ]);
}

function checkLanguage({ language, source }: OverlayDraft, languages: readonly string[]): Problem[] {
  if (languages.includes(language)) return [];
  const suggestion = nearest(language, languages) ?? languages.join(", ");
  return [
    { rule: "overlay", variant: "language", place: source.placeOf([]), values: { language, suggestion } },
  ];
}

function checkWords(source: YamlSource, update: unknown, path: Path): Problem[] {
  if (isRecord(update))
    return Object.entries(update).flatMap(([key, value]) => checkWords(source, value, [...path, key]));
  const key = String(path.at(-1));
  if (typeof update === "string" && wordKeys.includes(key)) return [];
  return [{ rule: "overlay", variant: "fact", place: source.placeOfKey(path), values: { key } }];
}

function checkTargets(
  { source, actions }: OverlayDraft,
  document: Parameters<typeof applyOverlay>[0],
): Problem[] {
  return applyOverlay(document, actions).missed.map(({ action, why, values }): Problem => {
    const place = source.placeOf([...action.path, "target"]);
    return { rule: "overlay", variant: why, place, values };
  });
}
