import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProject, packageOf } from "./project.js";
import { lowerLimits, type Weight, weigh } from "./sizes.js";

/*
 * What the parts of the package weigh: npm run bench:size. `npm run bench:size -- --lower` writes limits into
 * size-budget.json wherever less is enough.
 */

const folder = mkdtempSync(join(tmpdir(), "maloi-size-"));
try {
  const weights = await weigh(await createProject(join(folder, "project"), await packageOf(folder)));
  console.log("after gzip, in bytes; limits and goals: test/package/size-budget.json\n");
  console.log(lineOf(["", "minified", "gzip", "limit", "goal"]));
  for (const weight of weights) console.log(lineOf(cells(weight)));
  if (process.argv.includes("--lower")) lowerLimits(weights);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function cells({ module, name, size, gzip, limit, goal }: Weight): string[] {
  const verdict = limit !== undefined && gzip > limit ? "too much" : "";
  return [
    name === "*" ? module : `  ${name}`,
    ...[size, gzip, limit, goal].map((cell) => String(cell ?? "")),
    verdict,
  ];
}

function lineOf([title = "", ...numbers]: readonly string[]): string {
  return [title.padEnd(30), ...numbers.map((number) => number.padStart(9))].join(" ").trimEnd();
}
