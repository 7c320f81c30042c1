import { execFileSync, spawn } from "node:child_process";
import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createProgressLine } from "../../scripts/commands/progress-line.js";
import { edited, en, minimal } from "../model/minimal-contract.js";
import { commandLine, folderWith, maloi, project } from "./maloi.js";

/* What a person sees: `script` of util-linux gives a command a terminal of its own, where the system has it. */

const hasScript = (() => {
  try {
    return execFileSync("script", ["--version"], { encoding: "utf8" }).includes("util-linux");
  } catch {
    return false;
  }
})();

let sound: string;
let broken: string;
beforeAll(async () => {
  sound = await folderWith(minimal);
  broken = await folderWith(edited([[en, "title: Error codes", "title: [Error codes"]]));
});
afterAll(async () => {
  await rm(sound, { recursive: true });
  await rm(broken, { recursive: true });
});

interface Shown {
  /** All that was written to the terminal. */
  readonly raw: string;
  /** What is to be seen of it in the end. */
  readonly lines: readonly string[];
  readonly code: number | null;
}

/** Runs `maloi` on a terminal, where somebody presses Ctrl+C as soon as `stopAt` is to be seen. */
function onTerminal(args: readonly string[], stopAt?: RegExp): Promise<Shown> {
  const command = [process.execPath, ...commandLine(args)].map((word) => `'${word}'`).join(" ");
  // The signal goes to the program itself: `exec` leaves no shell between.
  const env = { ...process.env, LC_ALL: "C.UTF-8", TERM: "xterm", NO_COLOR: "1", MALOI_DEBUG: "" };
  const child = spawn("script", ["-qefc", `exec ${command}`, "/dev/null"], { cwd: project, env });
  let raw = "";
  let isStopped = false;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    raw += text;
    // What Ctrl+C is to a terminal.
    if (!isStopped && stopAt?.test(raw)) child.stdin.write("\u0003");
    isStopped ||= stopAt?.test(raw) ?? false;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ raw, lines: seen(raw), code }));
  });
}

/** A terminal that knows as much as the progress line asks of it. */
function seen(raw: string): string[] {
  return raw.split("\n").map((line) => {
    const [last = ""] = line.replace(/\r$/, "").split("\r\u001B[K").slice(-1);
    return last;
  });
}

describe.runIf(hasScript)("on a terminal", () => {
  it.each<[name: string, args: () => string[], shown: RegExp[], code: number]>([
    ["generate", () => ["generate"], [/reading spec\/ and locales\/ …/, /checking/, /making the files …/], 0],
    ["check", () => ["check"], [/reading spec\/ and locales\/ …/, /checking the contract …/], 0],
    [
      "check in Vietnamese",
      () => ["check", "--lang", "vi"],
      [/đang đọc spec\/ và locales\/ …/, /đang kiểm tra hợp đồng …/],
      0,
    ],
  ])("%s says what it is at, and nothing of it stays", async (_, args, shown, want) => {
    const { raw, lines, code } = await onTerminal([...args(), "--root", sound]);
    for (const what of shown) expect(raw).toMatch(what);
    expect(code).toBe(want);
    expect(lines.join("\n")).not.toMatch(/ …/);
    const { out, err } = await maloi([...args(), "--root", sound]);
    expect(out + err).not.toMatch(/ …|\p{Cc}\[/u);
  });

  it("nothing of it stays where there are problems", async () => {
    const { raw, lines, code } = await onTerminal(["generate", "--root", broken]);
    expect(raw).toMatch(/reading spec/);
    expect(lines[0]).toMatch(/^error\[/);
    expect([code, lines.filter((line) => / …$/.test(line))]).toEqual([1, []]);
  });

  it("nothing of it stays where the command fails", async () => {
    const { raw, lines, code } = await onTerminal(["diff", "no-such-commit", "--root", sound]);
    expect(raw).toMatch(/reading spec/);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/git/);
  });

  it("nothing of it stays where the system refuses", async () => {
    const root = await folderWith(minimal);
    await symlink("generated", join(root, "generated"));
    const { raw, lines, code } = await onTerminal(["generate", "--root", root]);
    await rm(root, { recursive: true });
    expect(raw).toMatch(/making the files …/);
    expect([code, lines]).toEqual([1, [`${root}/generated cannot be read or written (ELOOP)`, ""]]);
  });

  it("nothing of it stays after Ctrl+C", async () => {
    const { raw, lines } = await onTerminal(["generate", "--root", sound], /making the files …/);
    expect(raw).toMatch(/making the files …(?:\^C)?\r/);
    expect(lines.join("\n")).not.toMatch(/ …/);
  });

  it("machines are told nothing", async () => {
    const { raw } = await onTerminal(["check", "--json", "--root", sound]);
    expect(raw).not.toMatch(/ …|\p{Cc}\[/u);
    expect(JSON.parse(raw)).toMatchObject({ problems: [] });
  });
});

describe("the line", () => {
  const record = (columns: number) => {
    let written = "";
    const line = createProgressLine({ columns, write: (text) => (written += text) });
    return { line, written: () => written };
  };

  it("is wiped before another, and once", () => {
    const { line, written } = record(80);
    line.wipe();
    line.show("one …");
    line.show("two …");
    line.wipe();
    line.wipe();
    expect(written()).toBe("one …\r\u001B[Ktwo …\r\u001B[K");
  });

  it.each([
    ["abcdefghij", 11, "abcdefghij"],
    ["abcdefghij", 10, "abcdefgh…"],
    ["残高が不足", 8, "残高が…"],
    ["Số dư tài khoản".normalize("NFD"), 8, `${"Số dư ".normalize("NFD")}…`],
  ])("is never so long that it would be wrapped: %s in %d", (text, columns, want) => {
    const { line, written } = record(columns);
    line.show(text);
    expect(written()).toBe(want);
  });
});
