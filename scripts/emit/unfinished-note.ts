import type { Contract, Unfinished } from "../model/contract.js";
import type { Words } from "../words/words.js";

/** In the order in which a reader should hear of them. */
const states: readonly (keyof Unfinished)[] = ["missing", "machine", "needs-review"];

/** What readers of `language` should know where it is not finished: a sentence, in the language of `words`. */
export function unfinishedNote(
  { languages, unfinished }: Pick<Contract, "languages" | "unfinished">,
  language: string,
  words: Words,
): string | undefined {
  const counts = unfinished[language];
  if (!counts) return undefined;
  const names = new Intl.DisplayNames([words.language], { type: "language" });
  const [source = ""] = languages;
  const said = states
    .filter((state) => counts[state] > 0)
    .map((state) =>
      words.say(`unfinished.${state}`, { count: counts[state], source: names.of(source) ?? source }),
    );
  return words.say("unfinished.note", {
    language: names.of(language) ?? language,
    states: said.join("; "),
  });
}
