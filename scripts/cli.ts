#!/usr/bin/env node
import { resolve } from "node:path";
import { Command, CommanderError } from "commander";
import { check } from "./commands/check.js";
import { type ExitCode, exitCodes, type Terminal } from "./commands/command.js";
import { reportFailure } from "./commands/failure.js";
import { generate } from "./commands/generate.js";
import { type MockCommandOptions, parseBalance, parsePort } from "./commands/mock-options.js";
import { packageManifest, wordsFor } from "./words/words.js";

const exitHelp = `
Exit codes:
  0   done, and all is well
  1   the files have problems, generated/ is not what they say, or the command could not do its work
  2   the command line was not understood
  70  maloi itself failed`;

function createProgram(end: (code: ExitCode) => void): Command {
  const program = new Command("maloi")
    .description(
      "Error codes, client, messages, docs and a mock from one OpenAPI file and one error catalog.",
    )
    .version(packageManifest().version, "-V, --version")
    .option("--root <dir>", "the folder that holds spec/ and locales/", ".")
    .option("--lang <tag>", "the language of messages, such as vi; by default the environment's")
    .addHelpText("after", exitHelp)
    .exitOverride();
  const terminal = () => createTerminal(program.opts());

  program
    .command("generate")
    .description("write generated/ from spec/ and locales/")
    .option("--check", "write nothing; exit 1 and name each file that is not as it would be written", false)
    .action(async (options: { check: boolean }) => end(await generate(terminal(), options)));
  program
    .command("check")
    .description("check spec/ and locales/ against all rules; write nothing")
    .action(async () => end(await check(terminal())));
  program
    .command("mock")
    .description("serve a simulated service over HTTP, until it is stopped")
    .option("--port <number>", "where it listens; 0 picks a free port", parsePort, 4010)
    .option("--host <address>", "whom it listens to; by default this machine alone", "127.0.0.1")
    .option("--key <key>", "the only key that is accepted", "demo-key")
    .option("--balance <number>", "what the account holds at first; a task costs 1", parseBalance, 10)
    .option("--fail <code>", "answer every call with this error code")
    .action(async (options: MockCommandOptions) => {
      const { mock } = await import("./commands/mock.js");
      end(await mock(terminal(), options));
    });
  return program;
}

function createTerminal({ root, lang }: { root?: string; lang?: string }): Terminal {
  return {
    root: resolve(root ?? "."),
    words: wordsFor(lang ?? environmentLanguage()),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
  };
}

/** `vi` from `LANG=vi_VN.UTF-8`. */
function environmentLanguage(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || "en";
  return locale.split(/[.@]/)[0]?.replaceAll("_", "-") ?? "en";
}

async function main(): Promise<void> {
  try {
    await createProgram((code) => {
      process.exitCode = code;
    }).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    else process.exitCode = reportFailure(error, wordsFor(environmentLanguage()));
  }
}

await main();
