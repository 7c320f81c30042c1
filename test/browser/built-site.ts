import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { readGenerated } from "../../scripts/commands/generated-folder.js";
import { buildSite } from "../../scripts/site/build-site.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { project as root } from "../commands/maloi.js";
import { base, serveSite } from "../support/site-server.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the site is served, with a slash at its end. */
    site: string;
    /** Where it lies. */
    folder: string;
    /** Its pages below a language: `errors/ERROR_RATE_LIMIT`, "" for the first. */
    pages: readonly string[];
  }
}

/** Builds the site of the shipped contract once, writes it to a folder, and serves it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const generated = await readGenerated(root);
  if ("unusable" in generated) throw new Error(generated.reason);
  const files = await buildSite({ ...generated, isShipped: true, wordsFor: documentWordsFor });
  const folder = mkdtempSync(join(tmpdir(), "maloi-site-"));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const server = await serveSite(files);
  project.provide("site", server.url + base);
  project.provide("folder", folder);
  const paths = files.map(({ path }) => /^vi\/(?:(.*)\/)?index\.html$/.exec(path));
  project.provide(
    "pages",
    paths.flatMap((match) => (match ? [match[1] ?? ""] : [])),
  );
  return async () => {
    await server[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  };
}
