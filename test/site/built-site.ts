import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type PublishedContract, readCatalogJson } from "../../scripts/diff/catalog-json.js";
import type { JsonObject } from "../../scripts/load/json.js";
import type { Contract } from "../../scripts/model/contract.js";
import { buildSite, type SiteSource } from "../../scripts/site/build-site.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { project } from "../commands/maloi.js";
import { outputsOf } from "../emit/hostile-contract.js";

/** A contract as it was published. */
export interface Published {
  readonly contract: PublishedContract;
  readonly openapi: JsonObject;
}

/** The files of a site by their paths. */
export type Files = ReadonlyMap<string, string>;

/** What is in `generated/` below `folder` of this project. */
export function publishedIn(folder: string): Published {
  const read = (name: string) => readFileSync(join(project, folder, "generated", name), "utf8");
  return publishedAs(read("catalog.json"), read("openapi.yaml"));
}

/** What would be in `generated/`. */
export async function publish(contract: Contract): Promise<Published> {
  const outputs = await outputsOf(contract);
  return publishedAs(outputs.get("catalog.json") ?? "", outputs.get("openapi.yaml") ?? "");
}

function publishedAs(catalog: string, description: string): Published {
  const contract = readCatalogJson(catalog);
  if ("reason" in contract) throw new Error(contract.reason);
  return { contract, openapi: parse(description) };
}

export async function build(
  published: Published,
  options: Partial<Pick<SiteSource, "url" | "isShipped">> = {},
): Promise<Files> {
  const files = await buildSite({ ...published, isShipped: false, wordsFor: documentWordsFor, ...options });
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  if (byPath.size < files.length) throw new Error("two files have the same path");
  return byPath;
}

/** The site of the contract that is shipped. */
export function buildShipped(url?: string): Promise<Files> {
  return build(publishedIn("."), { isShipped: true, ...(url !== undefined && { url }) });
}

export function htmlFiles(files: Files): [path: string, html: string][] {
  return [...files].filter(([path]) => path.endsWith(".html"));
}
