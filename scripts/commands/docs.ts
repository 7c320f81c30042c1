import { join, relative, resolve } from "node:path";
import { buildSite } from "../site/build-site.js";
import type { SiteFile } from "../site/site.js";
import { apiFile } from "../site/try/api-file.js";
import { scalarPackage } from "../site/try/try-assets.js";
import { harmless } from "../words/problem-report.js";
import { documentWordsFor, packageManifest } from "../words/words.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import type { DocsOptions } from "./docs-options.js";
import { type Generated, isStale, readGenerated, type Unusable } from "./generated-folder.js";
import { finish } from "./interrupts.js";
import { hasSources, isShipped } from "./mock-service.js";
import { applySite, diffSite, type SiteDiff } from "./site-folder.js";

/** Builds the site of the error reference from `generated/`; or, with `check`, says whether it is as it would be built. */
export async function docs(terminal: Terminal, options: DocsOptions): Promise<ExitCode> {
  const { root, words, progress } = terminal;
  progress(words.say("docs-site.reading"));
  const generated = await readGenerated(root);
  if ("unusable" in generated) return refuse(terminal, generated);
  await warnIfStale(terminal, generated);
  progress(words.say("docs-site.building"));
  const { contract, openapi, translations } = generated;
  const { url } = options;
  const files = await buildSite({
    ...{ contract, openapi, translations, url, wordsFor: documentWordsFor },
    isShipped: isShipped(contract),
  });
  const ended = await writeSite(terminal, files, options);
  if (ended !== exitCodes.ok || !options.serve) return ended;
  const { preview } = await import("./docs-preview.js");
  return preview(terminal, contract, files, options);
}

async function writeSite(
  terminal: Terminal,
  files: readonly SiteFile[],
  { out, url, check, serve }: DocsOptions,
): Promise<ExitCode> {
  const { root, words } = terminal;
  const folder = out === undefined ? join(root, "dist", "docs") : resolve(out);
  const diff = await diffSite(folder, files);
  if (diff.inTheWay.length > 0) return refuseFolder(terminal, diff);
  if (check) return reportCheck(terminal, diff, files.length);
  terminal.progress(words.say("docs-site.writing"));
  await finish(() => applySite(diff));
  const shown = shownPath(folder);
  terminal.out(words.say("docs-site.written", { count: files.length, folder: shown }));
  if (url === undefined) terminal.out(words.say("docs-site.no-url"));
  if (!files.some(({ path }) => path === apiFile))
    terminal.out(words.say("docs-site.no-scalar", { command: scalarCommand() }));
  if (!serve) terminal.data({ folder, ...changes(diff) });
  return exitCodes.ok;
}

function scalarCommand(): string {
  return `npm install --save-dev ${scalarPackage}@${packageManifest().devDependencies[scalarPackage]}`;
}

/** As somebody who stands in the current folder would write it. */
function shownPath(folder: string): string {
  return harmless(relative(process.cwd(), folder) || ".");
}

function changes({ missing, stale, orphaned }: SiteDiff): object {
  return {
    missing: missing.map(({ path }) => path),
    stale: stale.map(({ path }) => path),
    orphaned,
  };
}

function reportCheck({ words, out, err, data }: Terminal, diff: SiteDiff, count: number): ExitCode {
  data(changes(diff));
  const differing = diff.missing.length + diff.stale.length + diff.orphaned.length;
  const folder = shownPath(diff.folder);
  if (differing === 0) out(words.say("docs-site.unchanged", { count, folder }));
  else err(words.say("docs-site.outdated", { count: differing, folder }));
  return differing === 0 ? exitCodes.ok : exitCodes.problems;
}

function refuseFolder({ words, err, data }: Terminal, { folder, inTheWay }: SiteDiff): ExitCode {
  const [first = ""] = inTheWay;
  const values = { folder: shownPath(folder), file: harmless(first), count: inTheWay.length };
  err(words.say(first === "." ? "docs-site.no-folder" : "docs-site.in-the-way", values));
  data({ folder, inTheWay });
  return exitCodes.problems;
}

function refuse({ words, err, data }: Terminal, { unusable, file, reason }: Unusable): ExitCode {
  const sentences = {
    missing: "docs-site.missing",
    broken: "docs-site.broken",
    torn: "docs-site.torn",
  } as const;
  err(harmless(words.say(sentences[unusable], { file, reason })));
  data({ unusable, file, reason });
  return exitCodes.problems;
}

/** Who has the sources may have forgotten to generate. */
async function warnIfStale({ root, words, err }: Terminal, generated: Generated): Promise<void> {
  if (!hasSources(root)) return;
  const stale = await isStale(root, generated);
  if (stale) err(words.say(stale === true ? "docs-site.stale" : "docs-site.mistaken"));
}
