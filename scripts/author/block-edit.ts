import { isCollection, isNode, isPair, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import type { JsonValue } from "../load/json.js";
import { leadOf, linesAt, nextLine, type TextEdit } from "./text-edit.js";
import { blockLines, blockText, flowText } from "./yaml-text.js";

/* Additions to maps and lists that are written in lines. What stands there keeps its place, its comments and its gaps. */

/** `key: value` after `previous` of a map, or nothing where the map is written in a way that has no such place. */
export function insertInBlock(
  text: string,
  map: YAMLMap,
  previous: Pair,
  [key, value]: readonly [key: string, value: JsonValue],
): TextEdit | undefined {
  const first = startOf(map.items[0]?.key);
  const lead = first === undefined ? "x" : leadOf(text, first);
  if (/\S/.test(lead)) return undefined;
  const at = endOfEntry(text, previous, lead);
  const lines = blockLines(key, value, stepOf(text, previous, lead)).map((line) => lead + line);
  return linesAt(text, at, isSpaced(text, map, previous) ? ["", ...lines] : lines);
}

/** `key: value` as the only entry of a map that is empty, or of nothing; `owner` is what names it. */
export function insertInEmpty(
  text: string,
  owner: Pair,
  [key, value]: readonly [key: string, value: JsonValue],
): TextEdit[] {
  const start = startOf(owner.key) ?? 0;
  const lead = leadOf(text, start).replace(/\S.*/, "");
  const lines = blockLines(key, value, "  ").map((line) => `${lead}  ${line}`);
  const added = linesAt(text, endOfEntry(text, owner, lead), lines);
  const empty = isNode(owner.value) && isCollection(owner.value) ? owner.value.range : undefined;
  if (!empty) return [added];
  const from = text.slice(0, empty[0]).trimEnd().length;
  return [{ from, to: empty[1], text: "" }, added];
}

/** `value` on lines of its own in place of what `owner` names, or nothing where there is no such place. */
export function replaceByBlock(text: string, owner: Pair, value: JsonValue): TextEdit | undefined {
  const lead = leadOf(text, startOf(owner.key) ?? 0);
  const start = startOf(owner.value);
  if (start === undefined || /\S/.test(lead)) return undefined;
  const lines = blockText(value).map((line) => (line === "" ? line : `${lead}  ${line}`));
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const from = text.slice(0, start).trimEnd().length;
  return { from, to: endOf(owner.value), text: end + lines.join(end) };
}

/** More items at the end of a list, each with the lead of the last. */
export function appendToBlock(text: string, list: YAMLSeq, items: readonly string[]): TextEdit | undefined {
  const last = list.items.at(-1);
  const start = startOf(last);
  const lead = start === undefined ? undefined : /^\s*-\s+/.exec(leadOf(text, start))?.[0];
  if (lead === undefined) return undefined;
  const at = nextLine(text, endOf(last));
  return linesAt(
    text,
    at,
    items.map((item) => lead + flowText(item)),
  );
}

/** Where the line after an entry begins. Comments that are indented further than its key belong to it. */
function endOfEntry(text: string, entry: Pair, lead: string): number {
  let at = nextLine(text, Math.max(endOf(entry.key), endOf(entry.value)));
  for (;;) {
    const comment = /^([^\S\r\n]+)#.*(?:\n|$)/.exec(text.slice(at, nextLine(text, at + 1)));
    if (!comment || (comment[1] ?? "").length <= lead.length) return at;
    at += comment[0].length;
  }
}

/** The end of the last thing in `node`: a block's own range takes in what follows it. */
function endOf(node: unknown): number {
  if (isPair(node)) return Math.max(endOf(node.key), endOf(node.value));
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return isNode(node) ? (node.range?.[1] ?? 0) : 0;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** How much further the entries within an entry are indented; two spaces where that cannot be seen. */
function stepOf(text: string, { value }: Pair, lead: string): string {
  const isBlock = isCollection(value) && !value.flow;
  const first = isBlock ? value.items[0] : undefined;
  const start = isPair(first) ? startOf(first.key) : undefined;
  const inner = start === undefined ? "" : leadOf(text, start);
  return inner.length > lead.length && !/\S/.test(inner) ? inner.slice(lead.length) : "  ";
}

/** Whether there are empty lines between the entries: after `previous`, or before it where it is the last. */
function isSpaced(text: string, map: YAMLMap, previous: Pair): boolean {
  const index = map.items.indexOf(previous);
  const pair = index + 1 < map.items.length ? index : index - 1;
  const [upper, lower] = [map.items[pair], map.items[pair + 1]];
  if (!upper || !lower) return false;
  return /\n[^\S\n]*\r?\n/.test(text.slice(endOf(upper), startOf(lower.key)));
}
