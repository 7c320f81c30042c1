import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Problem } from "../../scripts/load/problem.js";

/** The sentences of one language, by the way to each: `problems.file.message_missing`. */
export type Sentences = ReadonlyMap<string, string>;

/** The command line's sentences by language. */
export const interfaces = sentencesIn("ui");

/** The same of what is published. */
export const documents = sentencesIn("documents");

function sentencesIn(name: string): ReadonlyMap<string, Sentences> {
  const folder = new URL(`../../locales/${name}/`, import.meta.url);
  return new Map(
    readdirSync(folder).map((file) => {
      const value: unknown = parse(readFileSync(new URL(file, folder), "utf8"));
      return [file.replace(/\.yaml$/, ""), new Map(flat(value))];
    }),
  );
}

function flat(value: unknown, path = ""): [string, string][] {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}

export function placeholdersOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ""))].sort();
}

/** Throws where some language lacks words for `problem`, or has words that mention what the problem does not know. */
export function assertSaid({ rule, variant, values = {} }: Problem): void {
  for (const [language, sentences] of interfaces) {
    for (const part of ["message", "fix"]) {
      const key = `problems.${rule}.${part}${variant === undefined ? "" : `_${variant}`}`;
      const sentence = sentences.get(key);
      if (sentence === undefined) throw new Error(`${language} lacks ${key}`);
      const unknown = placeholdersOf(sentence).filter((name) => !Object.hasOwn(values, name));
      if (unknown.length > 0) throw new Error(`${language}: ${key} mentions ${unknown}`);
    }
    const expected = values["expected"];
    if (typeof expected !== "string" || !/^\w+$/.test(expected)) continue;
    const phrase = `expected.${expected.toLowerCase()}`;
    if (!sentences.has(phrase)) throw new Error(`${language} lacks ${phrase}`);
  }
}
