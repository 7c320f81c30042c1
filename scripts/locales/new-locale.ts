import { blockText } from "../author/yaml-text.js";
import { isRecord } from "../load/json.js";
import type { LocaleDraft } from "../model/draft.js";
import { unwritten } from "../model/locale-texts.js";

/**
 * The file of a language that is begun: every text of the source language's is there, marked as still to be written, with
 * what it could say.
 */
export function newLocaleText(language: string, { language: from, source, value }: LocaleDraft): string {
  const [first = ""] = source.text.split(/\r?\n/);
  const head = [
    // Where editors find the schema, as in the other file.
    ...(first.startsWith("# yaml-language-server:") ? [first, "#"] : []),
    `# The words of the contract in ${language}. What begins with ${unwritten} is still to be written; until it is, readers see it`,
    `# in ${from}. {{name}} stands for a parameter of the code. After a change: maloi generate`,
    "",
  ];
  return [...head, ...blockText(unwrittenOf(value)), ""].join("\n");
}

interface Unwritten {
  readonly [key: string]: string | Unwritten;
}

function unwrittenOf(value: unknown): Unwritten {
  const entries = Object.entries(isRecord(value) ? value : {}).flatMap(
    ([key, inner]): [string, string | Unwritten][] => {
      if (typeof inner === "string") return [[key, `${unwritten}: ${inner}`]];
      // A list is of earlier wordings, which are the other language's own.
      return isRecord(inner) ? [[key, unwrittenOf(inner)]] : [];
    },
  );
  return Object.fromEntries(entries);
}
