import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type GeneratedFile, origin } from "../../scripts/emit/generated-file.js";
import { diffFolder } from "../../scripts/write/diff.js";
import { folderWith } from "../commands/maloi.js";

const mark = `// ${origin(["spec/errors.yaml"])}\n`;
const files: readonly GeneratedFile[] = ["codes.ts", "docs/vi/errors.md", "README.md"].map((path) => ({
  path,
  content: `${mark}${path}\n`,
}));
const current = Object.fromEntries(files.map(({ path, content }) => [path, content]));
const all = Object.keys(current);

interface Found {
  readonly missing: readonly string[];
  readonly stale: readonly string[];
  readonly orphaned: readonly string[];
  readonly unchanged: number;
  readonly foreign: boolean;
}

async function found(folder: string): Promise<Found> {
  const { missing, stale, orphaned, unchanged, foreign } = await diffFolder(folder, files);
  const paths = (list: readonly GeneratedFile[]) => list.map(({ path }) => path);
  return { missing: paths(missing), stale: paths(stale), orphaned, unchanged, foreign };
}

let root = "";
afterEach(() => rm(root, { recursive: true, force: true }));

const nothing: Found = { missing: [], stale: [], orphaned: [], unchanged: 3, foreign: false };

describe("diffFolder", () => {
  it.each<[name: string, present: Readonly<Record<string, string>>, want: Partial<Found>]>([
    ["as it should be", current, {}],
    ["empty", {}, { missing: all, unchanged: 0 }],
    [
      "changed by hand",
      { ...current, "codes.ts": `${mark}codes.ts\n\n` },
      { stale: ["codes.ts"], unchanged: 2 },
    ],
    [
      "written with other line ends",
      { ...current, "codes.ts": "\r\n" },
      { stale: ["codes.ts"], unchanged: 2 },
    ],
    ["one file too full", { ...current, "docs/fr/errors.md": "" }, { orphaned: ["docs/fr/errors.md"] }],
    [
      "a file where it should be a folder",
      { "codes.ts": current["codes.ts"] ?? "", docs: "" },
      { missing: ["docs/vi/errors.md", "README.md"], orphaned: ["docs"], unchanged: 1 },
    ],
    [
      "a folder where it should be a file",
      { "README.md": current["README.md"] ?? "", "codes.ts/a": "" },
      { missing: ["codes.ts", "docs/vi/errors.md"], orphaned: ["codes.ts/a"], unchanged: 1 },
    ],
    ["somebody else's", { "a.md": "" }, { missing: all, orphaned: ["a.md"], unchanged: 0, foreign: true }],
    [
      "somebody else's by chance of names",
      { "codes.ts": "", "README.md": `# Mine${" ".repeat(300)}${mark}` },
      { missing: ["docs/vi/errors.md"], stale: ["codes.ts", "README.md"], unchanged: 0, foreign: true },
    ],
    [
      "ours, but all save one file are lost",
      { "codes.ts": `${mark}old` },
      { missing: ["docs/vi/errors.md", "README.md"], stale: ["codes.ts"], unchanged: 0 },
    ],
  ])("a folder that is %s", async (_, present, want) => {
    root = await folderWith(present);
    expect(await found(root)).toEqual({ ...nothing, ...want });
  });

  it("a folder that is not there", async () => {
    root = await folderWith({});
    expect(await found(join(root, "generated"))).toEqual({ ...nothing, missing: all, unchanged: 0 });
  });

  it("a file in its stead is somebody else's", async () => {
    root = await folderWith({ generated: "notes" });
    expect(await found(join(root, "generated"))).toMatchObject({ foreign: true });
  });

  it("does not look behind links", async () => {
    root = await folderWith(current);
    const elsewhere = await folderWith({ "docs/secret.md": "" });
    await symlink(elsewhere, join(root, "linked"));
    expect(await found(root)).toEqual({ ...nothing, orphaned: ["linked"] });
    await rm(elsewhere, { recursive: true });
  });

  it("has no eye for empty folders", async () => {
    root = await folderWith(current);
    await mkdir(join(root, "empty", "inner"), { recursive: true });
    await writeFile(join(root, "x"), "");
    expect(await found(root)).toEqual({ ...nothing, orphaned: ["x"] });
  });

  it("takes the word of whoever has just looked, but for whether a file is there still", async () => {
    root = await folderWith({ ...current, "codes.ts": "changed", "README.md": mark });
    await rm(join(root, "docs"), { recursive: true });
    const seen = files.map((file) => ({ ...file, isThere: true as const }));
    const { missing, stale, unchanged } = await diffFolder(root, seen);
    expect([missing.map(({ path }) => path), stale, unchanged]).toEqual([["docs/vi/errors.md"], [], 2]);
  });
});
