import type { ReadFile, ReadMistake } from "./translation-unit.js";

/** Where something stands in a translator's file; counted from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export function mistakeAt(
  mistake: string,
  { line, column }: Spot,
  values?: ReadMistake["values"],
): ReadMistake {
  return { mistake, line, column, ...(values && { values }) };
}

/** Whether a file was read at all. */
export function isRead(read: ReadFile | readonly ReadMistake[]): read is ReadFile {
  return "units" in read;
}
