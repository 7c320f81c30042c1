#!/usr/bin/env node
import module from "node:module";
import { CommanderError } from "commander";
import { exitCodes } from "./commands/command.js";
import { reportFailure } from "./commands/failure.js";
import { commands } from "./commands/index.js";
import { createProgram, explainUsage } from "./commands/program.js";
import { environmentLanguage } from "./commands/terminal.js";
import { harmless } from "./words/problem-report.js";
import { wordsFor } from "./words/words.js";

/** Known before the rest of the command line is understood, since what is said about it is in this language. */
function languageOf(args: readonly string[]): string {
  const at = args.lastIndexOf("--lang");
  const joined = args.findLast((arg) => arg.startsWith("--lang="));
  return (at < 0 ? joined?.slice("--lang=".length) : args[at + 1]) ?? environmentLanguage();
}

/** Whoever read us has seen enough, as `head` has. */
function endWithReader(error: Error): void {
  if (!("code" in error) || error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? exitCodes.ok);
}

async function main(args: readonly string[]): Promise<void> {
  const words = wordsFor(languageOf(args));
  try {
    const program = createProgram(commands, words, (code) => {
      process.exitCode = code;
    });
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      process.exitCode = reportFailure(error, words);
      return;
    }
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    const said = explainUsage(error, words);
    for (const line of said?.split("\n") ?? []) process.stderr.write(`${harmless(line)}\n`);
  }
}

// Newer versions of Node keep what they make of large libraries, so that the next run need not wait for it.
const keep: unknown = Reflect.get(module, "enableCompileCache");
if (typeof keep === "function") keep();
for (const stream of [process.stdout, process.stderr]) stream.on("error", endWithReader);
await main(process.argv.slice(2));
