import type { Contract, ContractError } from "../model/contract.js";
import type { Words } from "../words/words.js";
import { failureExample } from "./envelope.js";

/** How what comes from the catalog is written, whatever it is written for. */
export interface FactStyle {
  /** A sentence. */
  text(text: string): string;
  /** The name of something. */
  name(name: string): string;
  /** Another code of the catalog. */
  code(code: string): string;
}

/** What the service answers with `error`. */
export function exampleBody(
  { statuses, envelope }: Pick<Contract, "statuses" | "envelope">,
  error: ContractError,
  language: string,
): string {
  const status = statuses.find((candidate) => candidate.status === error.status);
  return status ? JSON.stringify(failureExample(envelope, status, error, language), undefined, 2) : "";
}

/** What is known of a code besides its texts, in sentences. The names are keys below `docs` in `locales/ui/`. */
export function factLines(
  { categories }: Pick<Contract, "categories">,
  error: ContractError,
  language: string,
  words: Words,
  { text, name, code }: FactStyle,
): [name: string, value: string][] {
  const category = categories.find((candidate) => candidate.name === error.category)?.texts[language];
  const { billed, timeLimit, trigger, aliases, operations, params } = error;
  const lines: (readonly [string, string | undefined])[] = [
    ["retry", retryText(error, words)],
    ["http", String(error.status)],
    ["category", text(`${category?.name ?? error.category} – ${category?.description ?? ""}`)],
    ["billed", billed === undefined ? undefined : words.say(`docs.billed_${billed}`)],
    ["timeLimit", timeLimit === undefined ? undefined : duration(timeLimit, words)],
    ["trigger", trigger && triggerText(trigger, words)],
    ["parameters", list(Object.entries(params).map(([param, type]) => `${name(param)} (${type})`))],
    ["operations", list(operations.map(name))],
    ["aliases", list(aliases.map(name))],
    ["since", error.since],
    ["deprecated", error.deprecated],
    ["retired", error.retired],
    ["replacedBy", error.replacedBy && code(error.replacedBy)],
  ];
  return lines.flatMap(([key, value]) => (value ? [[key, value]] : []));
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
