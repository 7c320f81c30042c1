import { harmless } from "../words/problem-report.js";
import type { Words } from "../words/words.js";
import { type ExitCode, exitCodes } from "./command.js";
import { wipeProgress } from "./progress-line.js";

/** What the system says when it will not read or write a file. */
const refusals: readonly unknown[] = [
  "EACCES",
  "EEXIST",
  "EISDIR",
  "ELOOP",
  "ENOSPC",
  "ENOTDIR",
  "EPERM",
  "EROFS",
];

/** Tells of what no command expected, without a stack trace: it helps nobody but us, so it is for those who ask for it. */
export function reportFailure(error: unknown, words: Words): ExitCode {
  const { code, path } = detailsOf(error);
  if (path !== undefined && refusals.includes(code)) {
    write(words.say("unusable-file", { path, reason: code }));
    return exitCodes.problems;
  }
  const debug = process.env["MALOI_DEBUG"] && error instanceof Error ? error.stack : undefined;
  const reason = error instanceof Error ? error.message : String(error);
  write(words.say("crash", { reason }));
  write(debug ?? words.say("crash-advice"));
  return exitCodes.crash;
}

function detailsOf(error: unknown): { code: string; path?: string } {
  if (!(error instanceof Error) || !("code" in error)) return { code: "" };
  const path = "path" in error && typeof error.path === "string" ? error.path : undefined;
  return { code: String(error.code), ...(path !== undefined && { path }) };
}

function write(text: string): void {
  wipeProgress();
  for (const line of text.split("\n")) process.stderr.write(`${harmless(line)}\n`);
}
