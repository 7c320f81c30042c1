import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "../commands/maloi.js";
import { type Contender, contest } from "./contest.js";
import { writeLargeContract } from "./large-contract.js";
import { measured, median } from "./measured.js";
import { PackedCli } from "./packed-cli.js";
import { installPeers, peerFile, peerVersion } from "./peers.js";

/*
 * What `maloi generate`, as it is installed, takes for all its outputs, in times of what openapi-typescript's own command takes
 * for the types alone; each run is a process of its own. npm run bench -- generate
 */

const english = "locales/en.yaml";
const action = /^( {4}action: ).*$/m;

installPeers();
using cli = new PackedCli();
const out = cli.folder("peers");
console.log(
  ["openapi-typescript", "orval", "@hey-api/openapi-ts", "@octokit/openapi"].map(peerVersion).join(", "),
);
console.log(`Node ${process.versions.node}`);
await contest("our contract", 11, [...peersOn(join(project, "spec/openapi.yaml")), ...oursOn(ourRoot())]);
await printWatch(ourRoot("watched"), 15);
const large = peerFile("@octokit/openapi", "generated/api.github.com.json");
await contest("GitHub's description, 13 MB", 3, [...peersOn(large), ...oursOn(largeRoot(large))]);

function peersOn(file: string): Contender[] {
  const outputs = (name: string) => join(out, name);
  const peer = (name: string, script: string, ...args: string[]): Contender => ({
    name,
    run: () => measured(peerFile(name, script), args, out),
  });
  return [
    peer("openapi-typescript", "bin/cli.js", file, "-o", outputs("types.ts")),
    peer("orval", "dist/bin/orval.js", "--input", file, "--output", outputs("orval.ts")),
    peer("@hey-api/openapi-ts", "dist/run.mjs", "-i", file, "-o", outputs("hey")),
  ];
}

function oursOn(root: string): Contender[] {
  const run = () => cli.run("generate", "--root", root);
  const remembered = join(root, "node_modules/.cache");
  let times = 0;
  return [
    {
      name: "maloi, everything",
      reach: 1.15,
      prepare: () => {
        for (const folder of [join(root, "generated"), remembered])
          rmSync(folder, { recursive: true, force: true });
      },
      run,
    },
    // All that it makes is there already.
    { name: "maloi, nothing remembered", prepare: () => rmSync(remembered, { recursive: true }), run },
    { name: "maloi, nothing changed", reach: 0.4, run },
    {
      name: "maloi, a text changed",
      reach: 0.5,
      prepare: () => writeText(root, `Once more: ${times++}.`),
      run,
    },
  ];
}

function writeText(root: string, text: string): void {
  const file = join(root, english);
  writeFileSync(file, readFileSync(file, "utf8").replace(action, `$1"${text}"`));
}

/** Ours, with a place for what is remembered. */
function ourRoot(name = "ours"): string {
  const root = cli.folder(name);
  for (const folder of ["spec", "locales"])
    cpSync(join(project, folder), join(root, folder), { recursive: true });
  mkdirSync(join(root, "node_modules"), { recursive: true });
  return root;
}

function largeRoot(file: string): string {
  const root = cli.folder("large");
  writeLargeContract(root, file);
  return root;
}

/** From when a text is saved to when its files are written, in a watch that is under way. */
async function printWatch(root: string, rounds: number): Promise<void> {
  const child = spawn(process.execPath, [cli.file, "generate", "--watch", "--root", root, "--lang", "en"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const heard = (what: RegExp) =>
    new Promise<void>((resolve) => {
      const listen = (chunk: unknown) => {
        if (!what.test(String(chunk))) return;
        child.stdout.off("data", listen);
        resolve();
      };
      child.stdout.on("data", listen);
    });
  await heard(/^watching/m);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const written = heard(/made anew/);
    writeText(root, `Round ${round}.`);
    const saved = performance.now();
    await written;
    times.push(performance.now() - saved);
    // As nobody saves twice at once.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  child.kill();
  console.log(`\nwatch, from a saved text to written files: ${median(times).toFixed(0)} ms (reach ≤ 100 ms)`);
}
