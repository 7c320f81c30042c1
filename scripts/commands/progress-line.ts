import { width } from "../words/text-width.js";
import { beforeStop } from "./interrupts.js";

/** Where a progress line is shown. */
interface Screen {
  /** 0 where it does not know. */
  readonly columns: number;
  write(text: string): unknown;
}

/** A line that says what is being done just now, and leaves no trace. */
export interface ProgressLine {
  /** In place of what was shown before. */
  show(text: string): void;
  wipe(): void;
}

const usualColumns = 80;

export function createProgressLine(screen: Screen): ProgressLine {
  let isShown = false;
  const wipe = () => {
    if (isShown) screen.write("\r\u001B[K");
    isShown = false;
  };
  return {
    show(text) {
      wipe();
      screen.write(cut(text, (screen.columns || usualColumns) - 1));
      isShown = true;
    },
    wipe,
  };
}

/** Only a line that is not wrapped can be wiped. */
function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let line = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (width(line + segment) >= columns) break;
    line += segment;
  }
  return `${line}…`;
}

let ours: ProgressLine | undefined;

/** The one of this program; there is none before something is shown, and nothing but a terminal shows it. */
export function showProgress(text: string): void {
  const { stderr } = process;
  if (!stderr.isTTY || process.env["TERM"] === "dumb") return;
  if (!ours) {
    ours = createProgressLine(stderr);
    beforeStop(wipeProgress);
    process.once("exit", wipeProgress);
  }
  ours.show(text);
}

/** Before anything else is written: a command may fail at any moment. */
export function wipeProgress(): void {
  ours?.wipe();
}
