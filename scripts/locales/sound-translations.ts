import { isError, type Place, type Problem } from "../load/problem.js";
import type { TextSource } from "../load/text-source.js";
import { YamlSource } from "../load/yaml-source.js";
import { buildContract } from "../model/build.js";
import { buildDraft, type Draft, type LocaleDraft } from "../model/draft.js";
import { type Applied, applyTranslations, placeOf, type TakenText } from "./apply-translations.js";
import type { ReadUnit } from "./translation-unit.js";

/** What a translator's file comes to, without the texts that would break a rule. */
export interface Sound {
  /** Its problems are also those of the rules, with their places in the translator's file. */
  readonly applied: Applied;
  /** The contract then; as it is where the locale file is written in a way that cannot be changed. */
  readonly next: Draft;
  /** What would be wrong then and is no text's of the translator's file. */
  readonly others: readonly Problem[];
}

/** Takes texts over until nothing is wrong that was not before. */
export function applySoundTranslations(
  draft: Draft,
  locale: LocaleDraft,
  units: readonly ReadUnit[],
  file: TextSource,
): Sound {
  const applied = applyTranslations(draft, locale, units, file);
  const { text } = applied.edited;
  if (text === undefined) return { applied, next: draft, others: [] };
  const next = withLocale(draft, locale, text);
  const source = next.locales.find(({ language }) => language === locale.language)?.source;
  const broken = newErrors(draft, next).map((problem) => ({
    problem,
    text: applied.taken.find(({ path }) => source && isWithin(problem.place, source.placeOf(path))),
  }));
  const blamed = new Set(broken.flatMap(({ text }) => (text ? [text.unit] : [])));
  if (blamed.size === 0) return { applied, next, others: broken.map(({ problem }) => problem) };
  const rest = applySoundTranslations(
    draft,
    locale,
    units.filter((unit) => !blamed.has(unit)),
    file,
  );
  const problems = broken.flatMap(({ problem, text }) => (text ? [inFile(problem, text, file)] : []));
  return { ...rest, applied: { ...rest.applied, problems: [...rest.applied.problems, ...problems] } };
}

function inFile(problem: Problem, { unit }: TakenText, file: TextSource): Problem {
  return { ...problem, place: placeOf(unit, file) };
}

function isWithin(place: Place, { file, line, column, length }: Place): boolean {
  return (
    place.file === file && place.line === line && place.column >= column && place.column < column + length
  );
}

function withLocale(draft: Draft, locale: LocaleDraft, text: string): Draft {
  const locales = draft.sources.locales.map((own) =>
    own.language === locale.language ? { ...own, source: new YamlSource(own.source.file, text) } : own,
  );
  return buildDraft({ ...draft.sources, locales });
}

/** What would be wrong then, and is not now; that a text is still to be written has been so before. */
function newErrors(draft: Draft, next: Draft): Problem[] {
  const identity = ({ rule, variant, values }: Problem) => JSON.stringify([rule, variant, values]);
  const before = new Set(buildContract(draft.sources).problems.map(identity));
  return buildContract(next.sources).problems.filter(
    (one) =>
      isError(one) && !(one.rule === "text-form" && one.variant === "todo") && !before.has(identity(one)),
  );
}
