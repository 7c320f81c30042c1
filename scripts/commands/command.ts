import type { Words } from "../words/words.js";

/** What every command is given. */
export interface Terminal {
  /** The folder that holds `spec/`, `locales/` and `generated/`; absolute. */
  readonly root: string;
  readonly words: Words;
  /** The language that was asked for, such as `ja` or `vi-VN`. maloi itself may not speak it, but a contract may. */
  readonly language: string;
  /** How many columns a line of the result may take; no limit where no person looks on. */
  readonly columns: number;
  /** Results for people. With `--json` nothing of it is printed. */
  out(line: string): void;
  /** Problems, and what is said beside the result. */
  err(line: string): void;
  /** The result for machines: printed with `--json`, as one JSON document, and only then. */
  data(result: object): void;
  /** What is being done just now. Shown on a terminal, and gone when the next line is printed. */
  progress(text: string): void;
  /** `text` in a colour, where the output shows colours. */
  paint(style: Style, text: string): string;
}

export type Style = "red" | "yellow" | "green" | "cyan" | "bold" | "dim";

/** How a command ends; `maloi --help` lists them. */
export const exitCodes = {
  /** Done, and all is well. */
  ok: 0,
  /** The author's files have problems, or the output is not what they say. */
  problems: 1,
  /** The command line was not understood. */
  usage: 2,
  /** maloi itself failed. */
  crash: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An option of a command. Its words are `commands.<command>.options.<name>` of `locales/ui/`. */
export interface CommandOption {
  /** As commander writes it: `--port <number>`, `--check`. */
  readonly flags: string;
  readonly default?: string | number | boolean;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** What the text stands for. Its words are `commands.<command>.expected.<name>`; `undefined` where it stands for nothing. */
  readonly parse?: (text: string) => string | number | undefined;
}

/** What the command line was understood as. */
export interface CommandInput {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** A command of the command line. Its words are `commands.<name>.description`, and those of its options. */
export interface CommandSpec {
  readonly name: string;
  /** As commander writes them: `<code>`, `[file]`. Their words are `commands.<name>.arguments.<argument>`. */
  readonly args?: readonly string[];
  readonly options?: readonly CommandOption[];
  /** Commands below it: `maloi locales status`. Their words are `commands.<name>.commands.<name>`. */
  readonly commands?: readonly CommandSpec[];
  /** Loads what it needs only now: other commands do not wait for it. */
  run?(terminal: Terminal, input: CommandInput): Promise<ExitCode>;
}
