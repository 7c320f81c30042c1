import { resolve } from "node:path";
import { styleText } from "node:util";
import { wordsFor } from "../words/words.js";
import type { Terminal } from "./command.js";
import { showProgress, wipeProgress } from "./progress-line.js";

/** What every command takes. */
export interface GlobalOptions {
  readonly root: string;
  /** The language of messages; the environment's where there is none. */
  readonly lang?: string;
  readonly json: boolean;
}

export function createTerminal({ root, lang, json }: GlobalOptions): Terminal {
  const { stdout, stderr } = process;
  const language = lang ?? environmentLanguage();
  return {
    root: resolve(root),
    words: wordsFor(language),
    language,
    columns: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,
    out(line) {
      if (json) return;
      wipeProgress();
      stdout.write(`${line}\n`);
    },
    err(line) {
      wipeProgress();
      stderr.write(`${line}\n`);
    },
    data(result) {
      if (json) stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    },
    progress(text) {
      if (!json) showProgress(text);
    },
    paint: (style, text) => (showsColours() ? styleText(style, text) : text),
  };
}

/** https://no-color.org and its opposite; else where a person looks on. */
function showsColours(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return !NO_COLOR && TERM !== "dumb" && process.stdout.isTTY && process.stderr.isTTY;
}

/** `vi` from `LANG=vi_VN.UTF-8`. */
export function environmentLanguage(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || "en";
  return locale.split(/[.@]/)[0]?.replaceAll("_", "-") ?? "en";
}
