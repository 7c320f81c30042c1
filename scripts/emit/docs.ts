import type { Contract, ContractError } from "../model/contract.js";
import type { Words } from "../words/words.js";
import { withEllipses } from "./envelope.js";
import { exampleBody, type FactStyle, factLines } from "./fact-lines.js";
import { type GeneratedFile, origin } from "./generated-file.js";
import { codeBlock, codeHeading, codeSpan, escapeMarkdown, table } from "./markdown.js";

/** What the reference is made from, besides the words around it. */
export interface ReferenceFacts
  extends Pick<Contract, "files" | "guide" | "errors" | "statuses" | "categories" | "envelope"> {
  /** What its readers should know where the language is not finished. */
  readonly note?: string | undefined;
}

/** The error reference in one language: the guide's two tables, and a section per code. */
export function emitReference(contract: ReferenceFacts, language: string, words: Words): GeneratedFile {
  const { files, errors, note } = contract;
  const [title = "", ...tables] = referenceTables(contract, language, words, withinPage);
  const parts = [
    `<!-- ${origin([files.catalog, files.locales[language] ?? ""])} -->`,
    title,
    ...(note === undefined ? [] : [`> ${escapeMarkdown(note)}`]),
    ...tables,
    ...errors.flatMap((error) =>
      errorSection(contract, error, language, words, { depth: 2, link: withinPage }),
    ),
  ];
  return { path: `docs/${language}/errors.md`, content: `${parts.join("\n\n")}\n` };
}

/** To a code's section of the same page. */
const withinPage = (code: string): string => `#${code.toLowerCase()}`;

/** The guide's two tables, with the words above them. */
export function referenceTables(
  contract: Omit<ReferenceFacts, "files" | "note">,
  language: string,
  words: Words,
  link: (code: string) => string,
): string[] {
  const { title = "", intro = "" } = contract.guide[language] ?? {};
  return [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(intro),
    `## ${words.say("docs.statuses")}`,
    statusTable(contract, language, words),
    `## ${words.say("docs.errors")}`,
    errorTable(contract, language, words, link),
  ];
}

function statusTable({ statuses }: Pick<ReferenceFacts, "statuses">, language: string, words: Words): string {
  const head = ["status", "errorId", "name", "description"].map((key) => words.say(`docs.${key}`));
  const rows = statuses.map(({ status, errorId, texts }) => [
    String(status),
    errorId === undefined ? "" : String(errorId),
    escapeMarkdown(texts[language]?.name ?? ""),
    escapeMarkdown(texts[language]?.description ?? ""),
  ]);
  return table(head, rows);
}

function errorTable(
  { errors }: Pick<ReferenceFacts, "errors">,
  language: string,
  words: Words,
  link: (code: string) => string,
): string {
  const rows = errors.map(({ code, texts }) => [
    `[${codeSpan(code)}](${link(code)})`,
    escapeMarkdown(withEllipses(texts[language]?.description ?? "")),
    escapeMarkdown(texts[language]?.explanation ?? ""),
  ]);
  return table(["errorCode", "errorDescription", words.say("docs.description")], rows);
}

/** A section's heading is the code alone, so that its anchor is the same in every language. */
export function errorSection(
  contract: Omit<ReferenceFacts, "files" | "guide" | "note">,
  error: ContractError,
  language: string,
  words: Words,
  { depth, link }: { readonly depth: number; readonly link: (code: string) => string },
): string[] {
  const text = error.texts[language];
  const style: FactStyle = {
    text: escapeMarkdown,
    name: codeSpan,
    code: (code) => `[${codeSpan(code)}](${link(code)})`,
  };
  return [
    codeHeading(depth, error.code),
    `**${escapeMarkdown(withEllipses(text?.description ?? ""))}**`,
    escapeMarkdown(text?.explanation ?? ""),
    `**${words.say("docs.action")}:** ${escapeMarkdown(withEllipses(text?.action ?? ""))}`,
    factLines(contract, error, language, words, style)
      .map(([name, value]) => `- ${words.say(`docs.${name}`)}: ${value}`)
      .join("\n"),
    `${words.say("docs.response")}:`,
    codeBlock("json", exampleBody(contract, error, language)),
  ];
}
