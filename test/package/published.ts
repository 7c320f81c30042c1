import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { nodeOfNpm, nodeVersions } from "./nodes.js";
import { installPeers } from "./peers.js";
import { createProject, manifest, packageOf } from "./project.js";
import { writeScenario } from "./scenario.js";

declare module "vitest" {
  interface ProvidedContext {
    readonly published: {
      /** The package as npm would publish it. */
      readonly tarball: string;
      /** A project that installed it, and nothing else. */
      readonly alone: string;
      /** One that has i18next as well, and a program that uses both: `consumers/scenario.ts`. */
      readonly application: string;
      /** The address of the mock that the installed command line serves. */
      readonly service: string;
      /** The programs of other versions of Node. */
      readonly nodes: Readonly<Record<keyof typeof nodeVersions, string>>;
    };
  }
}

/** Packs once, installs once, and starts the service that the programs call. */
export default async function setup({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "maloi-package-"));
  const [tarball, oldest, second, third, newest] = await Promise.all([
    packageOf(folder),
    nodeOfNpm(nodeVersions.oldest),
    nodeOfNpm(nodeVersions["22"]),
    nodeOfNpm(nodeVersions["24"]),
    nodeOfNpm(nodeVersions.newest),
    installPeers(),
  ]);
  const alone = await createProject(join(folder, "alone"), tarball);
  const i18next = `i18next@${manifest.devDependencies["i18next"]}`;
  const application = await createProject(join(folder, "application"), tarball, i18next);
  writeScenario(application);
  const mock = spawn(join(alone, "node_modules/.bin/maloi"), ["mock", "--port", "0"], { cwd: alone });
  const nodes = { oldest, "22": second, "24": third, newest };
  provide("published", { tarball, alone, application, service: await addressOf(mock), nodes });
  return () => {
    mock.kill();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Where it listens, once it says so. */
function addressOf(mock: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: unknown) => {
      said += String(chunk);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    mock.stdout?.on("data", read);
    mock.stderr?.on("data", read);
    mock.on("exit", () => reject(new Error(`maloi mock ended: ${said}`)));
  });
}
