import { isRecord, type JsonValue, valueAt } from "../load/json.js";
import type { Contract, ContractError } from "../model/contract.js";
import { fold, plain } from "../words/fold.js";
import { asCode, findByEnding, findInNames, findMentioned, nearestCode, sameAs } from "./code-names.js";
import { fitsWording, literalLength } from "./fit-wording.js";

/** How somebody's words led to codes. */
export type Way =
  | "code"
  | "case"
  | "alias"
  | "prefix"
  | "within"
  | "description"
  | "formerly"
  | "word"
  | "text";

export interface Found {
  /** Absent where nothing was found. */
  readonly way?: Way;
  readonly errors: readonly ContractError[];
  /** Where nothing was found: the code that comes nearest. */
  readonly suggestion?: string;
}

type Searched = Pick<Contract, "envelope" | "errors">;
type Finder = (query: string, errors: readonly ContractError[]) => readonly ContractError[];

/** The ways to codes, surest first. The first that leads anywhere is the answer. */
const ways: readonly (readonly [way: Way, find: Finder])[] = [
  ["code", (query, errors) => errors.filter(({ code }) => code === query)],
  ["case", (query, errors) => errors.filter(({ code }) => asCode(code) === asCode(query))],
  ["alias", (query, errors) => errors.filter(({ aliases }) => aliases.some(sameAs(query)))],
  ["prefix", findByEnding],
  ["description", (query, errors) => findByWording(query, errors, descriptionsOf)],
  ["formerly", (query, errors) => findByWording(query, errors, formerlyOf)],
  ["within", findMentioned],
  ["word", findInNames],
  ["text", (query, errors) => findInTexts(query, errors, descriptionsOf)],
  ["text", (query, errors) => findInTexts(query, errors, otherTextsOf)],
];

/** The codes that `text` means: a code, something like one, part of one, or what the service answered. */
export function findCode(text: string, { envelope, errors }: Searched): Found {
  const query = askedFor(text.trim(), envelope);
  for (const [way, find] of ways) {
    const found = query === "" ? [] : find(query, errors);
    if (found.length > 0) return { way, errors: found };
  }
  const suggestion = nearestCode(query, errors);
  return { errors: [], ...(suggestion !== undefined && { suggestion }) };
}

/** Of a whole answer of the service's, the code; else its description. */
function askedFor(text: string, envelope: Contract["envelope"]): string {
  try {
    const body: JsonValue = JSON.parse(text);
    if (!isRecord(body)) return text;
    const locators = [envelope.code, envelope.description];
    const values = locators.map((one) => one && "pointer" in one && valueAt(body, one.pointer));
    return values.find((value) => typeof value === "string" && value !== "")?.toString() ?? text;
  } catch {
    return text;
  }
}

/** Some texts of a code, in all languages. */
type TextsOf = (error: ContractError) => readonly string[];

const descriptionsOf: TextsOf = ({ texts }) => Object.values(texts).map(({ description }) => description);
const formerlyOf: TextsOf = ({ formerly = {} }) => Object.values(formerly).flat();
const otherTextsOf: TextsOf = (error) => [
  ...Object.values(error.texts).map(({ explanation, action }) => `${explanation} ${action}`),
  ...formerlyOf(error),
];

function findByWording(query: string, errors: readonly ContractError[], textsOf: TextsOf): ContractError[] {
  const fits = errors.map((error) => {
    const lengths = textsOf(error)
      .filter((wording) => fitsWording(query, wording))
      .map(literalLength);
    return { error, length: Math.max(0, ...lengths) };
  });
  const most = Math.max(1, ...fits.map(({ length }) => length));
  return fits.filter(({ length }) => length === most).map(({ error }) => error);
}

/** Those with the very accents first: somebody who writes "dư" does not mean "dữ". */
function findInTexts(query: string, errors: readonly ContractError[], textsOf: TextsOf): ContractError[] {
  const folded = errors.filter((error) => textsOf(error).some((text) => hasWords(fold(text), fold(query))));
  const isExact = (error: ContractError) =>
    textsOf(error).some((text) => hasWords(plain(text), plain(query)));
  return [...folded.filter(isExact), ...folded.filter((error) => !isExact(error))];
}

/** Whether the words of `query` stand in `text` one after the other; the last may be only begun. */
function hasWords(text: string, query: string): boolean {
  const wanted = wordsOf(query);
  return wanted !== "" && ` ${wordsOf(text)}`.includes(` ${wanted}`);
}

function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");
}
