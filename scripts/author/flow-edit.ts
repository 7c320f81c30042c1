import { isScalar, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import type { JsonValue } from "../load/json.js";
import { leadOf, type TextEdit } from "./text-edit.js";
import { flowText } from "./yaml-text.js";

/* Additions to maps and lists that are written in brackets, those of JSON among them. */

/** `key: value` after `previous` of a map in braces. */
export function insertInFlow(
  text: string,
  _map: YAMLMap,
  previous: Pair,
  [key, value]: readonly [key: string, value: JsonValue],
): TextEdit | undefined {
  const json = isQuoted(previous.key);
  return addAfter(
    text,
    previous.key,
    previous.value ?? previous.key,
    `${flowText(key, json)}: ${flowText(value, json)}`,
  );
}

/** More items at the end of a list in brackets, which may be empty. */
export function appendToFlow(text: string, list: YAMLSeq, items: readonly string[]): TextEdit | undefined {
  const last = list.items.at(-1);
  if (last === undefined) {
    const [from, to] = list.range ?? [0, 0];
    return { from, to, text: flowText(items, text.trimStart().startsWith("{")) };
  }
  const added = items.map((item) => flowText(item, isQuoted(last)));
  return addAfter(text, last, last, ...added);
}

/** On lines of their own where the neighbour has one. */
function addAfter(text: string, first: unknown, last: unknown, ...added: string[]): TextEdit | undefined {
  const [start, end] = [rangeOf(first)?.[0], rangeOf(last)?.[1]];
  if (start === undefined || end === undefined) return undefined;
  const lead = leadOf(text, start);
  const newLine = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = /\S/.test(lead) ? " " : newLine + lead;
  return { from: end, to: end, text: added.map((item) => `,${gap}${item}`).join("") };
}

function rangeOf(node: unknown): readonly number[] | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) ? node.range : undefined;
}

/** As in JSON, where everything is. */
function isQuoted(node: unknown): boolean {
  return isScalar(node) && node.type === "QUOTE_DOUBLE";
}
