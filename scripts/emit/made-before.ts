import { createHash } from "node:crypto";
import { isRecord } from "../load/json.js";
import type { GeneratedFile } from "./generated-file.js";

/** A file that is still to be made, and all that it is made from. */
export interface Output {
  readonly path: string;
  readonly part: unknown;
  make(): GeneratedFile | Promise<GeneratedFile>;
}

/**
 * What is made of `part` of a contract. `emit` is given that and nothing else, so that whatever another part says, the file
 * is the same.
 */
export function outputOf<Part>(
  path: string,
  part: Part,
  emit: (part: Part) => GeneratedFile | Promise<GeneratedFile>,
): Output {
  return { path, part, make: () => emit(part) };
}

export async function makeAll(outputs: readonly Output[]): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = [];
  for (const output of outputs) files.push(await output.make());
  return files;
}

/** A file, and a print of what it was made from. */
export interface Made {
  readonly print: string;
  readonly file: GeneratedFile;
}

/** The files of the last time: one is made again only where what it is made from has changed. */
export class MadeBefore {
  #known: ReadonlyMap<string, Made>;
  #made = 0;

  /** @param known by path; those that an earlier process made. */
  constructor(known: ReadonlyMap<string, Made> = new Map()) {
    this.#known = known;
  }

  /** How many files had to be made the last time. */
  get made(): number {
    return this.#made;
  }

  /** Of how many. */
  get count(): number {
    return this.#known.size;
  }

  /** The files of the last time by their paths. */
  get known(): ReadonlyMap<string, Made> {
    return this.#known;
  }

  async filesOf(outputs: readonly Output[]): Promise<GeneratedFile[]> {
    const before = this.#known;
    const now = new Map<string, Made>();
    this.#known = now;
    this.#made = 0;
    for (const output of outputs) {
      const print = fingerprint(output.part);
      const known = before.get(output.path);
      const isSame = known?.print === print;
      now.set(output.path, isSame ? known : { print, file: await output.make() });
      if (!isSame) this.#made++;
    }
    return [...now.values()].map(({ file }) => file);
  }
}

/** Many outputs have large parts in common, such as the description. */
const prints = new WeakMap<object, string>();

/** Spares looking at all of `value`: whatever has the same `print` is the same. */
export function knowPrint(value: object, print: string): void {
  prints.set(value, print);
}

/** The same for two values only where no emitter could tell them apart: not even by the order of their keys. */
function fingerprint(part: unknown): string {
  if (!isRecord(part)) return printOf(part);
  return printOf(Object.entries(part).map(([key, value]) => [key, knownPrint(value)]));
}

function knownPrint(value: unknown): string {
  if (typeof value !== "object" || value === null) return printOf(value);
  const print = prints.get(value) ?? printOf(value);
  prints.set(value, print);
  return print;
}

function printOf(value: unknown): string {
  const hash = createHash("sha256");
  let pending = "";
  // Few large pieces cost least; a whole description as one text would cost much memory.
  writeText(value, (piece) => {
    pending += piece;
    if (pending.length < 100_000) return;
    hash.update(pending);
    pending = "";
  });
  return hash.update(pending).digest("base64");
}

/** Unlike JSON, tells apart all that YAML and a contract may hold. */
function writeText(value: unknown, put: (piece: string) => void): void {
  put(headOf(value));
  for (const item of itemsOf(value)) {
    writeText(item, put);
    put(",");
  }
  put(";");
}

function headOf(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (value instanceof Map) return "Map";
  return Array.isArray(value) ? "[" : isRecord(value) ? "{" : String(value);
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value];
  return isRecord(value) ? Object.entries(value) : [];
}
