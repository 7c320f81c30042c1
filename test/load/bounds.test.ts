import { execFileSync, spawn } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { sortProblems } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { maxBytes } from "../../scripts/load/text-source.js";
import { commandLine, folderWith, type Run } from "../commands/maloi.js";
import { catalog, en, inOneLine, minimal, openapi, vi } from "../model/minimal-contract.js";

/*
 * What takes all memory or all time of whoever lets it, through the command itself: with half a gigabyte, a third of
 * which it needs for its own code, and in a time that is many times what any of these takes.
 */
const megabytes = 512;
const seconds = 60;

interface Bounded extends Run {
  /** What ended it from outside, such as running out of time. */
  readonly signal: string | null;
}

function check(root: string): Promise<Bounded> {
  const env = { ...process.env, LC_ALL: "C.UTF-8", MALOI_DEBUG: "" };
  const options = { cwd: root, env, timeout: seconds * 1000, killSignal: "SIGKILL" } as const;
  const args = [`--max-old-space-size=${megabytes}`, ...commandLine(["check"])];
  const child = spawn(process.execPath, args, options);
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal, out, err }));
  });
}

/** `rule place` of each problem in `err`. */
const problemsIn = (err: string): string[] =>
  [...err.matchAll(/^error\[(\S+)\]: .*\n *--> (\S+)$/gm)].map(([, rule, place]) => `${rule} ${place}`);

const sound = "no problems; codes: 2, operations: 1, languages: vi, en\n";
const text = (file: string): string => minimal[file] ?? "";
const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

type Heavy = [what: string, file: string, written: () => string, want: string[] | "sound"];

const million = (): string => many(1_000_000, (index) => `k${index}: 1\n`);
const heavy: Heavy[] = [
  ["a million keys in the catalog", catalog, () => text(catalog) + million(), ["file spec/errors.yaml"]],
  ["a million keys in the description", openapi, () => text(openapi) + million(), ["file spec/openapi.yaml"]],
  ["a million keys in a locale", vi, () => text(vi) + million(), ["file locales/vi.yaml"]],
  [
    "the same key 50,000 times",
    catalog,
    () => text(catalog) + "x: 1\n".repeat(50_000),
    [
      "schema spec/errors.yaml:21:1",
      ...Array.from({ length: 49_999 }, (_, index) => `duplicate-key spec/errors.yaml:${22 + index}:1`),
    ],
  ],
  ["7 MB in a line", vi, () => `${text(vi)}# ${"x".repeat(7_000_000)}\n`, "sound"],
  ["7 MB in a word", openapi, () => `${text(openapi)}x-a: ${"y".repeat(7_000_000)}\n`, "sound"],
  [
    "7 MB in an open quote",
    en,
    () => `${text(en)}x: "${"y".repeat(7_000_000)}`,
    ["syntax locales/en.yaml:23:7000005"],
  ],
  [
    "7 MB of line ends",
    catalog,
    () => text(catalog) + "\n".repeat(7_000_000),
    ["file spec/errors.yaml:749800:1"],
  ],
  ["as many lists as can be", openapi, () => `${text(openapi)}x-a: [${"[],".repeat(240_000)}]\n`, "sound"],
  [
    "as many aliases as can be",
    openapi,
    () => `${text(openapi)}x-a: &a [${"b,".repeat(1000)}]\nx-b: [${"*a,".repeat(245)}]\n`,
    "sound",
  ],
  [
    "60,000 aliases of 60,000 anchors",
    catalog,
    () =>
      `${text(catalog)}x-a: [${many(60_000, (index) => `&a${index} b,`)}${many(60_000, (index) => `*a${index},`)}]\n`,
    ["schema spec/errors.yaml:21:1"],
  ],
  ["100 MB", openapi, () => "# a line like others\n".repeat(5_000_000), ["file spec/openapi.yaml:1:1"]],
];

describe("maloi check, with bounded memory", () => {
  it.each<Heavy>(heavy)("%s", { timeout: 2 * seconds * 1000 }, async (_, file, written, want) => {
    const root = await folderWith({ ...minimal, [file]: written() });
    const { code, signal, out, err } = await check(root);
    await rm(root, { recursive: true });
    expect([signal, err.slice(0, 2000).match(/ {4}at |maloi failed|heap/)]).toEqual([null, null]);
    if (want === "sound") expect([code, out, err]).toEqual([0, sound, ""]);
    else {
      const found = problemsIn(err);
      expect([code, out, found.length]).toEqual([1, "", want.length]);
      // Not as one comparison, whose report would be as long as the file.
      expect(found.find((problem, index) => !problem.startsWith(want[index] ?? "?"))).toBeUndefined();
    }
  });
});

/** What stands in a source's stead, and the problem; `undefined` where it is read all the same. */
type Thing = [what: string, make: (path: string) => Promise<unknown> | unknown, variant: string | undefined];

const things: Thing[] = [
  ["a folder", (path) => mkdir(path), "no-file"],
  ["a pipe that nobody writes to", (path) => execFileSync("mkfifo", [path]), "no-file"],
  ["a link to a device without an end", (path) => symlink("/dev/zero", path), "no-file"],
  [
    "a link to a pipe",
    (path) => {
      execFileSync("mkfifo", [`${path}.pipe`]);
      return symlink(`${path}.pipe`, path);
    },
    "no-file",
  ],
  ["a link to nothing", (path) => symlink("nowhere.yaml", path), "missing"],
  ["a link to itself", (path) => symlink(path, path), "unreadable"],
  [
    "a link to the file itself",
    async (path) => {
      await writeFile(
        `${path}.txt`,
        text(path.slice(path.indexOf("/spec/") + 1)) || text(path.slice(path.indexOf("/locales/") + 1)),
      );
      await symlink(`${path}.txt`, path);
    },
    undefined,
  ],
];

describe.each([catalog, openapi, vi])("in place of %s", (file) => {
  it.each<Thing>(things)("%s", async (_, make, variant) => {
    const root = await folderWith(minimal);
    await rm(join(root, file));
    await make(join(root, file));
    const { problems } = await loadSources(root);
    await rm(root, { recursive: true });
    expect(problems.map(inOneLine)).toEqual(variant === undefined ? [] : [`file/${variant} ${file}:1:1 «»`]);
  });
});

describe("what the OpenAPI description refers to", () => {
  const response = '"200": { description: Sent. }';
  const referring = text(openapi).replace(response, '"200": { $ref: other.yaml }');
  const echo = "openapi spec/openapi.yaml:8:16";
  const open = `description: ${"[".repeat(10_000)}`;

  it.each<[what: string, make: (path: string) => Promise<unknown> | unknown, want: string[]]>([
    ["a pipe", (path) => execFileSync("mkfifo", [path]), [echo, "file/no-file spec/other.yaml:1:1"]],
    ["a folder", (path) => mkdir(path), [echo, "file/no-file spec/other.yaml:1:1"]],
    ["nothing", () => undefined, [echo]],
    [
      "more than 8 MB",
      (path) => writeFile(path, "#\n".repeat(maxBytes / 2 + 1)),
      [echo, "file/large spec/other.yaml:1:1"],
    ],
    ["nesting without an end", (path) => writeFile(path, open), [echo, "file/deep spec/other.yaml:1:113"]],
    [
      "a key twice",
      (path) => writeFile(path, "description: a\ndescription: b\n"),
      [echo, "duplicate-key spec/other.yaml:2:1"],
    ],
    [
      "a tag",
      (path) => writeFile(path, "description: !!set {a}\n"),
      [echo, "syntax/tag spec/other.yaml:1:14"],
    ],
    [
      "UTF-16",
      (path) => writeFile(path, "\uFEFFdescription: a\n", "utf16le"),
      [echo, "file/encoding spec/other.yaml:1:1"],
    ],
  ])("%s", async (_, make, want) => {
    const root = await folderWith({ ...minimal, [openapi]: referring });
    await make(join(root, dirname(openapi), "other.yaml"));
    const { problems } = await loadSources(root);
    await rm(root, { recursive: true });
    expect(JSON.stringify(problems)).not.toContain(root);
    const found = sortProblems(problems).map((problem) => inOneLine(problem).replace(/ «.*/, ""));
    expect(found).toEqual(want);
  });
});
