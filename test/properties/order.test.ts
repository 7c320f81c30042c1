import { rm } from "node:fs/promises";
import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { isError } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { folderWith } from "../commands/maloi.js";
import { outputsOf } from "../emit/hostile-contract.js";
import { type Files, inOneLine } from "../model/minimal-contract.js";
import { filesOf, type Source, source, style } from "./sources.js";

/* Systems list the files of a folder in whatever order they like. */

let reorder = (names: readonly string[]): readonly string[] => names;
const listed: string[][] = [];
afterEach(() => {
  reorder = (names) => names;
});

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const readdir = async (folder: string) => {
    const names = [...reorder((await real.readdir(folder)).sort())];
    listed.push(names);
    return names;
  };
  return { ...real, readdir };
});

async function generate(files: Files): Promise<ReadonlyMap<string, string>> {
  const root = await folderWith(files);
  const { contract, problems } = buildContract(await loadSources(root));
  await rm(root, { recursive: true });
  if (!contract) throw new Error(problems.filter(isError).map(inOneLine).join("\n"));
  return outputsOf(contract);
}

const domains = fc.array(fc.nat(3), { minLength: 6, maxLength: 6 });
const few = { numRuns: 6, interruptAfterTimeLimit: 30_000 };

it("whatever order the files are listed in, the bytes are the same", async () => {
  const property = fc.asyncProperty(
    source,
    style,
    domains,
    fc.infiniteStream(fc.nat()),
    async (given, how, where, keys) => {
      const files = filesOf(given, how, where);
      const want = await generate(files);
      for (const order of [reversed, shuffled(keys)]) {
        reorder = order;
        listed.length = 0;
        expect(await generate(files)).toEqual(want);
        // There are two locales at least, so it was another order.
        const isReordered = listed.some((names) => names.join() !== [...names].sort().join());
        expect(isReordered || order !== reversed).toBe(true);
      }
    },
  );
  await fc.assert(property, few);
}, 60_000);

function reversed(names: readonly string[]): readonly string[] {
  return [...names].reverse();
}

function shuffled(keys: Iterator<number>) {
  return (names: readonly string[]) =>
    names
      .map((name) => ({ name, key: keys.next().value ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ name }) => name);
}

/** The codes, without the order in which they stand and the files that they are in. */
function factsIn(outputs: ReadonlyMap<string, string>): object {
  const { $comment: _, errors, operations, ...rest } = JSON.parse(outputs.get("catalog.json") ?? "");
  const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
  const called = operations.map(({ codes, ...one }: { codes: string[] }) => ({
    ...one,
    codes: codes.sort(),
  }));
  return { ...rest, errors: errors.sort(byCode), operations: called };
}

const codesIn = (outputs: ReadonlyMap<string, string>): string[] =>
  JSON.parse(outputs.get("catalog.json") ?? "").errors.map(({ code }: { code: string }) => code);

/** In the order of the files, and within a file in its own. */
function inOrder({ errors }: Source, where: readonly number[], files: readonly number[]): string[] {
  const codes = Object.keys(errors);
  return files.flatMap((file) => codes.filter((_, index) => (where[index] ?? 0) === file));
}

it("other names of domains put the codes into another order, and change nothing else", async () => {
  const property = fc.asyncProperty(source, style, domains, async (given, how, where) => {
    const before = await generate(filesOf(given, how, where, ["a", "b", "c"]));
    const after = await generate(filesOf(given, how, where, ["z", "b", "a"]));
    expect(factsIn(after)).toEqual(factsIn(before));
    expect(codesIn(before)).toEqual(inOrder(given, where, [0, 1, 2, 3]));
    expect(codesIn(after)).toEqual(inOrder(given, where, [0, 3, 2, 1]));
    expect([...after.keys()]).toEqual([...before.keys()]);
  });
  await fc.assert(property, few);
}, 60_000);
