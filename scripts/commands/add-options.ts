import { cleanText, isTextField, textFields, type WrittenCode } from "../author/read-code.js";
import type { Place, Problem } from "../load/problem.js";
import type { ErrorText } from "../model/locale-format.js";
import type { CommandInput } from "./command.js";

/** What the command line says of the new code. Texts without a language are in `source`, the contract's own. */
export function readAddOptions(
  { args, options }: CommandInput,
  source: string,
): { readonly written: WrittenCode; readonly problems: Problem[] } {
  const [code = ""] = args;
  const facts = textsIn(options, ["status", "category", "retry"]);
  const operations = listOf(options["operation"]);
  const { texts, problems } = readTexts(options, source);
  const needles = { code, ...facts, operations: operations[0], texts: "--text" };
  return {
    written: {
      code,
      ...facts,
      texts,
      operations,
      placeOf: (field = "code") => placeInCommand(needles[field] ?? code),
    },
    problems,
  };
}

type Texts = Record<string, Partial<ErrorText>>;

function readTexts(options: CommandInput["options"], source: string): { texts: Texts; problems: Problem[] } {
  const own = Object.entries(textsIn(options, textFields)).map(
    ([field, text]) => `${source}.${field}=${text}`,
  );
  const texts: Texts = {};
  const problems: Problem[] = [];
  for (const written of [...own, ...listOf(options["text"])]) {
    const [, language = "", field = "", text = ""] =
      /^([A-Za-z][A-Za-z0-9-]*)\.([^.=]+)=(.*)$/s.exec(written) ?? [];
    if (isTextField(field) && cleanText(text) !== "")
      texts[language] = { ...texts[language], [field]: cleanText(text) };
    else {
      const place = placeInCommand(written);
      problems.push({ rule: "new-code", variant: "assignment", place, values: { written } });
    }
  }
  return { texts, problems };
}

/** Those of the options called `names` that were given. */
function textsIn<N extends string>(
  options: CommandInput["options"],
  names: readonly N[],
): Partial<Record<N, string>> {
  const given: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = options[name];
    if (typeof value === "string") given[name] = value;
  }
  return given;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The command line is a source like any other: what is wrong in it has a place. */
function placeInCommand(text: string): Place {
  const excerpt = ["maloi", ...process.argv.slice(2)].join(" ");
  const at = Math.max(0, excerpt.indexOf(text));
  return { file: "maloi add", line: 1, column: at + 1, length: Math.max(1, text.length), excerpt };
}
