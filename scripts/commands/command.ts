import type { Words } from "../words/words.js";

/** What every command is given. */
export interface Terminal {
  /** The folder that holds `spec/`, `locales/` and `generated/`; absolute. */
  readonly root: string;
  readonly words: Words;
  /** Results. */
  out(line: string): void;
  /** Problems, and what is said beside the result. */
  err(line: string): void;
}

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
