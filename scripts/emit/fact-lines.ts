import type { Contract, ContractError } from "../model/contract.js";
import type { Words } from "../words/words.js";
import { failureExample, withEllipses } from "./envelope.js";

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

/** What a fact consists of: words of ours, a text of the catalog's, the name of something of the API's, an operation, or another code. */
export interface FactPart {
  readonly kind: "words" | "text" | "name" | "operation" | "code";
  readonly value: string;
  /** What else is said of it. */
  readonly note?: string;
}

export interface Fact {
  /** A key below `docs` in `locales/documents/`. */
  readonly name: string;
  readonly parts: readonly FactPart[];
}

/** What is known of a code besides its texts. */
export function factsOf(
  { categories }: Pick<Contract, "categories">,
  error: ContractError,
  language: string,
  words: Words,
): Fact[] {
  const category = categories.find((candidate) => candidate.name === error.category)?.texts[language];
  const { billed, timeLimit, trigger, aliases, formerly, operations, params } = error;
  const facts: Fact[] = [
    fact("retry", [retryText(error, words)], "words"),
    fact("http", [String(error.status)]),
    fact("category", [`${category?.name ?? error.category} – ${category?.description ?? ""}`]),
    fact("billed", billed === undefined ? [] : [words.say(`docs.billed_${billed}`)], "words"),
    fact("timeLimit", timeLimit === undefined ? [] : [durationText(timeLimit, words)], "words"),
    fact("trigger", trigger ? [triggerText(trigger, words)] : [], "words"),
    {
      name: "parameters",
      parts: Object.entries(params).map(([value, note]) => ({ kind: "name", value, note })),
    },
    fact("operations", operations, "operation"),
    fact("aliases", aliases, "name"),
    fact("formerly", (formerly?.[language] ?? []).map(quoted)),
    fact("since", [error.since ?? ""]),
    fact("deprecated", [error.deprecated ?? ""]),
    fact("retired", [error.retired ?? ""]),
    fact("replacedBy", [error.replacedBy ?? ""], "code"),
  ];
  return facts.filter(({ parts }) => parts.length > 0);
}

function fact(name: string, values: readonly string[], kind: FactPart["kind"] = "text"): Fact {
  return { name, parts: values.filter((value) => value !== "").map((value) => ({ kind, value })) };
}

/** Several of them stand in a row, so that readers must see where each begins. */
function quoted(wording: string): string {
  return `“${withEllipses(wording)}”`;
}

const styles = { words: "text", text: "text", name: "name", operation: "name", code: "code" } as const;

/** The same as lines of text. */
export function factLines(
  contract: Pick<Contract, "categories">,
  error: ContractError,
  language: string,
  words: Words,
  style: FactStyle,
): [name: string, value: string][] {
  const written = ({ kind, value, note }: FactPart): string => {
    const text = style[styles[kind]](value);
    return note === undefined ? text : `${text} (${note})`;
  };
  return factsOf(contract, error, language, words).map(({ name, parts }) => [
    name,
    parts.map(written).join(", "),
  ]);
}

export function retryText({ retry }: Pick<ContractError, "retry">, words: Words): string {
  if (retry.mode !== "wait") return words.say(`docs.retry_${retry.mode}`);
  const text = words.say(`docs.retry_wait_${retry.scope}`, { duration: durationText(retry.wait, words) });
  if (retry.stated.length < 2) return text;
  const durations = new Intl.ListFormat(words.language, { type: "conjunction" }).format(
    retry.stated.map((wait) => durationText(wait, words)),
  );
  return `${text} ${words.say("docs.retry_stated", { durations })}`;
}

function triggerText({ errors, within }: { errors: number; within: number }, words: Words): string {
  const count = new Intl.NumberFormat(words.language).format(errors);
  return words.say("docs.trigger_text", { errors: count, duration: durationText(within, words) });
}

/** The units that a duration is written in, largest first, in ms. */
const units = [
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A duration in the reader's language, in the largest unit that it is a whole number of: `30 phút`, but `90 giây`. */
export function durationText(ms: number, { language }: Words): string {
  const [unit, size] = units.find(([, size]) => ms % size === 0) ?? ["second", 1000];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(ms / size);
}
