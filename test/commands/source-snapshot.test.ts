import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SourceSnapshot } from "../../scripts/commands/source-snapshot.js";
import { recordsFolder, sourceFolders } from "../../scripts/load/source-folders.js";
import { readText } from "../../scripts/load/text-source.js";
import { en, glossary, minimal, vi } from "../model/minimal-contract.js";
import { folderWith } from "./maloi.js";

let root: string;
beforeEach(async () => {
  root = await folderWith({ ...minimal, "common/answers.yaml": "a: 1\n", "README.md": "" });
});
afterEach(() => rm(root, { recursive: true }));

const take = () => SourceSnapshot.of(root, [...sourceFolders, recordsFolder]);
const stateNow = async (referenced: readonly string[] = []) => (await take()).state(referenced);
const write = (file: string, content: string | Uint8Array) => writeFile(join(root, file), content);

describe("the sources at one moment", () => {
  it.each<[what: string, change: () => Promise<unknown>]>([
    ["a text was edited", () => write(en, `${minimal[en]}\n`)],
    ["a byte was lost", () => write(vi, Buffer.from(minimal[vi] ?? "", "latin1"))],
    ["a text was removed", () => rm(join(root, en))],
    ["a language came", () => write("locales/fr.yaml", "")],
    ["a glossary came", () => write(glossary, "")],
    ["a file took a folder's place", () => write("locales/openapi", "")],
    ["what is referred to was edited", () => write("common/answers.yaml", "a: 2\n")],
    ["what is referred to was removed", () => rm(join(root, "common/answers.yaml"))],
    [
      "two texts took each other's place",
      async () => {
        await write(en, minimal[vi] ?? "");
        await write(vi, minimal[en] ?? "");
      },
    ],
  ])("are others where %s", async (_, change) => {
    const before = await stateNow(["common/answers.yaml"]);
    expect(await stateNow(["common/answers.yaml"])).toBe(before);
    await change();
    expect(await stateNow(["common/answers.yaml"])).not.toBe(before);
  });

  it("are the same whatever else is there", async () => {
    const before = await stateNow();
    await write("README.md", "more");
    await write("locales/notes.md", "more");
    await mkdir(join(root, "generated"));
    expect(await stateNow()).toBe(before);
  });

  it.each<[what: string, content: string | Uint8Array]>([
    ["text", "a: ă 👍\n"],
    ["text with a mark of its order", "\uFEFFa: ă\n"],
    ["no text", Uint8Array.of(0x61, 0xff, 0x0a)],
  ])("are read once, as they are without: %s", async (_, content) => {
    await write(en, content);
    const snapshot = await take();
    const state = await snapshot.state([]);
    await write(en, "another");
    const later = await readText(root, en);
    await write(en, content);
    const want = await readText(root, en);
    await write(en, "another");
    expect([await snapshot.text(en), later]).toEqual([want, "another"]);
    expect([await snapshot.state([]), snapshot.isTorn]).toEqual([state, false]);
  });

  it("are torn where a file is read twice and is not the same", async () => {
    const snapshot = await take();
    expect(await snapshot.text(en)).toBe(minimal[en]);
    expect([await snapshot.text(en), snapshot.isTorn]).toEqual([minimal[en], false]);
    await write(en, "another");
    expect([await snapshot.text(en), snapshot.isTorn]).toEqual(["another", true]);
  });

  it("are those that the next run finds, with what was written in between", async () => {
    const snapshot = await take();
    const before = await snapshot.state([]);
    const record = `${recordsFolder}/en.json`;
    await mkdir(join(root, recordsFolder));
    await write(record, "{}\n");
    snapshot.noteWritten(record, "{}\n");
    expect(await snapshot.state([])).toBe(await stateNow());
    expect(await stateNow()).not.toBe(before);
  });

  it("are not those that the next run finds where somebody edited one that was read", async () => {
    const snapshot = await take();
    await snapshot.text(en);
    await write(en, "another");
    expect(await snapshot.state([])).not.toBe(await stateNow());
  });
});
