import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applySite, diffSite } from "../../scripts/commands/site-folder.js";
import type { SiteFile } from "../../scripts/site/site.js";
import { seededRandom } from "../bench/random.js";
import { killAfter, killWhileWriting, replay, seed, timeOf } from "../write/kills.js";
import { buildWriter, startWriter } from "../write/writer-process.js";
import { filesIn, folderWith, maloi, project } from "./maloi.js";

/*
 * `docs` is killed at random moments, while the site of one contract takes the place of another's in a folder that holds files
 * of others too. Most kills hit what it does last, alone in a process of its own; a few the whole command. How each file is
 * written is the business of `test/write/kill.test.ts`; here it is whose files they are.
 */
const kills = { writer: 20, command: 2 } as const;
const timeout = 120_000;

type Bytes = Readonly<Record<string, string>>;
interface Version {
  /** The folder whose `generated/` it is made of. */
  readonly root: string;
  readonly output: Bytes;
  readonly files: readonly SiteFile[];
  /** The same as a file for the writer. */
  readonly list: string;
}

/** Beside the site, within its folders, and in folders that it has not. */
const foreign: Bytes = {
  CNAME: "docs.example.com",
  "en/mine.html": "mine",
  "en/errors/mine.txt": "mine too",
  ".well-known/security.txt": "Contact: mailto:security@example.com",
};

const folders: string[] = [];
let program: string;
let versions: readonly [Version, Version];

async function versionOf(name: string, list: string): Promise<Version> {
  const root = await folderWith({});
  folders.push(root);
  await cp(join(project, "test", "foreign", name, "generated"), join(root, "generated"), { recursive: true });
  expect(await maloi(["docs"], root)).toMatchObject({ code: 0, err: "" });
  const output = await filesIn(join(root, "dist", "docs"));
  const files = Object.entries(output)
    .filter(([path]) => path !== ".maloi-docs")
    .map(([path, content]) => ({ path, content }));
  await writeFile(list, JSON.stringify(files));
  return { root, output, files, list };
}

async function newFolder(): Promise<string> {
  const root = await folderWith({});
  folders.push(root);
  return join(root, "public");
}

async function putForeign(folder: string): Promise<void> {
  for (const [path, content] of Object.entries(foreign)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

beforeAll(async () => {
  program = await buildWriter(new URL("site-writer.ts", import.meta.url));
  const [first = "", second = ""] = ["petshop", "ledger"].map((name) => join(dirname(program), name));
  versions = await Promise.all([versionOf("petshop", first), versionOf("ledger", second)]);
}, timeout);
afterAll(async () => {
  for (const folder of [...folders, dirname(program)]) await rm(folder, { recursive: true, force: true });
});

/** All of the others' files are as they were; each other one is that of the site before or of the one that was being written. */
async function expectWhole(folder: string, was: Bytes, shall: Bytes, moment: string): Promise<Bytes> {
  const found = await filesIn(folder);
  expect(found, moment).toMatchObject(foreign);
  const strange = Object.entries(found).filter(
    ([path, bytes]) => ![was[path], shall[path], foreign[path]].includes(bytes),
  );
  expect(
    strange.map(([path]) => path),
    moment,
  ).toEqual([]);
  return found;
}

describe(`docs, killed (${replay})`, () => {
  it(`is mended by the next, ${kills.writer} times while it writes`, { timeout }, async () => {
    const random = seededRandom(seed);
    const folder = await newFolder();
    const durations: number[] = [];
    for (const { list } of [...versions, ...versions]) durations.push(await timeOf(program, folder, list));
    const usual = Math.max(...durations);
    await rm(folder, { recursive: true });
    const tally = { untouched: 0, mixed: 0, done: 0 };
    let was: Bytes = {};
    for (let index = 0; index < kills.writer; index++) {
      // Now and then, there is no site yet.
      if (random() < 0.3) {
        await rm(folder, { recursive: true, force: true });
        was = {};
      }
      await putForeign(folder);
      const [target, other] = index % 2 === 0 ? versions : [versions[1], versions[0]];
      const delay = random() * usual;
      const moment = `by kill ${index} after ${delay.toFixed(2)} ms; ${replay}`;
      const writer = await startWriter(program, folder, target.list);
      await killAfter(writer, delay);

      const found = await expectWhole(folder, was, target.output, moment);
      const [left, made] = [target.output, was].map(
        (site) => differing(found, { ...site, ...foreign }).length,
      );
      tally[left === 0 ? "done" : made === 0 ? "untouched" : "mixed"]++;

      // The site that was being written, or another one altogether.
      const next = random() < 0.7 ? target : other;
      const diff = await diffSite(folder, next.files);
      expect(diff.inTheWay, moment).toEqual([]);
      await applySite(diff);
      expect(differing(await filesIn(folder), { ...next.output, ...foreign }), moment).toEqual([]);
      expect(await readdir(dirname(folder)), moment).toEqual(["public"]);
      was = next.output;
    }
    // Were they all too early or too late, nothing would have been tried.
    expect(tally.mixed, JSON.stringify(tally)).toBeGreaterThan(1);
  });

  it(`is mended by the next as a command, ${kills.command} times`, { timeout }, async () => {
    const random = seededRandom(seed + 1);
    const folder = await newFolder();
    let was: Bytes = {};
    for (let index = 0; index < kills.command; index++) {
      await putForeign(folder);
      const { root, output } = versions[index % 2 === 0 ? 0 : 1];
      const share = random();
      const moment = `by kill ${index} at ${share.toFixed(3)} of its writing; ${replay}`;
      await killWhileWriting(["docs", "--out", folder], root, dirname(folder), share * 100);
      await expectWhole(folder, was, output, moment);
      expect(await maloi(["docs", "--out", folder], root), moment).toMatchObject({ code: 0, err: "" });
      expect(differing(await filesIn(folder), { ...output, ...foreign }), moment).toEqual([]);
      expect(await readdir(dirname(folder)), moment).toEqual(["public"]);
      was = output;
    }
  });
});

/** The files that only one has, or both with another content. Their contents would fill pages. */
function differing(one: Bytes, other: Bytes): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]);
}
