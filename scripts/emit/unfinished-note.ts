import type { Contract, ContractError, Unfinished } from "../model/contract.js";
import { stateOf, type TextState } from "../model/translation-record.js";
import type { Words } from "../words/words.js";

/** In the order in which a reader should hear of them. */
const states = ["missing", "stale", "machine", "needs-review"] as const;

/** What readers of `language` should know where it is not finished: a sentence, in the language of `words`. */
export function unfinishedNote(
  { languages, unfinished }: Pick<Contract, "languages" | "unfinished">,
  language: string,
  words: Words,
): string | undefined {
  const counts = unfinished[language];
  if (!counts) return undefined;
  return words.say("unfinished.note", {
    language: nameIn(words, language),
    states: sayStates(counts, languages[0] ?? "", words),
  });
}

/** What readers of `language` should know of the texts of one code; nothing where these are done. */
export function unfinishedCodeNote(
  contract: Pick<Contract, "languages" | "records">,
  error: Pick<ContractError, "code" | "texts">,
  language: string,
  words: Words,
): string | undefined {
  const open = Object.values(openTexts(contract, error, language));
  if (open.length === 0) return undefined;
  const counts = Object.fromEntries(
    states.map((state) => [state, open.filter((one) => one === state).length]),
  );
  return words.say("unfinished.code", {
    code: error.code,
    language: nameIn(words, language),
    states: sayStates(counts, contract.languages[0] ?? "", words),
  });
}

/** How far the texts of a code are, by their fields; those that are done left out. */
export function openTexts(
  { languages: [source = ""], records }: Pick<Contract, "languages" | "records">,
  { code, texts }: Pick<ContractError, "code" | "texts">,
  language: string,
): Readonly<Record<string, TextState>> {
  if (language === source) return {};
  const originals = new Map<string, string>(Object.entries(texts[source] ?? {}));
  const known = Object.entries(texts[language] ?? {}).map(([field, text]): [string, TextState] => {
    const record = records[language]?.get(`errors.${code}.${field}`);
    return [field, stateOf(record, originals.get(field) ?? "", text)];
  });
  return Object.fromEntries(known.filter(([, state]) => state !== "done"));
}

function sayStates(
  counts: Partial<Unfinished> & { readonly stale?: number },
  source: string,
  words: Words,
): string {
  const said = states.flatMap((state) => {
    const count = counts[state] ?? 0;
    return count > 0 ? [words.say(`unfinished.${state}`, { count, source: nameIn(words, source) })] : [];
  });
  return said.join("; ");
}

function nameIn({ language }: Words, tag: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? tag;
}
