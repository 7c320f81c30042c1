import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { appendFile, cp, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printOf } from "../../scripts/commands/sealed-file.js";
import { emitAll } from "../../scripts/emit/index.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { catalog, en, glossary, minimal, openapi, vi } from "../model/minimal-contract.js";
import { bundleCli } from "../support/bundled-cli.js";
import { environmentWith, filesIn, folderWith, project } from "./maloi.js";

/*
 * What `maloi generate` remembers of its last run saves work and changes nothing: whatever happens in between, what is written
 * is what a run without a memory would have written. Only a built program remembers anything.
 */

const built = mkdtempSync(join(project, ".maloi-built-"));
const roots: string[] = [];
let cli: string;
/** The minimal contract in a project of its own, which has been generated and is remembered. */
let original: string;

beforeAll(async () => {
  cli = await bundleCli(built);
  original = await remembered(minimal);
});
afterAll(async () => {
  for (const folder of [built, ...roots]) await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What of the program was loaded: the compiler, the linter, what makes files. */
  readonly loaded: readonly string[];
}

async function run(root: string, ...args: readonly string[]): Promise<Run> {
  const coverage = mkdtempSync(join(tmpdir(), "maloi-loaded-"));
  const env = environmentWith({ NODE_V8_COVERAGE: coverage });
  const child = spawn(process.execPath, [cli, "generate", "--root", root, "--lang", "en", ...args], { env });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    said.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    said.err += String(chunk);
  });
  const [code] = await once(child, "close");
  const [report = ""] = readdirSync(coverage);
  const { result }: { result: { url: string }[] } = JSON.parse(readFileSync(join(coverage, report), "utf8"));
  await rm(coverage, { recursive: true });
  const parts = { "/typescript.js": "compiler", "/openapi-source-": "linter", "/generate-anew-": "maker" };
  const loaded = Object.entries(parts).filter(([part]) => result.some(({ url }) => url.includes(part)));
  return { code, ...said, loaded: loaded.map(([, name]) => name) };
}

async function remembered(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await realpath(await folderWith({ ...files, "node_modules/.keep": "" }));
  roots.push(root);
  expect(await run(root)).toMatchObject({ code: 0, loaded: ["compiler", "linter", "maker"] });
  return root;
}

/** Another one of `original`, and of what is remembered of it. */
async function another(): Promise<string> {
  const root = await realpath(await folderWith({}));
  roots.push(root);
  await cp(original, root, { recursive: true });
  const folder = join(root, memories);
  await rename(join(folder, printOf(original)), join(folder, printOf(root)));
  return root;
}

const memories = "node_modules/.cache/maloi";
const memoryOf = (root: string): string => join(root, memories, printOf(root));
const lastRunOf = (root: string): string => join(memoryOf(root), "last-run");
const readingsOf = (root: string): string => join(memoryOf(root), "readings");

/** What is in `generated/`, and what comes of the sources without any memory. */
async function writtenAndFresh(root: string): Promise<[object, object]> {
  const { contract } = buildContract(await loadSources(root));
  const fresh = contract ? await emitAll(contract, documentWordsFor) : [];
  const written = await filesIn(join(root, "generated"));
  return [written, Object.fromEntries(fresh.map(({ path, content }) => [path, content]))];
}

const edit = async (file: string, from: string, to: string): Promise<void> => {
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
};

describe("what generate remembers", () => {
  it("spares it everything where nothing has changed, but for saying its warnings", async () => {
    const root = await remembered({ ...minimal, [glossary]: "concepts: { x: { fr: { term: a } } }\n" });
    const before = await filesIn(root);
    expect(Object.keys(before)).toContain("locales/translations/en.json");
    const [warned, same] = [await run(root, "--check"), await run(root)];
    expect(warned.err).toContain("warning[glossary]");
    expect(same).toEqual({ ...warned, loaded: [] });
    expect(JSON.parse((await run(root, "--json")).out)).toEqual({ missing: [], stale: [], orphaned: [] });
    expect(await filesIn(root)).toEqual(before);
  });

  it("spares it the compiler and the linter where only texts have changed, and what it writes itself is no change", async () => {
    const root = await another();
    await edit(join(root, en), "Too fast", "Much too fast");
    const { code, out, loaded } = await run(root);
    expect([code, loaded]).toEqual([0, ["maker"]]);
    expect(out).toMatch(/changed {2}generated\/locales\/en\.ts/);
    expect((await run(root)).loaded).toEqual([]);
    const [written, fresh] = await writtenAndFresh(root);
    expect(written).toEqual(fresh);
  });

  it("is never asked by --check, however whole it is", async () => {
    const root = await another();
    expect(await run(root, "--check")).toMatchObject({ code: 0, loaded: ["compiler", "linter", "maker"] });
    await appendFile(join(root, "generated/codes.ts"), "// by hand\n");
    const memory = await readFile(lastRunOf(root), "utf8");
    const { code, err } = await run(root, "--check");
    expect([code, err]).toEqual([1, expect.stringContaining("stale  generated/codes.ts")]);
    expect(await readFile(lastRunOf(root), "utf8")).toBe(memory);
  });

  it.each<[what: string, change: (root: string) => Promise<unknown>, said: RegExp]>([
    [
      "an output was edited",
      (root) => appendFile(join(root, "generated/openapi-types.ts"), "//\n"),
      /^changed {2}generated\/openapi-types\.ts\n1 file/,
    ],
    [
      "an output was removed",
      (root) => rm(join(root, "generated/docs/vi/errors.md")),
      /^new {2}generated\/docs\/vi\/errors\.md\n1 file/,
    ],
    [
      "all of them were",
      (root) => rm(join(root, "generated"), { recursive: true }),
      /^new (?:.|\n)*20 files/,
    ],
    [
      "a file was added to them",
      (root) => writeFile(join(root, "generated/mine.ts"), ""),
      /^removed {2}generated\/mine\.ts\n/,
    ],
    [
      "one took another's place",
      (root) => cp(join(root, "generated/errors.ts"), join(root, "generated/codes.ts")),
      /^changed {2}generated\/codes\.ts\n1 file/,
    ],
    [
      "a fact was",
      (root) => edit(join(root, catalog), "retry: never", "retry: never\n    billed: true"),
      /changed {2}generated\/errors\.ts/,
    ],
    [
      "the description was",
      (root) => edit(join(root, openapi), "Minimal API", "Small API"),
      /changed {2}generated\/openapi\.yaml/,
    ],
    [
      "a heading was",
      (root) => edit(join(root, vi), "title: Mã lỗi", "title: Các mã lỗi"),
      /changed {2}generated\/docs\/vi\/errors\.md/,
    ],
    [
      "a language came",
      (root) => cp(join(root, en), join(root, "locales/fr.yaml")),
      /new {2}generated\/locales\/fr\.ts/,
    ],
    [
      "its memory was cut off",
      async (root) => edit(lastRunOf(root), "outputs", "out"),
      /^generated\/ is up to date/,
    ],
    ["its memory was replaced", (root) => writeFile(lastRunOf(root), "{}\n{}"), /^generated\/ is up to date/],
    ["its memory was emptied", (root) => writeFile(lastRunOf(root), ""), /^generated\/ is up to date/],
    [
      "folders took its memory's place",
      async (root) => {
        for (const file of [lastRunOf(root), readingsOf(root)]) {
          await rm(file);
          await mkdir(file);
        }
      },
      /^generated\/ is up to date/,
    ],
    [
      "what it knows of a text was edited",
      async (root) => {
        await edit(readingsOf(root), "Too fast", "Not so");
        await edit(join(root, en), "Wait.", "Wait a little.");
      },
      /changed {2}generated\/locales\/en\.ts/,
    ],
    [
      "it knows a text as another one",
      async (root) => {
        const [one, other] = [en, vi].map(async (file) => printOf(await readFile(join(root, file))));
        await edit(readingsOf(root), (await one) ?? "", (await other) ?? "");
        await edit(join(root, openapi), "Minimal API", "Small API");
      },
      /changed {2}generated\/openapi\.yaml/,
    ],
  ])("does not mislead it where %s", async (_, change, said) => {
    const root = await another();
    await change(root);
    const { code, out, loaded } = await run(root);
    expect([code, loaded.includes("maker")]).toEqual([0, true]);
    expect(out).toMatch(said);
    const [written, fresh] = await writtenAndFresh(root);
    expect(written).toEqual(fresh);
  });

  it("does not mislead it where what the description refers to was edited", async () => {
    const response = '"200": { description: Sent. }';
    const referring = (minimal[openapi] ?? "").replace(
      response,
      '"200": { $ref: ../common/answers.yaml#/sent }',
    );
    const answers = "common/answers.yaml";
    const root = await remembered({
      ...minimal,
      [openapi]: referring,
      [answers]: "sent: { description: Sent. }\n",
    });
    expect((await run(root)).loaded).toEqual([]);
    await edit(join(root, en), "Too fast", "Much too fast");
    const { out, loaded } = await run(root);
    expect([out, loaded]).toEqual([expect.stringContaining("generated/locales/en.ts"), ["maker"]]);
    const [kept, wanted] = await writtenAndFresh(root);
    expect(kept).toEqual(wanted);
    await rm(readingsOf(root));
    await edit(join(root, en), "Much too fast", "Too often");
    expect((await run(root)).loaded).toEqual(["linter", "maker"]);
    expect((await run(root, "--check")).code).toBe(0);
    await edit(join(root, answers), "Sent.", "Gone.");
    expect((await run(root)).out).toMatch(/changed {2}generated\/openapi\.yaml/);
    const [written, fresh] = await writtenAndFresh(root);
    expect(written).toEqual(fresh);
  });

  it.each<[file: string, from: string, to: string, rule: string]>([
    [catalog, "retry: never", "retry: sometimes", "schema"],
    [openapi, "info: { title: Minimal API, version: 1.0.0 }", "info: { version: 1.0.0 }", "openapi"],
  ])("does not keep a mistake in %s from being told", async (file, from, to, rule) => {
    const root = await another();
    const before = await filesIn(root);
    await edit(join(root, file), from, to);
    expect(await run(root)).toMatchObject({ code: 1, err: expect.stringContaining(`error[${rule}]`) });
    await edit(join(root, file), to, from);
    expect(await run(root)).toMatchObject({ code: 0, loaded: [] });
    expect(await filesIn(root)).toEqual(before);
  });

  it("is that of one program, and of one root", async () => {
    const root = await another();
    const inner = join(root, "inner");
    for (const folder of ["spec", "locales"])
      await cp(join(root, folder), join(inner, folder), { recursive: true });
    expect(await run(inner)).toMatchObject({ code: 0, loaded: ["compiler", "linter", "maker"] });
    expect(readdirSync(join(root, memories))).toHaveLength(2);
    expect((await run(root)).loaded).toEqual([]);
    const program = await readFile(cli);
    await appendFile(cli, "\n// another version\n");
    expect((await run(root)).loaded).toEqual(["compiler", "linter", "maker"]);
    expect((await run(root)).loaded).toEqual([]);
    await writeFile(cli, program);
  });

  it("is whole after several runs at once", async () => {
    const root = await another();
    await edit(join(root, en), "Too fast", "Much too fast");
    const runs = await Promise.all(Array.from({ length: 4 }, () => run(root)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(readdirSync(memoryOf(root)).sort()).toEqual(["last-run", "readings"]);
    expect((await run(root)).out).toMatch(/up to date/);
    const [written, fresh] = await writtenAndFresh(root);
    expect(written).toEqual(fresh);
  });
});
