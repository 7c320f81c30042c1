import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { maloi, project } from "./maloi.js";

const { version }: { version: string } = JSON.parse(readFileSync(`${project}/package.json`, "utf8"));

describe("the command line", () => {
  it.each([
    ["an unknown option", ["check", "--chekc"], /unknown option '--chekc'/],
    ["an unknown command", ["chekc"], /unknown command 'chekc'/],
    ["an option without its value", ["check", "--root"], /argument missing/],
    ["a word too many", ["check", "spec"], /too many arguments/],
    ["nothing at all", [], /Usage: maloi/],
  ])("%s ends with 2, and says why", async (_, args, why) => {
    const { code, out, err } = await maloi(args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(why);
    expect(err).not.toContain("    at ");
  });

  it("knows its version", async () => {
    expect(await maloi(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("explains its commands and exit codes", async () => {
    const { code, out, err } = await maloi(["--help"]);
    for (const word of ["generate", "check", "mock", "--root", "--lang", "70"]) expect(out).toContain(word);
    expect([code, err]).toEqual([0, ""]);
  });
});
