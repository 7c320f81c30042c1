import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { isUnwritten, type LocaleText, subjectOf, withPlaceholders, writtenTexts } from "../locale-texts.js";

/**
 * Texts begin with a capital where their script has any. In the texts of a failure, explanation and action are
 * sentences, and the description is a phrase, without a full stop.
 */
export function checkSentenceForm({ locales }: Draft): Problem[] {
  return locales.flatMap((locale) =>
    writtenTexts(locale).flatMap((text) => faultsIn(text).map((variant) => problem(text, variant))),
  );
}

/** Stands for what a placeholder brings: nobody knows how that begins and ends. */
const unknown = "\uFFFC";

function faultsIn({ path, field, text }: LocaleText): ("capital" | "end" | "stop")[] {
  // Stray spaces are another rule's, and so are texts that are still to be written.
  if (isUnwritten(text)) return [];
  const shown = withPlaceholders(text, unknown).trim();
  if (shown === "") return [];
  const isFailure = path[0] === "errors" || path[0] === "failures";
  const isSentence = field === "explanation" || field === "action";
  return [
    ...(isLowerCase(shown) ? ["capital" as const] : []),
    ...(isSentence && !isEnded(shown) ? ["end" as const] : []),
    ...(isFailure && field === "description" && isStopped(shown) ? ["stop" as const] : []),
  ];
}

/** Whether the first word begins with a small letter, and is not a name as programs have them: taskId, task.type. */
function isLowerCase(text: string): boolean {
  const [, word = ""] = /^[\p{Pi}\p{Ps}¿¡"']*(\S*)/u.exec(text) ?? [];
  // Georgian letters are small to Unicode, but its capitals are for headlines, and begin no sentence.
  return /^(?!\p{Script=Georgian})\p{Ll}/u.test(word) && !/[\p{Lu}\p{N}]|[._/]\p{L}/u.test(word);
}

/** Thai and Lao end a sentence with nothing. */
const endless = /[\p{Script=Thai}\p{Script=Lao}][\p{M}]*$/u;
const closing = /[\p{Pe}\p{Pf}\p{Pi}"']*$/u;

function isEnded(text: string): boolean {
  return /(?:\p{Sentence_Terminal}|[…\uFFFC])$/u.test(text.replace(closing, "")) || endless.test(text);
}

function isStopped(text: string): boolean {
  return /(?![?!？！؟])\p{Sentence_Terminal}$/u.test(text.replace(closing, ""));
}

function problem(text: LocaleText, variant: string): Problem {
  const { locale, path } = text;
  const place = locale.source.placeOf(path);
  return {
    rule: "sentence-form",
    variant,
    place,
    values: { text: path.join(".") },
    subject: subjectOf(text),
  };
}
