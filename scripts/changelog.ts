import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/*
 * Gives what stands under "Unreleased" in CHANGELOG.md to the version of package.json: npm run release:version. Changesets,
 * which go before, head a section with that version; `maloi diff` writes what changes in the contract under "Unreleased".
 */

const root = join(import.meta.dirname, "..");
const file = join(root, "CHANGELOG.md");
const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(root, "package.json"), "utf8"),
);
const text = readFileSync(file, "utf8");
const headings: readonly string[] = text.match(/^## .+$/gm) ?? [];
const unreleased = headings.indexOf("## Unreleased");
const own = headings.indexOf(`## ${version}`);

if (unreleased >= 0 && own > unreleased) {
  console.error(`${version} is released, and CHANGELOG.md has changes since; run: npx changeset`);
  process.exitCode = 1;
} else {
  writeFileSync(file, text.replace(/^## Unreleased$/m, own >= 0 ? "### Contract" : `## ${version}`));
}
