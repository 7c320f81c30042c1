import { mistakeAt } from "./mistake.js";
import type { ReadFile, ReadMistake, ReadUnit } from "./translation-unit.js";
import type { XmlElement } from "./xml-reading.js";

/* What both versions of XLIFF have in common when they are read. */

export function childrenOf({ children }: XmlElement, ...names: readonly string[]): XmlElement[] {
  return children.filter(
    (child): child is XmlElement => typeof child !== "string" && names.includes(child.name),
  );
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** The elements called `name` in `element`, in groups or not, but for those that are not to be translated. */
export function unitsIn(element: XmlElement, name: string, isTranslated = true): XmlElement[] {
  return childrenOf(element, name, "file", "body", "group").flatMap((child) => {
    const translate = child.attributes.get("translate");
    const isChildTranslated = translate === undefined ? isTranslated : translate === "yes";
    if (child.name !== name) return unitsIn(child, name, isChildTranslated);
    return isChildTranslated ? [child] : [];
  });
}

/** What a file is all in all; a mistake where its parts are in different languages. */
export function readUnits(
  languages: readonly XmlElement[],
  [source, target]: readonly [source: string, target: string],
  units: readonly ReadUnit[],
  mistakes: ReadMistake[],
): ReadFile | readonly ReadMistake[] {
  const sourceLanguage = languageOf(languages, source, mistakes);
  const targetLanguage = languageOf(languages, target, mistakes);
  if (mistakes.length > 0) return mistakes;
  return {
    ...(sourceLanguage !== undefined && { sourceLanguage }),
    ...(targetLanguage !== undefined && { targetLanguage }),
    units,
  };
}

function languageOf(
  elements: readonly XmlElement[],
  attribute: string,
  mistakes: ReadMistake[],
): string | undefined {
  const written = elements.flatMap(({ attributes, start }) => {
    const language = attributes.get(attribute)?.replaceAll("_", "-");
    return language === undefined ? [] : [{ language, start }];
  });
  const first = written[0]?.language;
  const other = written.find(({ language }) => language !== first);
  if (first !== undefined && other)
    mistakes.push(mistakeAt("languages", other.start, { first, second: other.language }));
  return first;
}
