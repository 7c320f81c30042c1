import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { bundleCli } from "../support/bundled-cli.js";
import { builtProgram, project } from "./maloi.js";

/**
 * Builds the command line before the tests, which run it hundreds of times, and before each time that they run again. It is
 * within the project, as the sources are: what belongs to this checkout is the same to both.
 */
export default async function setup(tests: TestProject): Promise<() => void> {
  const folder = join(project, `.maloi-built-${process.pid}`);
  const buildProgram = async (): Promise<void> => {
    process.env[builtProgram] = await bundleCli(folder);
  };
  await buildProgram();
  tests.onTestsRerun(buildProgram);
  return () => rmSync(folder, { recursive: true, force: true });
}
