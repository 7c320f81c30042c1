import { type Edited, YamlEditor } from "../author/yaml-editor.js";
import type { Place, Problem } from "../load/problem.js";
import type { TextSource } from "../load/text-source.js";
import type { Draft, LocaleDraft } from "../model/draft.js";
import { isUnwritten, malformedPlaceholder, placeholdersOf } from "../model/locale-texts.js";
import { type Translated, translatedTexts } from "../model/unfinished.js";
import { insertMissing } from "./insert-missing.js";
import { isKept, markOf } from "./mark-of.js";
import type { Mark } from "./record-translations.js";
import type { ReadUnit } from "./translation-unit.js";

/** What a translator's file comes to. */
export interface Applied {
  /** The locale file with its texts in it. */
  readonly edited: Edited;
  /** What it says of how far each of them is. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** The texts that were taken over. */
  readonly taken: readonly TakenText[];
  /** How many of those are different then. */
  readonly changed: number;
  /** The keys of those that are done here, and in the file are not: they stay as they are. */
  readonly kept: readonly string[];
  /** What could not be taken over, each with its place in the translator's file. */
  readonly problems: readonly Problem[];
}

/** A text of the locale, and what the translator's file says of it. */
export interface TakenText extends Translated {
  readonly unit: ReadUnit;
}

/** `locale` as the translator's file says; what is not in that file stays. */
export function applyTranslations(
  draft: Draft,
  locale: LocaleDraft,
  units: readonly ReadUnit[],
  file: TextSource,
): Applied {
  const all = translatedTexts(draft, locale);
  const { taken, kept, problems } = sortUnits(all, locale, units, file);
  const changed = taken.filter(({ text, unit }) => text !== unit.target);
  const editor = new YamlEditor(locale.source.text);
  for (const { path, text, unit } of changed) if (text !== undefined) editor.replace(path, unit.target);
  const missing = changed.filter(({ text }) => text === undefined);
  insertMissing(editor, all, new Map(missing.map(({ key, unit }) => [key, unit.target])));
  const marks = taken.flatMap((text): [string, Mark][] => {
    const mark = markOf(text.unit, text);
    return mark ? [[text.key, mark]] : [];
  });
  return { edited: editor.result(), marks: new Map(marks), taken, changed: changed.length, kept, problems };
}

function sortUnits(
  all: readonly Translated[],
  locale: LocaleDraft,
  units: readonly ReadUnit[],
  file: TextSource,
): Pick<Applied, "kept" | "problems"> & { readonly taken: readonly TakenText[] } {
  const finder = new TextFinder(all);
  const [first, second] = units;
  // Another project's: its texts need not be told one by one.
  if (first && second && !units.some((unit) => finder.find(unit)))
    return { taken: [], kept: [], problems: [unknown("foreign", first, locale, file)] };
  const taken = new Map<string, TakenText>();
  const kept: string[] = [];
  const problems: Problem[] = [];
  for (const unit of units.filter(({ target }) => target !== "")) {
    const found = finder.find(unit);
    const earlier = found && taken.get(found.key)?.unit;
    const mistakes = found
      ? checkTarget(unit, found, earlier, locale, file)
      : [unknown("unknown", unit, locale, file)];
    problems.push(...mistakes);
    if (!found || mistakes.length > 0) continue;
    if (isKept(unit, found)) kept.push(found.key);
    else taken.set(found.key, { ...found, unit });
  }
  return { taken: [...taken.values()], kept, problems };
}

class TextFinder {
  readonly #byKey: ReadonlyMap<string, Translated>;
  /** Where a source text is that of one text alone. */
  readonly #bySource = new Map<string, Translated | undefined>();

  constructor(texts: readonly Translated[]) {
    this.#byKey = new Map(texts.map((text) => [text.key, text]));
    for (const text of texts)
      this.#bySource.set(text.source, this.#bySource.has(text.source) ? undefined : text);
  }

  /** By its key; by what it translates where a tool has put a key of its own in that one's place. */
  find({ key, source }: ReadUnit): Translated | undefined {
    return this.#byKey.get(key) ?? (source === undefined ? undefined : this.#bySource.get(source));
  }
}

function checkTarget(
  unit: ReadUnit,
  found: Translated,
  earlier: ReadUnit | undefined,
  locale: LocaleDraft,
  file: TextSource,
): Problem[] {
  const { target } = unit;
  const problem = (variant: string, values: Readonly<Record<string, string | number>> = {}): Problem => ({
    ...{ rule: "import", variant: `text-${variant}`, place: placeOf(unit, file) },
    values: { text: found.key, language: locale.language, ...values },
  });
  if (isUnwritten(target)) return [problem("unwritten")];
  const written = malformedPlaceholder(target);
  if (written !== undefined) return [problem("malformed", { written })];
  if (earlier && earlier.target !== target) return [problem("twice", { line: earlier.line })];
  const [wanted, own] = [placeholdersOf(found.source), placeholdersOf(target)];
  const names = (list: readonly string[]) => list.map((name) => `{{${name}}}`).join(", ");
  const missing = wanted.filter((name) => !own.includes(name));
  const extra = own.filter((name) => !wanted.includes(name));
  return [
    ...(missing.length > 0 ? [problem("missing", { names: names(missing) })] : []),
    ...(extra.length > 0 ? [problem("extra", { names: names(extra), wanted: names(wanted) })] : []),
  ];
}

function unknown(
  variant: "unknown" | "foreign",
  unit: ReadUnit,
  { language }: LocaleDraft,
  file: TextSource,
): Problem {
  const values = { text: unit.key, language };
  return { rule: "import", variant: `text-${variant}`, place: placeOf(unit, file), values };
}

/** Where a text stands in the translator's file. */
export function placeOf({ line, column }: Pick<ReadUnit, "line" | "column">, file: TextSource): Place {
  const excerpt = file.line(line);
  const length = Math.max(1, excerpt.length - column + 1);
  return { file: file.file, line, column, length, excerpt };
}
