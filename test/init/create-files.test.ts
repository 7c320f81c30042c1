import { rm } from "node:fs/promises";
import { expect, it } from "vitest";
import { createFiles } from "../../scripts/init/create-files.js";
import { filesIn, folderWith } from "../commands/maloi.js";

const texts = ["new/a", "there", "new/b"].map((file) => ({ file, text: "new" }));

it("leaves nothing behind where something is there already, or what follows fails", async () => {
  const root = await folderWith({ there: "mine" });
  await expect(createFiles(root, texts, async () => {})).rejects.toThrow("EEXIST");
  const free = texts.filter(({ file }) => file !== "there");
  await expect(createFiles(root, free, () => Promise.reject(new Error("full")))).rejects.toThrow("full");
  expect(await filesIn(root)).toEqual({ there: "mine" });
  await createFiles(root, free, async () => {});
  expect(await filesIn(root)).toEqual({ "new/a": "new", "new/b": "new", there: "mine" });
  await rm(root, { recursive: true });
});
