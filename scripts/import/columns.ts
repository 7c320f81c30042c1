import { isTextField } from "../author/read-code.js";
import { fold } from "../words/fold.js";

/** What a column holds: a fact, or a text in a language, as `vi.description`. */
export type Target = (typeof factTargets)[number] | `${string}.${string}`;

const factTargets = ["code", "status", "category", "retry", "aliases", "operations"] as const;

/** Which column holds what; those that hold nothing we know are not in it. */
export type Columns = ReadonlyMap<Target, string>;

/** What people call things, folded; in Vietnamese where the second list has it. */
const names: Readonly<Record<string, readonly [english: readonly string[], vietnamese: readonly string[]]>> =
  {
    code: [
      ["code", "error code", "errorcode", "err code", "error", "key", "id"],
      ["ma", "ma loi", "ma code", "ma so", "ma so loi"],
    ],
    status: [
      ["status", "http", "http status", "http code", "status code", "http status code"],
      ["trang thai", "trang thai http", "ma http", "ma trang thai"],
    ],
    category: [
      ["category", "group", "type", "kind"],
      ["nhom", "loai", "phan loai", "nhom loi", "loai loi"],
    ],
    retry: [
      ["retry", "retryable", "can retry"],
      ["thu lai", "duoc thu lai"],
    ],
    aliases: [
      ["alias", "aliases"],
      ["bi danh", "ten khac"],
    ],
    operations: [
      ["operation", "operations", "api", "endpoint", "method"],
      ["thao tac", "phuong thuc"],
    ],
    short: [
      ["message", "msg", "error message", "error description", "errordescription", "title", "summary"],
      ["thong bao", "thong diep", "thong bao loi", "ten loi", "tieu de"],
    ],
    description: [
      ["description", "desc", "text", "comment"],
      ["mo ta", "noi dung", "mo ta loi"],
    ],
    explanation: [
      ["explanation", "cause", "causes", "reason", "details", "detail", "meaning"],
      ["nguyen nhan", "giai thich", "ly do", "chi tiet", "y nghia"],
    ],
    action: [
      ["action", "solution", "solutions", "fix", "remedy", "resolution", "how to fix", "what to do"],
      ["giai phap", "cach xu ly", "cach khac phuc", "huong xu ly", "khac phuc", "xu ly", "viec can lam"],
    ],
  };

/** Guesses what the columns called `columns` hold. `languages` are the contract's, its source language first. */
export function guessColumns(columns: readonly string[], languages: readonly string[]): Map<Target, string> {
  const guesses = columns.map((column) => ({ column, ...meaningOf(column, languages) }));
  const found = new Map<Target, string>();
  const claim = (target: Target, column: string) => {
    if (!found.has(target)) found.set(target, column);
  };
  for (const { column, meaning } of guesses) {
    const fact = factTargets.find((target) => target === meaning);
    if (fact) claim(fact, column);
  }
  // Who names a language means it; and a message beside a description is the shorter of the two.
  const texts = [...guesses].sort((a, b) => Number(b.isNamed ?? false) - Number(a.isNamed ?? false));
  for (const wanted of ["short", "description", "explanation", "action"]) {
    for (const { column, meaning, language } of texts) {
      if (meaning !== wanted || language === undefined) continue;
      const isTaken = meaning === "description" && found.has(`${language}.description`);
      claim(`${language}.${isTaken ? "explanation" : meaning === "short" ? "description" : meaning}`, column);
    }
  }
  return found;
}

interface Meaning {
  readonly meaning?: string;
  readonly language?: string;
  /** Whether the column says which language. */
  readonly isNamed?: boolean;
}

/** `message_en`, `Mô tả (tiếng Việt)` and `vi.description` name a language; without one it is the source language. */
function meaningOf(column: string, languages: readonly string[]): Meaning {
  const [source] = languages;
  const spaced = fold(column.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  for (const language of languages) {
    for (const name of languageNames(language)) {
      const rest = ` ${spaced} `.replace(` ${name} `, " ").trim();
      if (rest === spaced) continue;
      const meaning = rest === "" ? "short" : nameOf(rest);
      if (meaning !== undefined) return { meaning, language, isNamed: true };
    }
  }
  const meaning = nameOf(spaced);
  return meaning === undefined ? {} : { meaning, ...(source !== undefined && { language: source }) };
}

function nameOf(text: string): string | undefined {
  return Object.entries(names).find(([, lists]) => lists.flat().includes(text))?.[0];
}

/** `vi`, `tieng viet`, `vietnamese`, `viet`. The longer first: they hold the shorter. */
function languageNames(language: string): string[] {
  const spoken = ["en", "vi", language].flatMap((speaker) => {
    const name = new Intl.DisplayNames(speaker, { type: "language" }).of(language);
    return name === undefined ? [] : [fold(name), fold(name).replace(/^tieng /, "")];
  });
  return [...new Set([...spoken, fold(language).replace("-", " ")])].sort((a, b) => b.length - a.length);
}

/** What `--columns` says: `code=A`, `en.description=Message`; nothing where it says nothing of the kind. */
export function readAssignment(text: string): readonly [target: Target, column: string] | undefined {
  const [, target = "", column = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  const fact = factTargets.find((known) => known === target);
  if (fact) return [fact, column];
  const [, language = "", field = ""] = /^([^.]+)\.(.+)$/.exec(target) ?? [];
  return isTextField(field) ? [`${language}.${field}`, column] : undefined;
}
