import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Problem, RuleId } from "../load/problem.js";
import { packageRoot, type Words } from "./words.js";

/** What is wrong and what to do about it, in the language of `words`. Text from the author's files is in it as it is. */
export interface ProblemWords {
  readonly message: string;
  readonly fix: string;
}

export function problemWords({ rule, variant, values = {} }: Problem, words: Words): ProblemWords {
  const named = { ...values, ...(variant && { context: variant }), ...translated(values, words) };
  return {
    message: words.say(`problems.${rule}.message`, named),
    fix: words.say(`problems.${rule}.fix`, named),
  };
}

/**
 * Where `rule` is explained, in the package as it is installed; relative to where the command runs. In the language of `words`
 * where there is such a page, else in English.
 */
export function rulePage(rule: RuleId, { language }: Words): string {
  const folder = join(packageRoot(), "scripts", "model", "rules");
  const own = join(folder, `README.${language}.md`);
  const page = relative(process.cwd(), existsSync(own) ? own : join(folder, "README.md"));
  return `${page.split(sep).join("/")}#${rule}`;
}

/** What a format expects is a phrase of the interface where it has one, else the format's own notation. */
function translated(values: Problem["values"], words: Words): { expected?: string } {
  const expected = values?.["expected"];
  if (typeof expected !== "string") return {};
  const key = `expected.${expected.toLowerCase()}`;
  return /^\w+$/.test(expected) && words.has(key) ? { expected: words.say(key) } : {};
}
