import { spawnSync } from "node:child_process";
import { lstat, mkdir, readdir, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GeneratedFile, origin } from "../../scripts/emit/generated-file.js";
import { applyDiff } from "../../scripts/write/apply.js";
import { diffFolder } from "../../scripts/write/diff.js";
import { filesIn, folderWith } from "../commands/maloi.js";
import { buildWriter } from "./writer-process.js";

const content = `// ${origin(["spec/errors.yaml"])}\n`;
const files: readonly GeneratedFile[] = ["codes.ts", "docs/en/errors.md", "docs/vi/errors.md"].map(
  (path) => ({ path, content }),
);
const wanted = Object.fromEntries(files.map((file) => [file.path, content]));
const longAgo = new Date("2001-01-01");

let root: string;
let folder: string;
beforeEach(async () => {
  root = await folderWith({});
  folder = join(root, "generated");
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, text = content): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), text);
}

const apply = async (): Promise<void> => applyDiff(await diffFolder(folder, files));

describe("applyDiff", () => {
  it("writes what is missing, and leaves no workshop behind", async () => {
    await apply();
    expect(await filesIn(folder)).toEqual(wanted);
    expect(await readdir(root)).toEqual(["generated"]);
  });

  it("touches nothing that is as it should be", async () => {
    await apply();
    await put("codes.ts", "stale");
    for (const path of ["docs/en/errors.md", "docs/vi/errors.md", "docs/vi"])
      await utimes(join(folder, path), longAgo, longAgo);
    await apply();
    const times = ["docs/en/errors.md", "docs/vi/errors.md", "docs/vi"].map((path) =>
      stat(join(folder, path)),
    );
    expect((await Promise.all(times)).map(({ mtime }) => mtime)).toEqual([longAgo, longAgo, longAgo]);
    expect(await filesIn(folder)).toEqual(wanted);
  });

  it("removes what is not generated, and the folders that held it", async () => {
    await apply();
    await put("docs/fr/old/errors.md");
    await put("codes.js");
    await apply();
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      "codes.ts",
      "docs",
      "docs/en",
      "docs/en/errors.md",
      "docs/vi",
      "docs/vi/errors.md",
    ]);
  });

  it.each<[name: string, path: string]>([
    ["a file stands where a folder belongs", "docs"],
    ["a folder stands where a file belongs", "codes.ts/old.ts"],
    ["a folder in a folder stands where a file belongs", "codes.ts/a/b/old.ts"],
  ])("makes room where %s", async (_, path) => {
    await put("README.md");
    await put(path);
    await apply();
    expect(await filesIn(folder)).toEqual(wanted);
  });

  it("makes room where an empty folder stands", async () => {
    await put("README.md");
    await mkdir(join(folder, "codes.ts", "empty"), { recursive: true });
    await apply();
    expect(await filesIn(folder)).toEqual(wanted);
  });

  it("replaces links, and leaves alone what they lead to", async () => {
    const elsewhere = { "codes.ts": "theirs", "vi/errors.md": "theirs" };
    const other = await folderWith(elsewhere);
    await put("README.md");
    await symlink(join(other, "codes.ts"), join(folder, "codes.ts"));
    await symlink(other, join(folder, "docs"));
    await apply();
    expect(await filesIn(folder)).toEqual(wanted);
    expect((await lstat(join(folder, "docs"))).isSymbolicLink()).toBe(false);
    expect(await filesIn(other)).toEqual(elsewhere);
    await rm(other, { recursive: true });
  });

  it("sweeps out what killed runs left, and spares what others are working on", async () => {
    const dead = [".maloi-999999999-0123abcd", `.maloi-${process.pid}-0123abcd`];
    const others = [`.maloi-${process.ppid}-0123abcd`, ".maloi-notes", ".maloi-999999999-notes"];
    for (const name of [...dead, ...others]) await mkdir(join(root, name));
    await apply();
    expect((await readdir(root)).sort()).toEqual([...others, "generated"].sort());
  });

  it("tidies up even where nothing has to change", async () => {
    await apply();
    await mkdir(join(root, ".maloi-999999999-0123abcd", "0"), { recursive: true });
    await mkdir(join(folder, "docs", "fr"));
    await apply();
    expect(await readdir(root)).toEqual(["generated"]);
    expect((await readdir(join(folder, "docs"))).sort()).toEqual(["en", "vi"]);
  });

  it("needs few files open at once, however many there are", async () => {
    const program = await buildWriter();
    const many = Array.from({ length: 500 }, (_, index) => ({ path: `docs/${index}.md`, content }));
    await put("docs/0.md", "stale");
    await put("README.md");
    const list = join(root, "list.json");
    await writeFile(list, JSON.stringify(many));
    // The hard limit too, which Node would raise its own to. It has some twenty open itself.
    const script = 'ulimit -n 64; exec "$0" "$@"';
    // The second time, all of them are there to be compared.
    for (const _ of ["written", "compared"]) {
      const args = ["-c", script, process.execPath, program, folder, list];
      const ended = spawnSync("sh", args, { input: "go\n", encoding: "utf8" });
      expect(ended).toMatchObject({ status: 0, stderr: "", stdout: "ready\ndone\n" });
    }
    expect(Object.keys(await filesIn(folder))).toHaveLength(500);
    await rm(dirname(program), { recursive: true });
  });

  it("changes nothing where it cannot write everything", async () => {
    await put("codes.ts", "stale");
    await put("old.ts");
    const before = await filesIn(folder);
    const unwritable = { path: "z.ts", content: Symbol("no text") as unknown as string };
    await expect(applyDiff(await diffFolder(folder, [...files, unwritable]))).rejects.toThrow();
    expect(await filesIn(folder)).toEqual(before);
    expect(await readdir(root)).toEqual(["generated"]);
  });

  it("is not confused by another run at the same time", async () => {
    const runs = Array.from({ length: 20 }, apply);
    await Promise.all(runs);
    expect(await filesIn(folder)).toEqual(wanted);
    expect(await readdir(root)).toEqual(["generated"]);
  });
});
