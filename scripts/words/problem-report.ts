import { eastAsianWidth } from "get-east-asian-width";
import type { Problem } from "../load/problem.js";
import type { Words } from "./words.js";

/**
 * Problems as people read them: rule and message, the place, the line with a caret under the mistake, and the fix.
 * What comes from the author's files cannot speak to the terminal.
 */
export function formatProblems(problems: readonly Problem[], words: Words): string {
  return problems.map((problem) => formatProblem(problem, words)).join("\n");
}

function formatProblem({ rule, variant, place, values = {} }: Problem, words: Words): string {
  const named = { ...values, ...(variant && { context: variant }), ...translated(values, words) };
  const message = words.say(`problems.${rule}.message`, named);
  const fix = words.say(`problems.${rule}.fix`, named);
  const { file, line, column } = place;
  const gutter = " ".repeat(String(line).length);
  const lines = [
    `${words.say("report.rule", { rule })}: ${harmless(message)}`,
    `${gutter}--> ${harmless(file)}:${line}:${column}`,
    ...(place.excerpt === "" ? [] : excerptLines(place, gutter)),
    `${gutter} = ${words.say("report.fix")}: ${harmless(fix)}`,
    "",
  ];
  return lines.join("\n");
}

/** What a format expects is a phrase of the interface where it has one, else the format's own notation. */
function translated(values: Problem["values"], words: Words): { expected?: string } {
  const expected = values?.["expected"];
  if (typeof expected !== "string") return {};
  const key = `expected.${expected.toLowerCase()}`;
  return /^\w+$/.test(expected) && words.has(key) ? { expected: words.say(key) } : {};
}

/** So much of a line is shown on either side of the mistake. */
const before = 60;
const after = 60;
/** So much of a mistake is marked, however long it is. */
const longest = 120;

function excerptLines({ line, column, length, excerpt }: Problem["place"], gutter: string): string[] {
  const from = Math.max(0, column - 1 - before);
  const to = Math.min(excerpt.length, column - 1 + Math.min(Math.max(length, after), longest));
  const shown = harmless(excerpt.slice(from, to));
  const lead = harmless(excerpt.slice(from, column - 1));
  const marked = harmless(excerpt.slice(column - 1, Math.min(to, column - 1 + length)));
  return [
    `${gutter} |`,
    `${line} | ${from > 0 ? "…" : ""}${shown}${to < excerpt.length ? "…" : ""}`,
    `${gutter} | ${" ".repeat(width(lead) + (from > 0 ? 1 : 0))}${"^".repeat(Math.max(1, width(marked)))}`,
  ];
}

/** What a terminal acts on, what turns text round, and what cannot be seen. Joiners stay: emoji and Persian need them. */
const harmful =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u00AD\u180E\u200B\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** `text` with everything harmful in it spelt out: `<U+202E>`. */
export function harmless(text: string): string {
  return text.replaceAll("\t", "  ").replace(harmful, (character) => {
    return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** How many columns of a terminal `text` takes. */
function width(text: string): number {
  const visible = [...text].filter((character) => !/[\p{M}\p{Cf}]/u.test(character));
  return visible.reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0);
}
