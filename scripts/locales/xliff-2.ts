import { type TextState, textStates } from "../model/translation-record.js";
import { readInline, readText, withoutTagText, writeInline } from "./inline-tags.js";
import { mistakeAt, type Spot } from "./mistake.js";
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

/** Notes of this category are no notes: other tools keep notes, and show them to translators. */
const previousCategory = "maloi:previous-source";

/**
 * XLIFF 2.0. What is not done has the state `initial`, so that tools that drop the `subState` do not make it done.
 *
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.0/os/xliff-core-v2.0-os.html
 */
export function writeXliff2({ sourceLanguage, targetLanguage, units }: TranslationFile): string {
  const source = xmlValue(sourceLanguage);
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="${source}" trgLang="${xmlValue(targetLanguage)}">
  <file id="locale" original="locales/${source}.yaml">
${units.map(writeUnit).join("")}  </file>
</xliff>
`;
}

function writeUnit({ key, source, target, state, made, previous, notes }: TranslationUnit): string {
  const id = xmlValue(key);
  const lines = [
    `<unit id="${id}" name="${id}" xml:space="preserve" canResegment="no">`,
    ...noteLines(notes, previous),
    `  <segment${state === "missing" ? "" : written(state, made)}>`,
    `    <source>${inline(source)}</source>`,
    ...(state === "missing" ? [] : [`    <target>${inline(target)}</target>`]),
    "  </segment>",
    "</unit>",
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

function written(state: TextState, made: TextProgress["made"]): string {
  if (state === "done") return ' state="final"';
  return ` state="initial" subState="maloi:${[state, made].filter(Boolean).join(".")}"`;
}

function noteLines(notes: readonly string[], previous: string | undefined): string[] {
  const lines = notes.map((note) => `    <note>${xmlText(note)}</note>`);
  if (previous !== undefined)
    lines.push(`    <note category="${previousCategory}">${xmlText(previous)}</note>`);
  return lines.length === 0 ? [] : ["  <notes>", ...lines, "  </notes>"];
}

function inline(text: string): string {
  return writeInline(
    text,
    (id, placeholder) => `<ph id="${id}" equiv="${placeholder}" disp="${placeholder}" canDelete="no"/>`,
  );
}

export function readXliff2(root: XmlElement): ReadFile | readonly ReadMistake[] {
  const mistakes: ReadMistake[] = [];
  const units = unitsIn(root, "unit").map((unit) => readUnit(unit, mistakes));
  return readUnits([root], ["srcLang", "trgLang"], units, mistakes);
}

function readUnit(unit: XmlElement, mistakes: ReadMistake[]): ReadUnit {
  const pieces = readPieces(unit, mistakes);
  const joined = (parts: readonly string[]) => (unit.isPreserved ? parts.join("") : parts.join("").trim());
  const isEmpty = pieces.every((piece) => piece.isBetween || piece.target === "");
  const progress: Partial<TextProgress> = isEmpty ? { state: "missing" } : worstOf(pieces);
  const notes = childrenOf(unit, "notes").flatMap((list) => childrenOf(list, "note"));
  const previous = notes.find(isPrevious);
  return {
    key: readOut(unit.attributes.get("name") ?? unit.attributes.get("id") ?? ""),
    target: progress.state === "missing" ? "" : joined(inOrder(pieces)),
    source: joined(pieces.map(({ source }) => source)),
    ...progress,
    ...(previous && { previous: readText(previous) }),
    notes: notes.filter((note) => !isPrevious(note)).map(readText),
    ...(pieces[0]?.spot ?? unit.start),
  };
}

/** The targets one after the other; a language may tell it in another order. */
function inOrder(pieces: readonly Piece[]): string[] {
  const placed = pieces.map(({ target, order }, index) => ({ target, order: order ?? index + 1 }));
  return placed.sort((one, other) => one.order - other.order).map(({ target }) => target);
}

function isPrevious({ attributes }: XmlElement): boolean {
  return attributes.get("category") === previousCategory;
}

/** What a text consists of: one segment, unless another tool has cut it into sentences. */
interface Piece {
  readonly source: string;
  readonly target: string;
  /** Which piece of the target it is, counted from 1, where that is not its place in the source. */
  readonly order: number | undefined;
  readonly progress: Partial<TextProgress>;
  /** White space between segments, which need not be translated. */
  readonly isBetween: boolean;
  readonly spot: Spot;
}

function readPieces(unit: XmlElement, mistakes: ReadMistake[]): Piece[] {
  const meanings = { known: new Map<string, string>(), data: dataIn(unit), mistakes };
  const pieces = childrenOf(unit, "segment", "ignorable").map((element): Piece => {
    const [from, to] = [childOf(element, "source"), childOf(element, "target")];
    const isBetween = element.name === "ignorable";
    // Where white space does not count, that between sentences still is a space.
    const blank = isBetween && !element.isPreserved ? " " : "";
    const source = (from && readInline(from, { ...meanings, mistakes: [] })) || blank;
    const text = to ? readInline(to, meanings) || blank : isBetween ? source : "";
    const target = withoutTagText(text, source);
    const progress = isBetween ? {} : readState(element, source === target);
    const order = Number(to?.attributes.get("order")) || undefined;
    return { source, target, order, progress, isBetween, spot: to?.content ?? element.start };
  });
  const segments = pieces.filter(({ isBetween }) => !isBetween);
  const open = segments.find(({ target }) => target === "");
  if (open && segments.some(({ target }) => target !== "")) mistakes.push(mistakeAt("partial", open.spot));
  return pieces;
}

function dataIn(unit: XmlElement): ReadonlyMap<string, string> {
  const all = childrenOf(unit, "originalData").flatMap((list) => childrenOf(list, "data"));
  return new Map(all.map((data) => [data.attributes.get("id") ?? "", readText(data)]));
}

function readState({ attributes }: XmlElement, isSource: boolean): Partial<TextProgress> {
  const state = attributes.get("state");
  if (state === undefined) return {};
  if (state === "reviewed" || state === "final") return { state: "done" };
  const [own, before] = /^maloi:(.+)$/.exec(attributes.get("subState") ?? "")?.[1]?.split(".") ?? [];
  const known = textStates.find((each) => each === own);
  const made = known === "stale" ? madeOf(before) : undefined;
  if (known) return { state: known, ...(made && { made }) };
  return { state: state === "translated" ? "done" : isSource ? "missing" : "needs-review" };
}

/** A text is as far as that of its segments which is least far. */
function worstOf(pieces: readonly Piece[]): Partial<TextProgress> {
  const all = pieces.map(({ progress }) => progress);
  return textStates.flatMap((state) => all.filter((one) => one.state === state))[0] ?? {};
}
