import { textStates } from "../model/translation-record.js";
import { mistakeAt } from "./mistake.js";
import { type PoEntry, type PoField, readPoEntries } from "./po-entries.js";
import { stateMark } from "./po-writing.js";
import {
  madeOf,
  type ReadFile,
  type ReadMistake,
  type ReadUnit,
  type TextProgress,
} from "./translation-unit.js";

/** So many mistakes are told at once: what is no PO file at all has one in each line. */
const enough = 20;

export function readPo(text: string): ReadFile | readonly ReadMistake[] {
  const { entries, mistakes } = readPoEntries(text);
  const head = entries.find(isHead)?.fields.get("msgstr");
  const found = [...mistakes, ...checkCharset(head)];
  if (found.length > 0) return found.slice(0, enough);
  if (entries.length === 0) return [mistakeAt("po-empty", { line: 1, column: 1 })];
  const headers = readHeaders(head);
  const [sourceLanguage, targetLanguage] = ["x-source-language", "language"].map((name) => headers.get(name));
  const texts = entries.filter((entry) => !isHead(entry));
  const unread = texts.flatMap(readMistake);
  return {
    ...(sourceLanguage && { sourceLanguage: sourceLanguage.replaceAll("_", "-") }),
    ...(targetLanguage && { targetLanguage: targetLanguage.replaceAll("_", "-") }),
    units: texts.flatMap(readUnit),
    ...(unread.length > 0 && { unread }),
  };
}

function isHead({ fields }: PoEntry): boolean {
  return fields.get("msgid")?.text === "" && !fields.has("msgctxt");
}

function readHeaders(head: PoField | undefined): ReadonlyMap<string, string> {
  const lines = (head?.text ?? "").split("\n");
  return new Map(
    lines.map((line) => {
      const [name = "", ...value] = line.split(":");
      return [name.trim().toLowerCase(), value.join(":").trim()];
    }),
  );
}

/** Whoever read the file took it for UTF-8. */
function checkCharset(head: PoField | undefined): ReadMistake[] {
  const encoding = /charset=([^\s;]+)/i.exec(readHeaders(head).get("content-type") ?? "")?.[1];
  if (!head || encoding === undefined || /^(?:utf-?8|us-ascii|ascii|charset)$/i.test(encoding)) return [];
  return [mistakeAt("encoding", head, { encoding })];
}

/** Texts with plural forms are nothing that a locale has. */
function readMistake({ fields }: PoEntry): ReadMistake[] {
  const plural = fields.get("msgid_plural");
  return plural ? [mistakeAt("po-plural", plural, { text: fields.get("msgid")?.text ?? "" })] : [];
}

function readUnit(entry: PoEntry): ReadUnit[] {
  const { fields, notes } = entry;
  const [context, id, target] = ["msgctxt", "msgid", "msgstr"].map((keyword) => fields.get(keyword));
  if (!id || !target || fields.has("msgid_plural")) return [];
  const previous = fields.get("#|msgid")?.text;
  // Where nothing else tells texts apart, their ids are either keys or the source texts.
  const isKey = !context && /^[\w-]+(?:\.[\w-]+)+$/.test(id.text);
  return [
    {
      key: (context ?? id).text,
      target: target.text,
      ...(!isKey && { source: id.text }),
      ...readState(entry, target.text),
      ...(previous !== undefined && { previous }),
      notes: stateMark.test(notes.at(-1) ?? "") ? notes.slice(0, -1) : notes,
      line: target.line,
      column: target.column,
    },
  ];
}

/** What is fuzzy is as its mark says; without one, it is either stale or to be reviewed. */
function readState({ fields, flags, notes }: PoEntry, target: string): TextProgress {
  if (target === "") return { state: "missing" };
  if (!flags.includes("fuzzy")) return { state: "done" };
  const [, marked, before] = stateMark.exec(notes.at(-1) ?? "") ?? [];
  const state = textStates.find((each) => each === marked && each !== "done" && each !== "missing");
  const made = state === "stale" ? madeOf(before) : undefined;
  return { state: state ?? (fields.has("#|msgid") ? "stale" : "needs-review"), ...(made && { made }) };
}
