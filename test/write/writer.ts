import { readFileSync } from "node:fs";
import type { GeneratedFile } from "../../scripts/emit/generated-file.js";
import { applyDiff } from "../../scripts/write/apply.js";
import { diffFolder } from "../../scripts/write/diff.js";

/*
 * What `generate` does last, and nothing before it, as a program of its own: `writer FOLDER LIST` says that it is ready,
 * waits for a line, makes the folder as the list says, and says that it is done.
 */
const [folder = "", list = ""] = process.argv.slice(2);
const files: readonly GeneratedFile[] = JSON.parse(readFileSync(list, "utf8"));
process.stdin.once("data", async () => {
  await applyDiff(await diffFolder(folder, files));
  process.stdout.write("done\n", () => process.exit());
});
process.stdout.write("ready\n");
