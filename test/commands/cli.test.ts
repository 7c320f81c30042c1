import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { commands } from "../../scripts/commands/index.js";
import { createProgram } from "../../scripts/commands/program.js";
import { wordsFor } from "../../scripts/words/words.js";
import { commandLine, maloi, project } from "./maloi.js";

const { version }: { version: string } = JSON.parse(readFileSync(`${project}/package.json`, "utf8"));

describe("the command line", () => {
  it.each([
    ["an unknown option", ["check", "--chekc"], /unknown option --chekc/],
    ["an unknown command", ["chekc"], /unknown command chekc\ndid you mean check\?/],
    ["an option without its value", ["check", "--root"], /--root <dir>: its value is missing/],
    ["a word too many", ["check", "spec"], /too many arguments/],
    ["nothing at all", [], /Usage: maloi/],
  ])("%s ends with 2, and says why", async (_, args, why) => {
    const { code, out, err } = await maloi(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(why);
    expect(err).not.toContain("    at ");
  });

  it("speaks the language it is told, before it has understood the rest", async () => {
    const cases = [
      [["chekc", "--lang", "vi"], "không có lệnh chekc\ný bạn là check?\n"],
      [
        ["--lang=vi-VN", "mock", "--port", "x"],
        "--port <number> không thể là x: hãy viết một số từ 0 đến 65535\n",
      ],
    ] as const;
    for (const [args, said] of cases) expect(await maloi([...args])).toEqual({ code: 2, out: "", err: said });
    const { out } = await maloi(["mock", "--help", "--lang", "vi"]);
    expect(out).toMatch(/^Cách dùng: maloi mock .*Tùy chọn:\n.*\(mặc\s+định:\s+4010\)/s);
    expect(out).not.toMatch(/default|display|Options/);
  });

  it("shows colours where it is asked to, and not to a file", async () => {
    const colours = /\p{Cc}\[\d+m/u;
    const broken = ["check", "--root", "test/fixtures"];
    expect((await maloi(broken)).err).not.toMatch(colours);
    expect((await maloi(broken, project, { FORCE_COLOR: "1" })).err).toMatch(colours);
    expect((await maloi(broken, project, { FORCE_COLOR: "0" })).err).not.toMatch(colours);
  });

  it("ends without a word when nobody reads on", async () => {
    const args = commandLine(["explain", "ERROR", "--json"]).map((arg) => `'${arg}'`);
    const command = `{ '${process.execPath}' ${args.join(" ")}; echo "ended with $?" >&2; } | true`;
    const { stderr } = await promisify(execFile)("sh", ["-c", command], { cwd: project });
    expect(stderr).toBe("ended with 0\n");
  });

  it("knows its version", async () => {
    expect(await maloi(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("explains its commands and exit codes", async () => {
    const { code, out, err } = await maloi(["--help"]);
    for (const word of ["generate", "check", "mock", "--root", "--lang", "70"]) expect(out).toContain(word);
    expect([code, err]).toEqual([0, ""]);
  });

  it.each(["en", "vi"])("explains each command with all that it takes and ends with, in %s", (language) => {
    const words = wordsFor(language);
    const program = createProgram(commands, words, () => undefined);
    for (const command of program.commands.filter((one) => one.name() !== "help")) {
      let help = "";
      command.configureOutput({
        writeOut: (text) => {
          help += text;
        },
      });
      command.outputHelp();
      for (const key of ["exit.ok", "exit.problems", "exit.usage", "exit.crash"]) {
        expect(help).toContain(words.say(`commands.${key}`));
      }
      for (const flag of ["--root <dir>", "--lang <tag>", "--json"]) expect(help).toContain(flag);
      for (const { flags, description } of command.options) {
        expect(help).toContain(flags);
        expect(description).not.toMatch(/^commands\./);
      }
    }
  });
});
