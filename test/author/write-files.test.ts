import { chmod, mkdir, readFile, readlink, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeFiles } from "../../scripts/author/write-files.js";
import { filesIn, folderWith } from "../commands/maloi.js";

let root: string;
beforeEach(async () => {
  root = await folderWith({ "a.yaml": "\uFEFFa", "real.yaml": "b", "c.yaml": "c" });
});
afterEach(() => rm(root, { recursive: true }));

it("keeps byte order marks, links and rights", async () => {
  await symlink("real.yaml", join(root, "link.yaml"));
  await chmod(join(root, "c.yaml"), 0o640);
  const texts = ["a.yaml", "link.yaml", "c.yaml"].map((file) => ({ file, text: "new" }));
  await writeFiles(root, texts);
  expect(await filesIn(root)).toEqual({ "a.yaml": "\uFEFFnew", "real.yaml": "new", "c.yaml": "new" });
  expect(await readlink(join(root, "link.yaml"))).toBe("real.yaml");
  expect((await stat(join(root, "c.yaml"))).mode & 0o777).toBe(0o640);
});

it("writes nothing where one of them cannot be written", async () => {
  const before = await filesIn(root);
  const texts = ["a.yaml", "missing.yaml"].map((file) => ({ file, text: "new" }));
  await expect(writeFiles(root, texts)).rejects.toThrow("ENOENT");
  expect(await filesIn(root)).toEqual(before);
});

it("leaves alone what another run is about to write", async () => {
  await mkdir(join(root, `c.yaml.maloi-${process.pid}`));
  const before = await readFile(join(root, "a.yaml"), "utf8");
  const texts = ["a.yaml", "c.yaml"].map((file) => ({ file, text: "new" }));
  await expect(writeFiles(root, texts)).rejects.toThrow("EEXIST");
  expect(await readFile(join(root, "a.yaml"), "utf8")).toBe(before);
});
