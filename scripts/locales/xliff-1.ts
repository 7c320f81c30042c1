import type { TextState } from "../model/translation-record.js";
import { readInline, readText, withoutTagText, writeInline } from "./inline-tags.js";
import { mistakeAt } from "./mistake.js";
import { readOut } from "./spelt-out.js";
import {
  madeOf,
  type ReadFile,
  type ReadMistake,
  type ReadUnit,
  type TextProgress,
  type TranslationFile,
  type TranslationUnit,
} from "./translation-unit.js";
import { childOf, childrenOf, readUnits, unitsIn } from "./xliff-units.js";
import type { XmlElement } from "./xml-reading.js";
import { xmlText, xmlValue } from "./xml-writing.js";

/**
 * XLIFF 1.2.
 *
 * @see https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
export function writeXliff1({ sourceLanguage, targetLanguage, units }: TranslationFile): string {
  const source = xmlValue(sourceLanguage);
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="locales/${source}.yaml" source-language="${source}" target-language="${xmlValue(targetLanguage)}" datatype="plaintext">
    <body>
${units.map(writeUnit).join("")}    </body>
  </file>
</xliff>
`;
}

function writeUnit({ key, source, target, state, made, previous, notes }: TranslationUnit): string {
  const id = xmlValue(key);
  const approved = state === "done" ? "yes" : "no";
  const lines = [
    `<trans-unit id="${id}" resname="${id}" xml:space="preserve" approved="${approved}">`,
    `  <source>${inline(source)}</source>`,
    ...(state === "missing"
      ? []
      : [`  <target ${written[state]}${qualifier(made)}>${inline(target)}</target>`]),
    ...notes.map((note) => `  <note from="developer">${xmlText(note)}</note>`),
    ...(previous === undefined ? [] : previousLines(previous, target)),
    "</trans-unit>",
  ];
  return lines.map((line) => `      ${line}\n`).join("");
}

const written: Readonly<Record<Exclude<TextState, "missing">, string>> = {
  done: 'state="final"',
  machine: 'state="needs-review-translation" state-qualifier="mt-suggestion"',
  "needs-review": 'state="needs-review-translation"',
  stale: 'state="needs-adaptation"',
};

/** The format has a word for the one, and lets others have words of their own. */
function qualifier(made: TextProgress["made"]): string {
  return made ? ` state-qualifier="${made === "machine" ? "mt-suggestion" : `x-${made}`}"` : "";
}

/** The format wants a target here as well: it is what was made of the previous source. */
function previousLines(previous: string, target: string): string[] {
  return [
    '  <alt-trans alttranstype="previous-version">',
    `    <source>${inline(previous)}</source>`,
    `    <target>${inline(target)}</target>`,
    "  </alt-trans>",
  ];
}

function inline(text: string): string {
  return writeInline(text, (id, placeholder) => `<x id="${id}" equiv-text="${placeholder}"/>`);
}

/** The header of a PO file, which converters leave among the texts. */
const poHeader = "x-gettext-domain-header";

export function readXliff1(root: XmlElement): ReadFile | readonly ReadMistake[] {
  const mistakes: ReadMistake[] = [];
  const units = unitsIn(root, "trans-unit")
    .filter((unit) => unit.attributes.get("restype") !== poHeader)
    .map((unit) => readUnit(unit, mistakes));
  return readUnits(childrenOf(root, "file"), ["source-language", "target-language"], units, mistakes);
}

function readUnit(unit: XmlElement, mistakes: ReadMistake[]): ReadUnit {
  const known = new Map<string, string>();
  const read = (element: XmlElement | undefined, into: ReadMistake[] = []) =>
    element && readInline(element, { known, data: new Map(), mistakes: into });
  const source = read(childOf(unit, "source"));
  const target = childOf(unit, "target");
  const text = withoutTagText(read(target, mistakes) ?? "", source ?? "");
  const state = target && text !== "" ? readState(unit, target, text === source) : "missing";
  const made = state === "stale" ? readMade(target) : undefined;
  const previous = read(previousSource(unit));
  if (target) mistakes.push(...emptySegments(target));
  return {
    key: readOut(unit.attributes.get("resname") ?? unit.attributes.get("id") ?? ""),
    target: state === "missing" ? "" : text,
    ...(source !== undefined && { source }),
    ...(state && { state }),
    ...(made && { made }),
    ...(previous !== undefined && { previous }),
    notes: childrenOf(unit, "note").map(readText),
    ...(target?.content ?? unit.start),
  };
}

/** Tools that cut a text into sentences mark each; where one is translated, all are to be. */
function emptySegments(target: XmlElement): ReadMistake[] {
  const segments = childrenOf(target, "mrk").filter(({ attributes }) => attributes.get("mtype") === "seg");
  const isEmpty = ({ children }: XmlElement) => children.length === 0;
  const open = segments.find(isEmpty);
  return open && !segments.every(isEmpty) ? [mistakeAt("partial", open.start)] : [];
}

function previousSource(unit: XmlElement): XmlElement | undefined {
  const earlier = childrenOf(unit, "alt-trans").find(
    ({ attributes }) => attributes.get("alttranstype") === "previous-version",
  );
  return earlier && childOf(earlier, "source");
}

/** Whether a target is approved is only asked where it says nothing of itself: the format takes silence for a no. */
function readState(unit: XmlElement, target: XmlElement, isSource: boolean): TextState | undefined {
  const isApproved = unit.attributes.get("approved") === "yes";
  const state = target.attributes.get("state");
  const isLeveraged = target.attributes.get("state-qualifier") === "leveraged-mt";
  const isMachine = readMade(target) === "machine";
  switch (state) {
    case undefined:
      return isApproved ? "done" : isMachine ? "machine" : undefined;
    case "final":
    case "signed-off":
      return "done";
    case "translated":
      // Of a suggestion, somebody has made a translation; what was leveraged, nobody need have seen.
      return isLeveraged && !isApproved ? "machine" : "done";
    case "new":
    case "needs-translation":
      // Some tools put the source where there is no translation, others mark so what is to be edited.
      return isSource ? "missing" : isMachine ? "machine" : "needs-review";
    case "needs-adaptation":
    case "needs-l10n":
      return "stale";
    default:
      return isMachine ? "machine" : "needs-review";
  }
}

function readMade(target: XmlElement | undefined): TextProgress["made"] {
  const qualifier = target?.attributes.get("state-qualifier");
  const isMachine = qualifier === "mt-suggestion" || qualifier === "leveraged-mt";
  return isMachine ? "machine" : madeOf(qualifier?.replace(/^x-/, ""));
}
