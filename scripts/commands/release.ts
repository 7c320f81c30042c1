import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { loadContract } from "./load-contract.js";
import { replaceFile } from "./replace-file.js";

const releasedFile = "spec/released-codes.txt";

/** Writes down the codes that are published with this version, so that none of them can ever go. */
export async function release(terminal: Terminal, options: { readonly check: boolean }): Promise<ExitCode> {
  const { root, words, out, err, data } = terminal;
  const contract = await loadContract(terminal, options.check ? "checked" : "total");
  if (!contract) return exitCodes.problems;
  const file = join(root, releasedFile);
  const text = await readFile(file, "utf8");
  const known = releasedIn(text);
  const codes = contract.errors.map(({ code }) => code).filter((code) => !known.has(code));
  data({ file: releasedFile, codes, written: !options.check && codes.length > 0 });
  if (codes.length === 0) {
    out(words.say("release.unchanged", { file: releasedFile, count: known.size }));
    return exitCodes.ok;
  }
  if (!options.check) await replaceFile(file, appended(text, codes));
  const say = options.check ? err : out;
  const mark = words.say(options.check ? "release.missing" : "release.new");
  for (const code of codes) say(`${mark}  ${harmless(code)}`);
  const values = { file: releasedFile, count: codes.length };
  say(words.say(options.check ? "release.remedy" : "release.written", values));
  return options.check ? exitCodes.problems : exitCodes.ok;
}

/** The rules saw to it that what is neither empty nor a comment is a code. */
function releasedIn(text: string): ReadonlySet<string> {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line) => line.trim());
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")));
}

/** What is there stays as it is; the line breaks that it has are used on. */
function appended(text: string, codes: readonly string[]): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  return text + gap + codes.map((code) => code + eol).join("");
}
