import { type Edited, YamlEditor } from "../author/yaml-editor.js";
import type { Place, Problem } from "../load/problem.js";
import type { TextSource } from "../load/text-source.js";
import type { Draft, LocaleDraft } from "../model/draft.js";
import { isUnwritten, malformedPlaceholder, placeholdersOf } from "../model/locale-texts.js";
import type { MadeState } from "../model/translation-record.js";
import { type Translated, translatedTexts } from "../model/unfinished.js";
import type { Mark } from "./record-translations.js";
import type { ReadFile, ReadUnit } from "./translation-unit.js";

/** What a translator's file comes to. */
export interface Applied {
  /** The locale file with its texts in it. */
  readonly edited: Edited;
  /** What it says of how far each of them is. */
  readonly marks: ReadonlyMap<string, Mark>;
  /** How many texts were taken over, and how many of those are different then. */
  readonly taken: number;
  readonly changed: number;
  /** What could not be taken over, each with its place in the translator's file. */
  readonly problems: readonly Problem[];
}

/** `locale` as the translator's file says; what is not in that file stays. */
export function applyTranslations(
  draft: Draft,
  locale: LocaleDraft,
  { units }: ReadFile,
  file: TextSource,
): Applied {
  const finder = new TextFinder(translatedTexts(draft, locale));
  const editor = new YamlEditor(locale.source.text);
  const marks = new Map<string, Mark>();
  const problems: Problem[] = [];
  let [taken, changed] = [0, 0];
  for (const unit of units.filter(({ target }) => target !== "")) {
    const found = finder.find(unit);
    const mistakes = found ? checkTarget(unit, found, locale, file) : [unknown(unit, locale, file)];
    problems.push(...mistakes);
    if (!found || mistakes.length > 0) continue;
    if (found.text !== unit.target) {
      editor.replace(found.path, unit.target);
      changed += 1;
    }
    const mark = markOf(unit, found);
    if (mark) marks.set(found.key, mark);
    taken += 1;
  }
  return { edited: editor.result(), marks, taken, changed, problems };
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

/** What a file says of a text's state; one that has no word for it says of a text that it sends anew that it is done. */
function markOf({ state, source, previous, target }: ReadUnit, found: Translated): Mark | undefined {
  if (state === "stale") return previous === undefined ? { state: "needs-review" } : { source: previous };
  if (state === undefined && found.text === target) return undefined;
  const made: MadeState = state === "machine" || state === "needs-review" ? state : "done";
  return { state: made, ...(source !== undefined && source !== found.source && { source }) };
}

function checkTarget(unit: ReadUnit, found: Translated, locale: LocaleDraft, file: TextSource): Problem[] {
  const { target } = unit;
  const problem = (variant: string, values: Readonly<Record<string, string>> = {}): Problem => ({
    ...{ rule: "import", variant: `text-${variant}`, place: placeOf(unit, file) },
    values: { text: found.key, language: locale.language, ...values },
  });
  if (isUnwritten(target)) return [problem("unwritten")];
  const written = malformedPlaceholder(target);
  if (written !== undefined) return [problem("malformed", { written })];
  const [wanted, own] = [placeholdersOf(found.source), placeholdersOf(target)];
  const names = (list: readonly string[]) => list.map((name) => `{{${name}}}`).join(", ");
  const missing = wanted.filter((name) => !own.includes(name));
  const extra = own.filter((name) => !wanted.includes(name));
  return [
    ...(missing.length > 0 ? [problem("missing", { names: names(missing) })] : []),
    ...(extra.length > 0 ? [problem("extra", { names: names(extra), wanted: names(wanted) })] : []),
  ];
}

function unknown(unit: ReadUnit, { language }: LocaleDraft, file: TextSource): Problem {
  const values = { text: unit.key, language };
  return { rule: "import", variant: "text-unknown", place: placeOf(unit, file), values };
}

function placeOf({ line, column }: ReadUnit, file: TextSource): Place {
  const excerpt = file.line(line);
  const length = Math.max(1, excerpt.length - column + 1);
  return { file: file.file, line, column, length, excerpt };
}
