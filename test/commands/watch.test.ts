import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { catalog, en, minimal } from "../model/minimal-contract.js";
import { commandLine, folderWith, project } from "./maloi.js";

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** `generate --watch` on a folder of its own, and what it has said since it was last asked. */
async function start() {
  const root = await folderWith(minimal);
  const args = commandLine(["generate", "--watch", "--root", root]);
  const child = spawn(process.execPath, args, { cwd: project, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  stops.push(async () => {
    child.kill("SIGKILL");
    await ended;
    await rm(root, { recursive: true });
  });
  const hear = async (what: RegExp) => {
    await expect.poll(() => said, { timeout: 30_000, interval: 50 }).toMatch(what);
    const heard = said;
    said = "";
    return heard;
  };
  const edit = async (file: string, from: string, to: string) => {
    const text = await readFile(join(root, file), "utf8");
    await writeFile(join(root, file), text.replace(from, to));
  };
  const read = (file: string) => readFile(join(root, "generated", file), "utf8");
  return { child, ended, hear, edit, read };
}

it("writes again after each change, and says what it means", async () => {
  const { child, ended, hear, edit, read } = await start();
  await hear(/watching spec\/, locales\//);
  await edit(en, "Too fast", "Much too fast");
  expect(await hear(/\[text-changed\]|\[[\w-]*text[\w-]*\]/)).toMatch(
    /changed {2}generated\/locales\/en\.ts/,
  );
  expect(await read("locales/en.ts")).toContain("Much too fast");

  await edit(catalog, "category: limit", "category: nothing");
  expect(await hear(/1 problem; nothing was written/)).toContain("unknown-category");
  expect(await read("locales/en.ts")).toContain("Much too fast");

  await edit(catalog, "category: nothing", "category: request");
  expect(await hear(/major .*\[[\w-]*category[\w-]*\]/)).toContain("ERROR_RATE");

  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});
