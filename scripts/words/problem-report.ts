import { isError, type Problem } from "../load/problem.js";
import { problemWords, rulePage } from "./problem-words.js";
import { width } from "./text-width.js";
import type { Words } from "./words.js";

/** Puts `text` in a colour, or leaves it as it is. */
export type Paint = (style: "red" | "yellow" | "cyan" | "bold", text: string) => string;

const plain: Paint = (_, text) => text;

/**
 * Problems as people read them: rule and message, the place, the line with a caret under the mistake, the fix, and where
 * the rule is explained.
 * What comes from the author's files cannot speak to the terminal.
 */
export function formatProblems(problems: readonly Problem[], words: Words, paint = plain): string {
  return problems.map((problem) => formatProblem(problem, words, paint)).join("\n");
}

function formatProblem(problem: Problem, words: Words, paint: Paint): string {
  const { rule, place } = problem;
  const { message, fix } = problemWords(problem, words);
  const { file, line, column } = place;
  const gutter = " ".repeat(String(line).length);
  const style = isError(problem) ? "red" : "yellow";
  const title = words.say("report.rule", { rule, ...(!isError(problem) && { context: "warning" }) });
  const lines = [
    `${paint(style, title)}: ${paint("bold", harmless(message))}`,
    `${gutter}${paint("cyan", "-->")} ${harmless(file)}:${line}:${column}`,
    ...(place.excerpt === "" ? [] : excerptLines(place, gutter, (text) => paint(style, text))),
    `${gutter} ${paint("cyan", "=")} ${words.say("report.fix")}: ${harmless(fix)}`,
    `${gutter} ${paint("cyan", "=")} ${words.say("report.page")}: ${rulePage(rule, words)}`,
    "",
  ];
  return lines.join("\n");
}

/** So much of a line is shown on either side of the mistake. */
const before = 60;
const after = 60;
/** So much of a mistake is marked, however long it is. */
const longest = 120;

function excerptLines(
  { line, column, length, excerpt }: Problem["place"],
  gutter: string,
  mark: (text: string) => string,
): string[] {
  const from = Math.max(0, column - 1 - before);
  const to = Math.min(excerpt.length, column - 1 + Math.min(Math.max(length, after), longest));
  const shown = harmless(excerpt.slice(from, to));
  const lead = harmless(excerpt.slice(from, column - 1));
  const marked = harmless(excerpt.slice(column - 1, Math.min(to, column - 1 + length)));
  return [
    `${gutter} |`,
    `${line} | ${from > 0 ? "…" : ""}${shown}${to < excerpt.length ? "…" : ""}`,
    `${gutter} | ${" ".repeat(width(lead) + (from > 0 ? 1 : 0))}${mark("^".repeat(Math.max(1, width(marked))))}`,
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
