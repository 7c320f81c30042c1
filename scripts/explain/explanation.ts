import { withEllipses } from "../emit/envelope.js";
import { escapeJson } from "../emit/escape.js";
import { exampleBody, type FactStyle, factLines } from "../emit/fact-lines.js";
import { unfinishedCodeNote } from "../emit/unfinished-note.js";
import type { Contract, ContractError } from "../model/contract.js";
import { harmless } from "../words/problem-report.js";
import { wrapText } from "../words/text-width.js";
import type { Words } from "../words/words.js";

/** What is needed of a contract to explain its codes: all of it is in catalog.json. */
export type Catalog = Pick<
  Contract,
  "languages" | "records" | "envelope" | "statuses" | "categories" | "errors" | "guide" | "failures"
>;

/** How an explanation is shown. */
export interface Page {
  readonly words: Words;
  /** One of the contract's languages, which need not be the interface's. */
  readonly language: string;
  readonly columns: number;
  paint(style: "bold" | "cyan", text: string): string;
}

const plainStyle: FactStyle = { text: (text) => text, name: (name) => name, code: (code) => code };

/** All that is known of a code, as lines of text. */
export function explanationLines(catalog: Catalog, error: ContractError, page: Page): string[] {
  const { words, language, paint } = page;
  const text = error.texts[language];
  const action: [string, string] = ["action", withEllipses(text?.action ?? "")];
  const facts = [action, ...factLines(catalog, error, language, words, plainStyle)];
  const note = unfinishedCodeNote(catalog, error, language, words);
  // Harmless as well, and still JSON.
  const body = escapeJson(exampleBody(catalog, error, language));
  return [
    paint("bold", harmless(error.code)),
    "",
    ...wrapped(withEllipses(text?.description ?? ""), page),
    "",
    ...wrapped(text?.explanation ?? "", page),
    "",
    ...facts.flatMap(([name, value]) => factText(words.say(`docs.${name}`), value, page)),
    "",
    paint("cyan", `${words.say("docs.response")}:`),
    ...body.split("\n"),
    ...(note === undefined ? [] : ["", ...wrapped(note, page)]),
  ];
}

/** Codes with their descriptions, for somebody to choose from. */
export function listLines(errors: readonly ContractError[], page: Page): string[] {
  return errors.flatMap(({ code, texts }) => [
    page.paint("bold", harmless(code)),
    ...wrapped(withEllipses(texts[page.language]?.description ?? ""), page, indent),
  ]);
}

const indent = "  ";

function wrapped(text: string, { columns }: Page, lead = ""): string[] {
  return wrapText(harmless(text), columns - lead.length).map((line) => lead + line);
}

/** The name is painted when the line is cut to size: colours take no columns. */
function factText(name: string, value: string, page: Page): string[] {
  const [first = "", ...others] = wrapped(`${name}: ${value}`, page);
  const rest = others.length === 0 ? [] : wrapped(others.join(" "), page, indent);
  return [first.replace(`${name}:`, page.paint("cyan", `${name}:`)), ...rest];
}
