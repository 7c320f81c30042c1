import type { Contract, ContractError, Status } from "../model/contract.js";
import type { Words } from "../words/words.js";
import { failureExample, withEllipses } from "./envelope.js";
import { type GeneratedFile, origin } from "./generated-file.js";
import { codeBlock, codeHeading, codeSpan, escapeMarkdown, table } from "./markdown.js";

/** The error reference in each language: the guide's two tables, and a section per code. */
export function emitDocs(contract: Contract, wordsFor: (language: string) => Words): GeneratedFile[] {
  return contract.languages.map((language) => emitReference(contract, language, wordsFor(language)));
}

function emitReference(contract: Contract, language: string, words: Words): GeneratedFile {
  const { files, guide, errors } = contract;
  const parts = [
    `<!-- ${origin([files.catalog, files.locales[language] ?? ""])} -->`,
    `# ${escapeMarkdown(guide[language]?.title ?? "")}`,
    escapeMarkdown(guide[language]?.intro ?? ""),
    `## ${words.say("docs.statuses")}`,
    statusTable(contract, language, words),
    `## ${words.say("docs.errors")}`,
    errorTable(contract, language, words),
    ...errors.flatMap((error) => errorSection(contract, error, language, words)),
  ];
  return { path: `docs/${language}/errors.md`, content: `${parts.join("\n\n")}\n` };
}

function statusTable({ statuses }: Contract, language: string, words: Words): string {
  const head = ["status", "errorId", "name", "description"].map((key) => words.say(`docs.${key}`));
  const rows = statuses.map(({ status, errorId, texts }) => [
    String(status),
    errorId === undefined ? "" : String(errorId),
    escapeMarkdown(texts[language]?.name ?? ""),
    escapeMarkdown(texts[language]?.description ?? ""),
  ]);
  return table(head, rows);
}

function errorTable({ errors }: Contract, language: string, words: Words): string {
  const rows = errors.map(({ code, texts }) => [
    `[${codeSpan(code)}](#${code.toLowerCase()})`,
    escapeMarkdown(withEllipses(texts[language]?.description ?? "")),
    escapeMarkdown(texts[language]?.explanation ?? ""),
  ]);
  return table(["errorCode", "errorDescription", words.say("docs.description")], rows);
}

/** A section's heading is the code alone, so that its anchor is the same in every language. */
function errorSection(contract: Contract, error: ContractError, language: string, words: Words): string[] {
  const text = error.texts[language];
  const status = contract.statuses.find((candidate) => candidate.status === error.status);
  return [
    codeHeading(2, error.code),
    `**${escapeMarkdown(withEllipses(text?.description ?? ""))}**`,
    escapeMarkdown(text?.explanation ?? ""),
    `**${words.say("docs.action")}:** ${escapeMarkdown(withEllipses(text?.action ?? ""))}`,
    factLines(contract, error, language, words)
      .map(([name, value]) => `- ${words.say(`docs.${name}`)}: ${value}`)
      .join("\n"),
    `${words.say("docs.response")}:`,
    codeBlock("json", exampleBody(contract, status, error, language)),
  ];
}

function exampleBody(
  contract: Contract,
  status: Status | undefined,
  error: ContractError,
  language: string,
): string {
  return status
    ? JSON.stringify(failureExample(contract.envelope, status, error, language), undefined, 2)
    : "";
}

function factLines(
  { categories }: Contract,
  error: ContractError,
  language: string,
  words: Words,
): [name: string, value: string][] {
  const category = categories.find(({ name }) => name === error.category)?.texts[language];
  const { billed, timeLimit, trigger, aliases, operations, params } = error;
  const lines: (readonly [string, string | undefined])[] = [
    ["retry", retryText(error, words)],
    ["http", String(error.status)],
    ["category", escapeMarkdown(`${category?.name ?? error.category} – ${category?.description ?? ""}`)],
    ["billed", billed === undefined ? undefined : words.say(`docs.billed_${billed}`)],
    ["timeLimit", timeLimit === undefined ? undefined : duration(timeLimit, words)],
    ["trigger", trigger && triggerText(trigger, words)],
    ["parameters", list(Object.entries(params).map(([name, type]) => `${codeSpan(name)} (${type})`))],
    ["operations", list(operations.map(codeSpan))],
    ["aliases", list(aliases.map(codeSpan))],
    ["since", error.since],
    ["deprecated", error.deprecated],
    ["retired", error.retired],
    ["replacedBy", error.replacedBy && `[${codeSpan(error.replacedBy)}](#${error.replacedBy.toLowerCase()})`],
  ];
  return lines.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

function list(items: readonly string[]): string {
  return items.join(", ");
}

function retryText({ retry }: ContractError, words: Words): string {
  if (retry.mode !== "wait") return words.say(`docs.retry_${retry.mode}`);
  const text = words.say(`docs.retry_wait_${retry.scope}`, { duration: duration(retry.wait, words) });
  if (retry.stated.length < 2) return text;
  const durations = new Intl.ListFormat(words.language, { type: "conjunction" }).format(
    retry.stated.map((wait) => duration(wait, words)),
  );
  return `${text} ${words.say("docs.retry_stated", { durations })}`;
}

function triggerText({ errors, within }: { errors: number; within: number }, words: Words): string {
  const count = new Intl.NumberFormat(words.language).format(errors);
  return words.say("docs.trigger_text", { errors: count, duration: duration(within, words) });
}

/** The units that a duration is written in, largest first, in ms. */
const units = [
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A duration in the reader's language, in the largest unit that it is a whole number of: `30 phút`, but `90 giây`. */
function duration(ms: number, { language }: Words): string {
  const [unit, size] = units.find(([, size]) => ms % size === 0) ?? ["second", 1000];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(ms / size);
}
