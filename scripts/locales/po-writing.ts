import { pluralForms } from "./plural-forms.js";
import { poComment, poLines } from "./po-text.js";
import type { TranslationFile, TranslationUnit } from "./translation-unit.js";

/** A comment, because there are no flags but gettext's own; the last of an entry. */
export const stateMark = /^state: (machine|needs-review|stale|done|missing)(?:, (machine|needs-review))?$/;

/**
 * Gettext's PO. What is not done is `fuzzy`, which every tool knows; a comment says why.
 *
 * @see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 */
export function writePo({ sourceLanguage, targetLanguage, units }: TranslationFile): string {
  const forms = pluralForms(targetLanguage);
  const headers = [
    "Project-Id-Version: maloi",
    "PO-Revision-Date: ",
    "Last-Translator: ",
    "Language-Team: ",
    `Language: ${targetLanguage.replaceAll("-", "_")}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    ...(forms === undefined ? [] : [`Plural-Forms: ${forms}`]),
    `X-Source-Language: ${sourceLanguage.replaceAll("-", "_")}`,
  ];
  const head = [...poLines("msgid", ""), ...poLines("msgstr", headers.map((line) => `${line}\n`).join(""))];
  return [head, ...units.map(unitLines)].map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function unitLines({ key, source, target, state, made, previous, notes }: TranslationUnit): string[] {
  const isFuzzy = state !== "done" && state !== "missing";
  // A note that looks like the mark needs one behind it.
  const isMarked = isFuzzy || stateMark.test(notes.at(-1) ?? "");
  return [
    ...notes.map((note) => poComment("#.", note)),
    ...(isMarked ? [poComment("#.", `state: ${[state, made].filter(Boolean).join(", ")}`)] : []),
    ...(isFuzzy ? ["#, fuzzy"] : []),
    ...(previous === undefined ? [] : poLines("msgid", previous).map((line) => `#| ${line}`)),
    ...poLines("msgctxt", key),
    ...poLines("msgid", source),
    ...poLines("msgstr", target),
  ];
}
