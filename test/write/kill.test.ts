import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GeneratedFile } from "../../scripts/emit/generated-file.js";
import { applyDiff } from "../../scripts/write/apply.js";
import { diffFolder } from "../../scripts/write/diff.js";
import { seededRandom } from "../bench/random.js";
import { filesIn, folderWith, maloi } from "../commands/maloi.js";
import { edited, en, type Files, minimal, openapi } from "../model/minimal-contract.js";
import { killAfter, killAt, killWhileWriting, replay, seed, timeOf, workshops } from "./kills.js";
import { buildWriter, startWriter } from "./writer-process.js";

/*
 * `generate` is killed at 200 random moments. Most of a run is spent on starting up and reading, when there is nothing to
 * tear; so 16 kills hit the whole command, half of them at any moment, half of them from when it is seen to begin to
 * write, and 184 hit what it does last, alone in a process of its own (`writer.ts`): comparing, writing and removing. The
 * files are those of a contract in a dozen languages, so that this takes long enough to be hit anywhere. More would only
 * take longer: the moments are random to the microsecond.
 */
const kills = { anywhere: 8, whileWriting: 8, writer: 184 } as const;

// Alone on two cores, a sixth of this.
const timeout = 300_000;

type Bytes = Readonly<Record<string, string>>;
interface Version {
  readonly sources: Files;
  /** What is to be in `generated/`. */
  readonly output: Bytes;
  readonly files: readonly GeneratedFile[];
  /** The same as a file for the writer. */
  readonly list: string;
  readonly records: Bytes;
}

const inMany = (tags: readonly string[], files: Files): Files => ({
  ...files,
  ...Object.fromEntries(tags.map((tag) => [`locales/${tag}.yaml`, files[en] ?? ""])),
});
const tags = "ar cs de fi hi ja ko nl pl sv".split(" ");
const before = inMany(tags.slice(1), minimal);
// Nearly every file changes; those of a language come, those of another one go.
const after = inMany(
  tags.slice(0, -1),
  edited([
    [en, "Error codes", "All error codes"],
    [en, "Wait.", "Wait a little."],
    [openapi, "version: 1.0.0", "version: 1.1.0"],
  ]),
);

const folders: string[] = [];
const newFolder = async (files: Files): Promise<string> => {
  const folder = await folderWith(files);
  folders.push(folder);
  return folder;
};

async function versionOf(sources: Files, list: string): Promise<Version> {
  const root = await newFolder(sources);
  expect(await maloi(["generate"], root)).toMatchObject({ code: 0, err: "" });
  const output = await filesIn(join(root, "generated"));
  const files = Object.entries(output).map(([path, content]) => ({ path, content }));
  const records = await filesIn(join(root, "locales", "translations"));
  await writeFile(list, JSON.stringify(files));
  return { sources, output, files, records, list };
}

let old: Version;
let next: Version;
let program: string;
beforeAll(async () => {
  program = await buildWriter();
  const [first, second] = ["old", "next"].map((name) => join(dirname(program), `${name}.json`));
  old = await versionOf(before, first ?? "");
  next = await versionOf(after, second ?? "");
});
afterAll(async () => {
  for (const folder of [...folders, dirname(program)]) await rm(folder, { recursive: true, force: true });
});

/** What `--check` has to say of `found`, when it should be `want`. */
function changes(found: Bytes, want: Bytes): string[] {
  const of = (paths: string[], kind: string) => paths.sort().map((path) => `${kind}  generated/${path}`);
  return [
    ...of(
      Object.keys(want).filter((path) => found[path] === undefined),
      "missing",
    ),
    ...of(
      Object.keys(want).filter((path) => found[path] !== undefined && found[path] !== want[path]),
      "stale",
    ),
    ...of(
      Object.keys(found).filter((path) => want[path] === undefined),
      "orphaned",
    ),
  ];
}

/** The same of what is remembered of translations. */
async function recordChanges(root: string, { records }: Version): Promise<string[]> {
  const found = await filesIn(join(root, "locales", "translations")).catch((): Bytes => ({}));
  const changed = Object.entries(records).filter(([path, text]) => found[path] !== text);
  // The file that all languages share comes last.
  const last = "source-texts.json";
  const paths = changed
    .map(([path]) => path)
    .sort((one, other) => Number(one === last) - Number(other === last));
  return paths.map((path) => `stale  locales/translations/${path}`);
}

/** What is in `folder` is, file by file, what was or what shall be; what is in both was never gone. */
async function expectWhole(folder: string, was: Bytes, shall: Bytes, moment: string): Promise<Bytes> {
  const found = await filesIn(folder).catch(() => ({}));
  const torn = Object.entries(found).filter(([path, bytes]) => bytes !== was[path] && bytes !== shall[path]);
  expect(
    torn.map(([path, bytes]) => `${path}: ${bytes.length}`),
    `torn ${moment}`,
  ).toEqual([]);
  const lost = Object.keys(was).filter((path) => path in shall && !(path in found));
  expect(lost, `lost ${moment}`).toEqual([]);
  return found;
}

/** What is beside the output after a kill is the workshop of whom was killed, or nothing. */
async function expectNothingElse(
  root: string,
  known: readonly string[],
  pid: number,
  moment: string,
): Promise<void> {
  const names = await readdir(root);
  expect(
    names.filter((name) => !known.includes(name)),
    `beside generated/ ${moment}`,
  ).toEqual(workshops(names, pid));
}

/** The output and its folders, without any empty one. */
async function expectClean(
  root: string,
  known: readonly string[],
  want: Bytes,
  moment: string,
): Promise<void> {
  expect((await readdir(root)).sort(), `beside generated/ after ${moment}`).toEqual([...known].sort());
  expect(await filesIn(join(root, "generated")), `mended after ${moment}`).toEqual(want);
  const entries = await readdir(join(root, "generated"), { recursive: true, withFileTypes: true });
  const inUse = new Set(Object.keys(want).flatMap((path) => parents(path)));
  const found = entries.filter((entry) => entry.isDirectory()).length;
  expect(found, `folders after ${moment}`).toBe(inUse.size);
}

const parents = (path: string): string[] =>
  path
    .split("/")
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join("/"));

// Side by side, for each of them has its own processes to wait for.
describe.concurrent(`generate, killed (${replay})`, () => {
  it("writes enough for its writing to be hit", () => {
    expect(changes(old.output, next.output).length).toBeGreaterThan(35);
    expect(changes(old.output, next.output)).toContain("orphaned  generated/docs/sv/errors.md");
    expect(changes(old.output, next.output)).toContain("missing  generated/docs/ar/errors.md");
  });

  it(`leaves every file whole, ${kills.writer} times while it writes`, { timeout }, async () => {
    const random = seededRandom(seed);
    const root = await newFolder({});
    const folder = join(root, "generated");
    const tally = { untouched: 0, mixed: 0, done: 0 };
    let was: Bytes = {};
    const targetOf = (index: number): Version => (index % 2 === 0 ? old : next);
    // Those that are not killed tell how long it takes on this machine now.
    const durations: number[] = [];
    for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) {
      durations.push(await timeOf(program, folder, targetOf(index).list));
      was = targetOf(index).output;
    }
    const usual = durations.sort((a, b) => a - b)[3] ?? 0;
    let coming = startWriter(program, folder, targetOf(0).list);
    for (let index = 0; index < kills.writer; index++) {
      const target = targetOf(index);
      // Now and then, there is nothing yet.
      if (random() < 0.2) {
        await rm(folder, { recursive: true });
        was = {};
      }
      const writer = await coming;
      const delay = random() * usual;
      const moment = `by kill ${index} after ${delay.toFixed(2)} ms; ${replay}`;
      await killAfter(writer, delay);
      // The next one starts while this one's remains are looked at; it touches nothing until it is told.
      coming = startWriter(program, folder, targetOf(index + 1).list);

      const found = await expectWhole(folder, was, target.output, moment);
      await expectNothingElse(root, ["generated"], writer.pid, moment);
      const left = changes(found, target.output);
      const diff = await diffFolder(folder, target.files);
      const seen = diff.missing.length + diff.stale.length + diff.orphaned.length;
      expect([seen, diff.foreign], moment).toEqual([left.length, false]);
      tally[left.length === 0 ? "done" : changes(found, was).length === 0 ? "untouched" : "mixed"]++;

      await applyDiff(diff);
      await expectClean(root, ["generated"], target.output, moment);
      was = target.output;
    }
    (await coming).kill();
    // Were they all too early or too late, nothing would have been tried.
    expect(tally.mixed, JSON.stringify(tally)).toBeGreaterThan(kills.writer / 20);
  });

  it(`leaves every file whole as a command, ${kills.anywhere + kills.whileWriting} times`, {
    timeout,
  }, async () => {
    const random = seededRandom(seed + 1);
    const root = await newFolder(old.sources);
    const known = ["generated", "locales", "spec"];
    const began = performance.now();
    await maloi(["generate"], root);
    const whole = performance.now() - began;
    for (let index = 0; index < kills.anywhere + kills.whileWriting; index++) {
      const [from, to] = index % 2 === 0 ? [old, next] : [next, old];
      await replaceSources(root, to.sources);
      const share = random();
      const moment = `by kill ${index} at ${share.toFixed(3)} of the time; ${replay}`;
      const pid =
        index < kills.anywhere
          ? await killAt(["generate"], root, share * whole)
          : await killWhileWriting(["generate"], root, root, share * 60);
      const found = await expectWhole(join(root, "generated"), from.output, to.output, moment);
      await expectNothingElse(root, known, pid, moment);

      // Some of them with both commands, which take several times as long as all else here.
      const stray = await readdir(root);
      if (index % 4 === 3) {
        const check = await maloi(["generate", "--check"], root);
        const left = [...changes(found, to.output), ...(await recordChanges(root, to))];
        const remedy = "generated/ does not match its sources; run: npx maloi generate";
        const want = left.length === 0 ? "" : [...left, remedy, ""].join("\n");
        expect([check.code, check.err], moment).toEqual([left.length === 0 ? 0 : 1, want]);
        expect(await readdir(root), `touched by --check ${moment}`).toEqual(stray);
        expect(await maloi(["generate"], root), moment).toMatchObject({ code: 0, err: "" });
      } else {
        await applyDiff(await diffFolder(join(root, "generated"), to.files));
      }
      await expectClean(root, known, to.output, moment);
    }
  });

  it("does not disturb another run, killed or not", { timeout }, async () => {
    const random = seededRandom(seed + 2);
    const root = await newFolder({});
    const folder = join(root, "generated");
    for (let round = 0; round < 12; round++) {
      const { list, output } = round % 2 === 0 ? old : next;
      const moment = `in round ${round}; ${replay}`;
      const [one, other] = await Promise.all([
        startWriter(program, folder, list),
        startWriter(program, folder, list),
      ]);
      const delays = [random() * 20, random() * 30];
      other.go();
      if (round % 4 < 2) await killAfter(one, delays[1] ?? 0);
      else {
        await sleep(delays[0]);
        one.go();
        expect(await one.end, moment).toBe("done");
      }
      expect(await other.end, moment).toBe("done");
      expect(await filesIn(folder), moment).toEqual(output);
      await expectNothingElse(root, ["generated"], one.pid, moment);
    }
    await applyDiff(await diffFolder(folder, next.files));
    await expectClean(root, ["generated"], next.output, "all rounds");
  });
});

async function replaceSources(root: string, sources: Files): Promise<void> {
  await rm(join(root, "locales"), { recursive: true });
  for (const [file, text] of Object.entries(sources)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
}
