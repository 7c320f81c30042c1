import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { formatNamed } from "../locales/formats.js";
import { translationFile } from "../locales/translation-file.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { findTranslation, loadDraft } from "./locales-draft.js";

/** Gives translators a language's texts in a format that their tools read; to the output where no file is named. */
export async function localesExport(
  terminal: Terminal,
  {
    language,
    format,
    out: file,
  }: { readonly language: string; readonly format: string; readonly out?: string },
): Promise<ExitCode> {
  const { words, out, data } = terminal;
  const draft = await loadDraft(terminal);
  const locale = draft && findTranslation(terminal, draft, language);
  if (!draft || !locale) return exitCodes.problems;
  const translation = translationFile(draft, locale, words);
  const text = formatNamed(format).write(translation);
  const count = translation.units.length;
  if (file === undefined) {
    data({ language: locale.language, format, text });
    out(text.replace(/\n$/, ""));
    return exitCodes.ok;
  }
  await writeFile(resolve(file), text);
  data({ language: locale.language, format, file, texts: count });
  out(words.say("locales.exported", { count, file: harmless(file) }));
  return exitCodes.ok;
}
