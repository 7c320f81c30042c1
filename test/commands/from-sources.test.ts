import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { commandLine, filesIn, folderWith, maloi, maloiFromSources, project, type Run } from "./maloi.js";

/* A checkout runs its sources. All other tests of commands run what is built of them, for it starts in a third of the time. */

/** What a team does with the command line, from an empty folder on, and what each step ends with. */
const steps: readonly (readonly [args: readonly string[], code: number])[] = [
  [["init"], 0],
  [["generate"], 0],
  [["explain", "SERVICE_OVERLOADED", "--lang", "vi"], 0],
  [["add", "lower-case"], 1],
  [["docs"], 0],
  [["contract-test"], 0],
  [["chekc"], 2],
];

async function takeSteps(run: typeof maloiFromSources): Promise<{ runs: Run[]; files: object }> {
  const root = await folderWith({});
  const runs: Run[] = [];
  for (const [args] of steps) runs.push(await run(args, root));
  const files = await filesIn(root);
  await rm(root, { recursive: true });
  return { runs, files };
}

describe("the command line of a checkout", () => {
  it("says, writes and ends with the same as when it is built", async () => {
    expect(commandLine([])).toHaveLength(1);
    const [sources, built] = await Promise.all([takeSteps(maloiFromSources), takeSteps(maloi)]);
    expect(built.runs.map(({ code }) => code)).toEqual(steps.map(([, code]) => code));
    expect(sources).toEqual(built);
  });

  it("is a script of the project", async () => {
    const args = ["run", "-s", "maloi", "--", "explain", "ERROR_RATE_LIMIT", "--lang", "en"];
    const { stdout } = await promisify(execFile)("npm", args, { cwd: project });
    expect(stdout).toBe((await maloi(args.slice(4))).out);
  });
});
