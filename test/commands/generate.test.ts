import { appendFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog, minimal } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi } from "./maloi.js";

let root: string;
let first: Awaited<ReturnType<typeof maloi>>;
let written: Readonly<Record<string, string>>;
const generated = (path: string): string => join(root, "generated", path);

beforeAll(async () => {
  root = await folderWith(minimal);
  first = await maloi(["generate"], root);
  written = await filesIn(root);
});
afterAll(() => rm(root, { recursive: true }));

describe("maloi generate", () => {
  it("writes what is missing, names each file, and leaves nothing else behind", () => {
    const outputs = Object.keys(written).filter((path) => path.startsWith("generated/"));
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(first.out.split("\n")).toEqual([
      ...outputs.map((path) => `new  ${path}`),
      `${outputs.length} files written to generated/`,
      "",
    ]);
    const records = ["en", "source-texts"].map((name) => `locales/translations/${name}.json`);
    expect(Object.keys(written).filter((path) => !path.startsWith("generated/"))).toEqual(
      [...Object.keys(minimal), ...records].sort(),
    );
  });

  it("has nothing to do a second time", async () => {
    const { code, out } = await maloi(["generate"], root);
    expect([code, out]).toEqual([0, expect.stringMatching(/^generated\/ is up to date \(\d+ files\)\n$/)]);
    expect(await filesIn(root)).toEqual(written);
  });

  it("--check is content with that", async () => {
    const { code, out, err } = await maloi(["generate", "--check"], root);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("up to date");
  });

  it("--check names what is missing, stale and orphaned, and the remedy; it mends nothing", async () => {
    await rename(generated("errors.ts"), generated("old.ts"));
    await appendFile(generated("codes.ts"), "// by hand\n");
    const before = await filesIn(root);
    const { code, out, err } = await maloi(["generate", "--check", "--lang", "en"], root);
    expect(err.split("\n")).toEqual([
      "missing  generated/errors.ts",
      "stale  generated/codes.ts",
      "orphaned  generated/old.ts",
      "generated/ does not match its sources; run: npx maloi generate",
      "",
    ]);
    expect([code, out]).toEqual([1, ""]);
    expect(await filesIn(root)).toEqual(before);
  });

  it.each([
    ["the project's own script", '{ "scripts": { "generate": "maloi generate" } }', "npm run generate"],
    ["the program, where package.json is broken", "{", "npx maloi generate"],
  ])("--check names %s", async (_, manifest, command) => {
    await writeFile(join(root, "package.json"), manifest);
    const { err } = await maloi(["generate", "--check", "--lang", "vi"], root);
    expect(err).toContain("thừa  generated/old.ts");
    expect(err.trimEnd().endsWith(command)).toBe(true);
    await rm(join(root, "package.json"));
  });

  it("mends all three", async () => {
    const { code, out } = await maloi(["generate"], root);
    expect(out.split("\n")).toEqual([
      "new  generated/errors.ts",
      "changed  generated/codes.ts",
      "removed  generated/old.ts",
      "2 files written to generated/",
      "",
    ]);
    expect(code).toBe(0);
    expect(await filesIn(root)).toEqual(written);
  });

  it("writes nothing where the contract has a mistake", async () => {
    await writeFile(join(root, catalog), (minimal[catalog] ?? "").replace("never", "sometimes"));
    const before = await filesIn(root);
    const { code, err } = await maloi(["generate"], root);
    await writeFile(join(root, catalog), minimal[catalog] ?? "");
    expect(err).toMatch(/1 problem; nothing was written\n$/);
    expect(code).toBe(1);
    expect({ ...before, [catalog]: minimal[catalog] }).toEqual(await filesIn(root));
  });

  it("refuses a folder that is somebody else's", async () => {
    const other = await folderWith({ ...minimal, "generated/thesis.md": "years of work" });
    const { code, err } = await maloi(["generate"], other);
    expect(err).toContain("error[foreign-output]: generated/ holds files that maloi did not write");
    expect(code).toBe(1);
    expect((await filesIn(join(other, "generated")))["thesis.md"]).toBe("years of work");
    expect(Object.keys(await filesIn(join(other, "generated")))).toHaveLength(1);
    await rm(other, { recursive: true });
  });

  it("takes an empty folder for its own", async () => {
    const other = await folderWith(minimal);
    await mkdir(join(other, "generated"));
    expect(await maloi(["generate"], other)).toMatchObject({ code: 0, err: "" });
    expect(await filesIn(other)).toEqual(written);
    await rm(other, { recursive: true });
  });

  it("says which file the system would not give it, and blames nobody", async () => {
    const other = await folderWith(minimal);
    await symlink("generated", join(other, "generated"));
    const { code, err } = await maloi(["generate"], other);
    expect(err).toBe(`${join(other, "generated")} cannot be read or written (ELOOP)\n`);
    expect(code).toBe(1);
    await rm(other, { recursive: true });
  });
});
