import { mistakeAt, type Spot } from "./mistake.js";
import { readPoText } from "./po-text.js";
import { readOut } from "./spelt-out.js";
import type { ReadMistake } from "./translation-unit.js";

/** A text behind a keyword, and where it begins. */
export interface PoField extends Spot {
  readonly text: string;
}

/** What stands together in a PO file: comments, and fields by their keywords; those of earlier texts begin with `#|`. */
export interface PoEntry {
  readonly notes: readonly string[];
  readonly flags: readonly string[];
  readonly fields: ReadonlyMap<string, PoField>;
}

interface OpenEntry extends PoEntry {
  readonly notes: string[];
  readonly flags: string[];
  readonly fields: Map<string, PoField>;
}

/**
 * The entries of a PO file. Those that are no longer in use (`#~`) are none.
 *
 * @see https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 */
export function readPoEntries(text: string): {
  entries: readonly PoEntry[];
  mistakes: readonly ReadMistake[];
} {
  const reading = new PoReading();
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    reading.readLine(line, index + 1);
  }
  reading.endEntry();
  return reading;
}

/** A keyword, where there is one, and the strings behind it. */
const fieldLine = /^\s*(msgctxt|msgid(?:_plural)?|msgstr(?:\[\d+\])?|domain)?\s*(".*)$/s;

class PoReading {
  readonly entries: PoEntry[] = [];
  readonly mistakes: ReadMistake[] = [];
  #entry: OpenEntry = { notes: [], flags: [], fields: new Map() };
  /** The keyword of the field that strings alone continue. */
  #keyword: string | undefined;
  /** Whether a line of the entry made no sense: then nobody knows what else it lacks. */
  #isSpoilt = false;

  readLine(written: string, line: number): void {
    const [, mark = "", rest = ""] = /^\s*(#[~|.,=:]?)?(.*)$/s.exec(written) ?? [];
    if (mark !== "" && mark !== "#|") this.#readComment(mark, rest.replace(/^ /, ""));
    else if (rest.trim() !== "")
      this.#readField(mark, rest, { line, column: written.length - rest.length + 1 });
  }

  #readComment(mark: string, text: string): void {
    if (isWhole(this.#entry) || mark === "#~") this.endEntry();
    if (mark === "#." || mark === "#") this.#entry.notes.push(readOut(text));
    if (mark === "#," || mark === "#=") this.#entry.flags.push(...text.split(",").map((flag) => flag.trim()));
  }

  #readField(mark: string, written: string, { line, column }: Spot): void {
    const [, keyword, strings] = fieldLine.exec(written) ?? [];
    if (strings === undefined || !(keyword ?? this.#keyword)) {
      this.mistakes.push(mistakeAt("po-line", { line, column }));
      this.#isSpoilt = true;
      return;
    }
    const spot = { line, column: column + written.length - strings.length + 1 };
    const read = readPoText(strings, spot);
    if (typeof read !== "string") this.mistakes.push(read);
    const text = typeof read === "string" ? read : "";
    if (keyword) this.#beginField(mark + keyword, { text, ...spot });
    else this.#continueField(text);
  }

  #beginField(keyword: string, field: PoField): void {
    const { fields } = this.#entry;
    const isNext = isWhole(this.#entry) && !keyword.startsWith("msgstr");
    if (isNext || fields.has(keyword)) this.endEntry();
    this.#entry.fields.set(keyword, field);
    this.#keyword = keyword;
  }

  #continueField(text: string): void {
    const { fields } = this.#entry;
    const field = fields.get(this.#keyword ?? "");
    if (field && this.#keyword) fields.set(this.#keyword, { ...field, text: field.text + text });
  }

  endEntry(): void {
    const { fields } = this.#entry;
    const [first] = fields.values();
    if (isWhole(this.#entry)) this.entries.push(this.#entry);
    else if (first && !this.#isSpoilt && !fields.has("domain"))
      this.mistakes.push(mistakeAt("po-entry", first));
    this.#entry = { notes: [], flags: [], fields: new Map() };
    this.#keyword = undefined;
    this.#isSpoilt = false;
  }
}

function isWhole({ fields }: PoEntry): boolean {
  return fields.has("msgid") && (fields.has("msgstr") || fields.has("msgstr[0]"));
}
