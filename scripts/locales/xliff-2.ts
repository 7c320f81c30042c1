import { type TextState, textStates } from "../model/translation-record.js";
import { readInline, readText, withoutTagText, writeInline } from "./inline-tags.js";
import { mistakeAt, type Spot } from "./mistake.js";
import { readOut } from "./spelt-out.js";
import type {
  ReadFile,
  ReadMistake,
  ReadUnit,
  TranslationFile,
  TranslationUnit,
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

function writeUnit({ key, source, target, state, previous, notes }: TranslationUnit): string {
  const id = xmlValue(key);
  const lines = [
    `<unit id="${id}" name="${id}" xml:space="preserve" canResegment="no">`,
    ...noteLines(notes, previous),
    `  <segment${state === "missing" ? "" : written[state]}>`,
    `    <source>${inline(source)}</source>`,
    ...(state === "missing" ? [] : [`    <target>${inline(target)}</target>`]),
    "  </segment>",
    "</unit>",
  ];
  return lines.map((line) => `    ${line}\n`).join("");
}

const written: Readonly<Record<Exclude<TextState, "missing">, string>> = {
  done: ' state="final"',
  machine: ' state="initial" subState="maloi:machine"',
  "needs-review": ' state="initial" subState="maloi:needs-review"',
  stale: ' state="initial" subState="maloi:stale"',
};

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
  const [source, target] = [pieces.map((piece) => piece.source), pieces.map((piece) => piece.target)];
  const isEmpty = pieces.every((piece) => piece.isBetween || piece.target === "");
  const state = isEmpty ? "missing" : worstOf(pieces);
  const notes = childrenOf(unit, "notes").flatMap((list) => childrenOf(list, "note"));
  const previous = notes.find(isPrevious);
  return {
    key: readOut(unit.attributes.get("name") ?? unit.attributes.get("id") ?? ""),
    target: state === "missing" ? "" : target.join(""),
    source: source.join(""),
    ...(state && { state }),
    ...(previous && { previous: readText(previous) }),
    notes: notes.filter((note) => !isPrevious(note)).map(readText),
    ...(pieces[0]?.spot ?? unit.start),
  };
}

function isPrevious({ attributes }: XmlElement): boolean {
  return attributes.get("category") === previousCategory;
}

/** What a text consists of: one segment, unless another tool has cut it into sentences. */
interface Piece {
  readonly source: string;
  readonly target: string;
  readonly state?: TextState | undefined;
  /** White space between segments, which need not be translated. */
  readonly isBetween: boolean;
  readonly spot: Spot;
}

function readPieces(unit: XmlElement, mistakes: ReadMistake[]): Piece[] {
  const meanings = { known: new Map<string, string>(), data: dataIn(unit), mistakes };
  const pieces = childrenOf(unit, "segment", "ignorable").map((element): Piece => {
    const [from, to] = [childOf(element, "source"), childOf(element, "target")];
    const isBetween = element.name === "ignorable";
    const source = from ? readInline(from, { ...meanings, mistakes: [] }) : "";
    const text = to ? readInline(to, meanings) : isBetween ? source : "";
    const target = withoutTagText(text, source);
    const state = isBetween ? undefined : readState(element, source === target);
    return { source, target, state, isBetween, spot: to?.content ?? element.start };
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

function readState({ attributes }: XmlElement, isSource: boolean): TextState | undefined {
  const state = attributes.get("state");
  if (state === undefined) return undefined;
  if (state === "reviewed" || state === "final") return "done";
  const own = /^maloi:(.+)$/.exec(attributes.get("subState") ?? "")?.[1];
  const known = textStates.find((each) => each === own);
  if (known) return known;
  return state === "translated" ? "done" : isSource ? "missing" : "needs-review";
}

/** A text is as far as that of its segments which is least far. */
function worstOf(pieces: readonly Piece[]): TextState | undefined {
  return textStates.find((state) => pieces.some((piece) => piece.state === state));
}
