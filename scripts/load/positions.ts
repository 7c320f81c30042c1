/** The way to a value: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

export type Range = readonly [start: number, end: number];

/** What stands at a path. */
export interface Found {
  /** Of the key that leads there, where it is in a map. */
  readonly key?: Range;
  /** Of the value, where anything is written of it. */
  readonly value?: Range;
  /** A scalar as it is written. */
  readonly written?: string;
  /** The keys of a map, in the file's order. */
  readonly keys?: readonly string[];
}

/** Knows where in a file things stand. */
export interface Positions {
  find(path: Path): Found | undefined;
}
