import type { PublishedContract } from "../diff/catalog-json.js";
import type { JsonObject } from "../load/json.js";
import type { Words } from "../words/words.js";
import { answersOf, type DescriptionSource, descriptionsFor } from "./api/description.js";
import { asset, loadAssets } from "./assets.js";
import { emitSite } from "./emit-site.js";
import { callsOf } from "./examples.js";
import { loadGuides } from "./guides/load-guides.js";
import { createHighlighter } from "./highlight.js";
import { wordsAmid } from "./page-words.js";
import type { SiteFile } from "./site.js";
import { apiFileFor } from "./try/api-file.js";
import { loadTryAssets } from "./try/try-assets.js";

/** What a site is built from: what `generated/` holds, and the words around it. */
export interface SiteSource {
  readonly contract: PublishedContract;
  readonly openapi: JsonObject;
  /** The same description for the readers of each language. */
  readonly translations?: ReadonlyMap<string, DescriptionSource>;
  readonly isShipped: boolean;
  readonly url?: string | undefined;
  wordsFor(language: string): Words;
}

/** Every file of the site, by path. The same source gives the same bytes. */
export async function buildSite({
  contract,
  openapi,
  translations,
  isShipped,
  url,
  wordsFor,
}: SiteSource): Promise<SiteFile[]> {
  const [highlight, { css, theme, script, tryScript }] = await Promise.all([
    createHighlighter(),
    loadAssets(),
  ]);
  const wordsOn = (language: string) => wordsAmid(language, wordsFor(language));
  const words = new Map(contract.languages.map((language) => [language, wordsOn(language)]));
  const descriptions = descriptionsFor(contract, openapi, translations ?? new Map());
  const guides = loadGuides(contract.languages, isShipped);
  const scripts = { theme: asset("theme", "js", theme), script: asset("site", "js", script) };
  const trial = loadTryAssets(tryScript);
  const site = {
    ...(trial && { trial: { script: trial.script.path, scalar: trial.scalar.path } }),
    ...{ contract, openapi, isShipped, url, highlight },
    calls: callsOf({ contract, openapi }),
    answers: answersOf(contract, openapi),
    description: (language: string) =>
      descriptions.get(language) ?? { document: openapi, untranslated: new Set<string>() },
    words: (language: string) => words.get(language) ?? wordsOn(language),
    guides: (language: string) => guides.get(language) ?? [],
  };
  return emitSite(site, css, scripts, trial ? [trial.script, trial.scalar, apiFileFor(undefined)] : []);
}
