import { mistakeAt } from "./mistake.js";
import { readOut } from "./spelt-out.js";
import type { ReadMistake } from "./translation-unit.js";
import type { XmlElement } from "./xml-reading.js";
import { xmlText, xmlValue } from "./xml-writing.js";

/*
 * Texts within XLIFF: what a translator must not touch is a tag there. Other tools have tags of their own for placeholders,
 * or leave them as they are in the text.
 */

/** `text` between tags, with what `tag` makes of each placeholder; `id` is its name, and a number from the second one on. */
export function writeInline(text: string, tag: (id: string, placeholder: string) => string): string {
  const counts = new Map<string, number>();
  return text
    .split(/(\{\{[A-Za-z][A-Za-z0-9]*\}\})/)
    .map((part, index) => {
      if (index % 2 === 0) return xmlText(part);
      const name = part.slice(2, -2);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return tag(xmlValue(count === 1 ? name : `${name}-${count}`), xmlValue(part));
    })
    .join("");
}

/** What the tags of one text stand for. */
export interface TagMeanings {
  /** By the names and ids of tags that were read before: those of the target stand for what those of the source do. */
  readonly known: Map<string, string>;
  /** The `<originalData>` of the unit, by id. */
  readonly data: ReadonlyMap<string, string>;
  /** Gets the tags of which nobody can tell what they stand for. */
  readonly mistakes: ReadMistake[];
}

/** The text in `element`, its tags put back into words. */
export function readInline(element: XmlElement, meanings: TagMeanings): string {
  const text = inlineText(element, meanings);
  return readOut(element.isPreserved ? text : text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, ""));
}

/** `target` with placeholders for tags that a tool has made plain text of, which no text of `source` is. */
export function withoutTagText(target: string, source: string): string {
  const tagText = /<(?:x|ph)\s[^<>]*"(\{\{[A-Za-z][A-Za-z0-9]*\}\})"[^<>]*>/g;
  return tagText.test(source) ? target : target.replace(tagText, "$1");
}

/** The text in an element that has no tags for placeholders. */
export function readText(element: XmlElement): string {
  return readInline(element, { known: new Map(), data: new Map(), mistakes: [] });
}

function inlineText({ children }: XmlElement, meanings: TagMeanings): string {
  return children.map((child) => (typeof child === "string" ? child : tagText(child, meanings))).join("");
}

const codes: readonly string[] = ["x", "ph", "it", "bx", "ex", "bpt", "ept", "sc", "ec"];

function tagText(tag: XmlElement, meanings: TagMeanings): string {
  const { name, attributes } = tag;
  const content = inlineText(tag, meanings);
  if (codes.includes(name)) return codeText(tag, content, meanings);
  if (name === "cp") return characterOf(tag, meanings);
  if (name === "pc") {
    const [start, end] = ["dataRefStart", "dataRefEnd"].map((side) => dataOf(attributes.get(side), meanings));
    return `${start ?? ""}${content}${end ?? ""}`;
  }
  // A group that holds nothing is a placeholder to some tools; any other mark is for translators' eyes.
  return name === "g" && content === "" ? codeText(tag, "", meanings) : content;
}

function dataOf(id: string | undefined, { data }: TagMeanings): string | undefined {
  return id === undefined ? undefined : data.get(id);
}

/**
 * What a code stands for: a placeholder that it names anywhere, or what the same one in the source stands for, or else
 * whatever it says that it is. Only where it says nothing is its id taken for a name.
 */
function codeText(tag: XmlElement, content: string, meanings: TagMeanings): string {
  const { name, attributes } = tag;
  const id = attributes.get("id") ?? "";
  // A beginning and its end have the same id.
  const identity = `${name} ${id}`;
  const said = [
    content,
    dataOf(attributes.get("dataRef"), meanings),
    ...["equiv-text", "equiv", "disp"].map((each) => attributes.get(each)),
  ].filter((text) => text !== undefined && text !== "");
  const named = [...said, attributes.get("ctype")?.replace(/^x-/, "")].map(placeholderIn).find(Boolean);
  const text =
    named ?? meanings.known.get(identity) ?? said[0] ?? placeholderIn(`{{${id.replace(/-\d+$/, "")}}}`);
  if (text === undefined) {
    meanings.mistakes.push(mistakeAt("tag", tag.start, { tag: writtenTag(tag) }));
    return "";
  }
  meanings.known.set(identity, text);
  return text;
}

function placeholderIn(text = ""): string | undefined {
  const name = /^\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}$/.exec(text)?.[1];
  return name === undefined ? undefined : `{{${name}}}`;
}

/** A character that XML cannot hold, by its number. */
function characterOf(tag: XmlElement, { mistakes }: TagMeanings): string {
  const hex = tag.attributes.get("hex") ?? "";
  if (/^(?:10|0?[0-9A-F])?[0-9A-F]{1,4}$/i.test(hex)) return String.fromCodePoint(Number.parseInt(hex, 16));
  mistakes.push(mistakeAt("tag", tag.start, { tag: writtenTag(tag) }));
  return "";
}

function writtenTag({ name, attributes }: XmlElement): string {
  const written = [...attributes].map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${written.join("")}/>`;
}
