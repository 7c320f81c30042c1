import { Argument, Command, type CommanderError, InvalidArgumentError, Option } from "commander";
import { packageManifest, type Words } from "../words/words.js";
import { type CommandOption, type CommandSpec, type ExitCode, exitCodes } from "./command.js";
import { createTerminal, type GlobalOptions } from "./terminal.js";

/** The command line of `commands`, in the language of `words`. What it does not understand, it throws as a CommanderError. */
export function createProgram(
  commands: readonly CommandSpec[],
  words: Words,
  end: (code: ExitCode) => void,
): Command {
  const program = configure(new Command("maloi"), words)
    .description(words.say("commands.description"))
    .version(packageManifest().version, "-V, --version", words.say("commands.version"))
    .helpCommand("help [command]", words.say("commands.help"))
    .option("--root <dir>", words.say("commands.root"), ".")
    .option("--lang <tag>", words.say("commands.lang"))
    .option("--json", words.say("commands.json"), false)
    .addHelpText("after", exitHelp(words));
  for (const spec of commands) addCommand(program, program, spec, "commands", words, end);
  return program;
}

function exitHelp(words: Words): string {
  const title = words.say("commands.exit.title");
  const lines = Object.entries(exitCodes).map(([name, code]) => {
    const meaning = words.say(`commands.exit.${name}`);
    return `  ${String(code).padEnd(3)} ${meaning}`;
  });
  return ["", `${title}:`, ...lines].join("\n");
}

/** @param above where the words of the command are that it is below. */
function addCommand(
  program: Command,
  parent: Command,
  spec: CommandSpec,
  above: string,
  words: Words,
  end: (code: ExitCode) => void,
): void {
  const key = `${above}.${spec.name}`;
  const command = configure(parent.command(spec.name), words)
    .description(words.say(`${key}.description`))
    .addHelpText("after", exitHelp(words));
  for (const name of spec.args ?? []) {
    command.addArgument(new Argument(name, words.say(`${key}.arguments.${name.replace(/[^\w-]/g, "")}`)));
  }
  for (const option of spec.options ?? []) command.addOption(createOption(option, key, words));
  for (const inner of spec.commands ?? []) addCommand(program, command, inner, `${key}.commands`, words, end);
  if (!spec.run) return;
  const run = spec.run.bind(spec);
  command.action(async () => {
    const { root, lang, json } = program.opts<GlobalOptions>();
    const terminal = createTerminal({ root, json, ...(lang !== undefined && { lang }) });
    end(await run(terminal, { args: command.args, options: command.opts() }));
  });
}

function createOption(
  { flags, choices, parse, default: usual }: CommandOption,
  key: string,
  words: Words,
): Option {
  const option = new Option(flags);
  option.description = words.say(`${key}.options.${option.attributeName()}`);
  if (usual !== undefined) option.default(usual);
  if (choices) option.choices([...choices]);
  if (parse) {
    option.argParser((text) => {
      const value = parse(text);
      if (value === undefined)
        throw new InvalidArgumentError(words.say(`${key}.expected.${option.attributeName()}`));
      return value;
    });
  }
  return option;
}

/** commander's own words in ours. Errors are told by whoever catches them. */
function configure(command: Command, words: Words): Command {
  const title = (text: string) => {
    const name = text.replace(":", "").toLowerCase().replace(" ", "-");
    return words.has(`commands.titles.${name}`) ? `${words.say(`commands.titles.${name}`)}:` : text;
  };
  return command
    .exitOverride()
    .helpOption("-h, --help", words.say("commands.help"))
    .configureOutput({ outputError: () => undefined })
    .configureHelp({
      styleTitle: title,
      showGlobalOptions: true,
      optionDescription: (option) => withFacts(option, words),
    });
}

function withFacts(option: Option, words: Words): string {
  const { description, argChoices, defaultValue } = option;
  const facts = [
    ...(argChoices ? [words.say("commands.choices", { choices: argChoices.join(", ") })] : []),
    ...(defaultValue === undefined || defaultValue === false
      ? []
      : [words.say("commands.default", { value: String(defaultValue) })]),
  ];
  return facts.length === 0 ? description : `${description} (${facts.join("; ")})`;
}

/** What was not understood of the command line; nothing where that is no mistake, as with `--help`. */
export function explainUsage(error: CommanderError, words: Words): string | undefined {
  const { code, message, exitCode } = error;
  if (exitCode === 0) return undefined;
  const key = `commands.usage.${code.replace("commander.", "")}`;
  if (!words.has(key)) return code === "commander.help" ? undefined : message.replace(/^error: /, "");
  const [what = "", second = ""] = [...message.matchAll(/'([^']*)'/g)].map(([, name = ""]) => name);
  const reason = /\. (.*)$/s.exec(message)?.[1] ?? "";
  const near = /Did you mean (?:one of )?([^?]*)\?/.exec(message)?.[1];
  const said = words.say(key, { what, second, reason });
  return near === undefined ? said : `${said}\n${words.say("commands.usage.near", { near })}`;
}
