import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

/*
 * All benches, one table per area: npm run bench. `npm run bench -- call describe` runs those named; `--write` puts what they
 * print into README.md.
 */

const folder = import.meta.dirname;
const areas = ["call", "tasks", "describe", "weight", "generate", "scale", "docs", "ban"] as const;
const given = process.argv.slice(2).filter((word) => word !== "--write");
const unknown = given.filter((word) => !areas.some((area) => area === word));
if (unknown.length > 0) throw new Error(`no such area: ${unknown.join(", ")}; there are ${areas.join(", ")}`);

for (const area of areas) {
  if (given.length > 0 && !given.includes(area)) continue;
  console.log(`\n${area}\n${"=".repeat(area.length)}`);
  const printed = await run(area);
  if (process.argv.includes("--write")) write(area, printed);
}

/** What it printed, which is shown as it comes. */
async function run(area: string): Promise<string> {
  const args = ["--expose-gc", "--import", "tsx", join(folder, `${area}.ts`)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    printed += chunk;
    process.stdout.write(chunk);
  });
  const [code] = await once(child, "close");
  if (code !== 0) process.exit(1);
  return printed;
}

/** The block below the area's mark in README.md. */
function write(area: string, printed: string): void {
  const file = join(folder, "README.md");
  const mark = `<!-- npm run bench: ${area} -->`;
  const [before = "", after = ""] = readFileSync(file, "utf8").split(mark);
  const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}; ${process.platform}, ${process.arch}`;
  const lines = `${machine}\n${printed.trim()}`.split("\n").map((line) => line.trimEnd());
  const rest = after.replace(/^\n*```text\n.*?\n```\n/s, "");
  writeFileSync(file, `${before}${mark}\n\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n${rest}`);
}
