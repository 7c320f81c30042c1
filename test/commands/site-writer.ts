import { readFileSync } from "node:fs";
import { applySite, diffSite } from "../../scripts/commands/site-folder.js";
import type { SiteFile } from "../../scripts/site/site.js";

/*
 * What `docs` does last, and nothing before it, as a program of its own: `site-writer FOLDER LIST` says that it is ready, waits
 * for a line, makes the folder as the list says, and says that it is done.
 */
const [folder = "", list = ""] = process.argv.slice(2);
const files: readonly SiteFile[] = JSON.parse(readFileSync(list, "utf8"));
process.stdin.once("data", async () => {
  await applySite(await diffSite(folder, files));
  process.stdout.write("done\n", () => process.exit());
});
process.stdout.write("ready\n");
