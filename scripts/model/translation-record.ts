import { createHash } from "node:crypto";
import { isRecord } from "../load/json.js";
import { isUnwritten } from "./locale-texts.js";

/*
 * What is remembered of a language's texts: which source text each was made from, and how far it is. maloi keeps it, in
 * locales/translations/<language>.json, whenever it generates; people write texts, and nothing else.
 */

/** How somebody or something made a text. What is missing or stale can be seen, and so is not written down. */
export const madeStates = ["done", "needs-review", "machine"] as const;

export type MadeState = (typeof madeStates)[number];

/**
 * How far a text is: `missing` is not written; `stale` was made from a source text that has changed since; of one that a
 * `machine` made nobody has said that it is right; `needs-review` is for somebody to look at.
 */
export type TextState = MadeState | "missing" | "stale";

/** From the least to the most done. */
export const textStates: readonly TextState[] = ["missing", "stale", "machine", "needs-review", "done"];

export interface TextRecord {
  /** The hash of the source text that it was made from. */
  readonly source: string;
  /** Its own: a text that has another was written anew, and so from the source text as it is. */
  readonly text: string;
  readonly state: MadeState;
}

/** By the way to the text: what is remembered of it, or how far it is where that is known already. */
export type TextRecords = ReadonlyMap<string, TextRecord | TextState>;

export interface TranslationRecord {
  /** Whether the language was begun and not yet complete: what is missing then is shown in the source language. */
  readonly isDraft: boolean;
  /** By the way to the text, its parts between dots: `errors.ERROR_RATE_LIMIT.description`. */
  readonly texts: ReadonlyMap<string, TextRecord>;
}

export const noRecord: TranslationRecord = { isDraft: false, texts: new Map() };

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** How far `text` is, which translates `source`. */
export function stateOf(
  record: TextRecord | TextState | undefined,
  source: string,
  text: string | undefined,
): TextState {
  if (typeof record === "string") return record;
  if (text === undefined || isUnwritten(text)) return "missing";
  if (!record || record.text !== hashOf(text)) return "done";
  return record.source === hashOf(source) ? record.state : "stale";
}

/** What is to be remembered of `text` from now on: the same as before, unless it was written anew. */
export function renewRecord(
  record: TextRecord | undefined,
  source: string,
  text: string | undefined,
): TextRecord | undefined {
  if (text === undefined || isUnwritten(text)) return undefined;
  const own = hashOf(text);
  return record?.text === own ? record : { source: hashOf(source), text: own, state: "done" };
}

const about =
  "Kept by maloi: which source text each text was made from (its hash), its own hash, and how far it is. Not for editing.";

/** As it is kept; the same record gives the same bytes. */
export function recordText({ isDraft, texts }: TranslationRecord): string {
  const lines = [...texts].map(([key, { source, text, state }]) => [
    key,
    [source, text, ...(state === "done" ? [] : [state])].join(" "),
  ]);
  const data = { about, ...(isDraft && { draft: true }), texts: Object.fromEntries(lines) };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/** What was kept; nothing where that cannot be understood. */
export function parseRecord(json: string): TranslationRecord | undefined {
  const read = parsed(json);
  const lines = isRecord(read) ? read["texts"] : undefined;
  if (!isRecord(read) || !isRecord(lines)) return undefined;
  const texts = new Map<string, TextRecord>();
  for (const [key, line] of Object.entries(lines)) {
    const found = /^([\da-f]{12}) ([\da-f]{12})(?: ([a-z-]+))?$/.exec(String(line));
    const state = madeStates.find((one) => one === (found?.[3] ?? "done"));
    if (!found || !state) return undefined;
    texts.set(key, { source: found[1] ?? "", text: found[2] ?? "", state });
  }
  return { isDraft: read["draft"] === true, texts };
}

/** Source texts by their hashes: those that a text was made from, also where they have changed since. */
export type SourceTexts = ReadonlyMap<string, string>;

export function sourceTextsText(texts: SourceTexts): string {
  const sorted = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}

export function parseSourceTexts(json: string): SourceTexts | undefined {
  const read = parsed(json);
  if (!isRecord(read)) return undefined;
  const entries = Object.entries(read);
  const texts = new Map(entries.flatMap(([hash, text]) => (typeof text === "string" ? [[hash, text]] : [])));
  return texts.size === entries.length ? texts : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
