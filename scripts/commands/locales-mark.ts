import { changedRecords, type Mark, recordTranslations } from "../locales/record-translations.js";
import { madeStates } from "../model/translation-record.js";
import { statedTexts } from "../model/unfinished.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { findTranslation, loadDraft } from "./locales-draft.js";
import { writeRecords } from "./write-records.js";

/**
 * Says of texts that are there how far they are: `done` of one that is stale says that it still fits. Of all texts of the
 * language where `codes` names none.
 */
export async function localesMark(
  terminal: Terminal,
  {
    language,
    state,
    codes,
  }: { readonly language: string; readonly state: string; readonly codes: readonly string[] },
): Promise<ExitCode> {
  const { words, root, out, err, data } = terminal;
  const made = madeStates.find((one) => one === state);
  if (!made) {
    err(words.say("locales.no-state", { state: harmless(state), states: madeStates.join(", ") }));
    return exitCodes.usage;
  }
  const draft = await loadDraft(terminal);
  const locale = draft && findTranslation(terminal, draft, language);
  if (!draft || !locale) return exitCodes.problems;
  const unknown = codes.filter((code) => !draft.catalog?.codes.includes(code));
  if (unknown.length > 0) {
    err(harmless(words.say("locales.no-code", { codes: unknown.join(", ") })));
    data({ unknown });
    return exitCodes.problems;
  }
  const isMeant = ([section, name]: readonly unknown[]) =>
    codes.length === 0 || (section === "errors" && codes.includes(String(name)));
  const meant = statedTexts(draft, locale).filter((text) => text.state !== "missing" && isMeant(text.path));
  const marks = new Map<string, Mark>(meant.map(({ key }) => [key, { state: made }]));
  const records = recordTranslations(draft, new Map([[locale.language, marks]]));
  await writeRecords(root, changedRecords(draft, records));
  data({ language: locale.language, state: made, texts: meant.length });
  out(words.say("locales.marked", { count: meant.length, state: words.say(`locales.columns.${made}`) }));
  return exitCodes.ok;
}
