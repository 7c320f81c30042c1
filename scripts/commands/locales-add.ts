import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { recordsFolder } from "../load/source-folders.js";
import { newLocaleText } from "../locales/new-locale.js";
import { checkTag } from "../model/language-tag.js";
import { recordText } from "../model/translation-record.js";
import { sourceLocale } from "../model/unfinished.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { loadDraft } from "./locales-draft.js";
import { writeRecords } from "./write-records.js";

/** Begins a language: one file with every text in it, still to be written. Nothing else has to name it. */
export async function localesAdd(terminal: Terminal, language: string): Promise<ExitCode> {
  const { words, root, out, data } = terminal;
  const { fault, canonical } = checkTag(language);
  if (fault !== undefined)
    return refuse(terminal, canonical === undefined ? "no-tag" : "tag", language, canonical);
  const draft = await loadDraft(terminal);
  const source = draft && sourceLocale(draft);
  if (!draft || !source) return exitCodes.problems;
  const file = `locales/${language}.yaml`;
  if (draft.locales.some((locale) => locale.language === language)) return refuse(terminal, "there", file);
  await mkdir(join(root, "locales"), { recursive: true });
  // First what makes the new file a beginning: without it, all that is still to be written would be mistakes.
  const record = {
    path: `${recordsFolder}/${language}.json`,
    content: recordText({ isDraft: true, texts: new Map() }),
  };
  await writeRecords(root, [record]);
  const written = await writeFile(join(root, file), newLocaleText(language, source), { flag: "wx" }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
      throw error;
    },
  );
  if (!written) return refuse(terminal, "there", file);
  data({ language, file });
  out(words.say("locales.added", { file: harmless(file), language: harmless(language) }));
  return exitCodes.ok;
}

function refuse({ words, err, data }: Terminal, why: string, what: string, canonical = ""): ExitCode {
  err(harmless(words.say(`locales.refused-${why}`, { what, canonical })));
  data({ refused: what, ...(canonical !== "" && { canonical }) });
  return exitCodes.problems;
}
