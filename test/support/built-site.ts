import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type PublishedContract, readCatalogJson } from "../../scripts/diff/catalog-json.js";
import { buildSite } from "../../scripts/site/build-site.js";
import type { SiteFile } from "../../scripts/site/site.js";
import { documentWordsFor } from "../../scripts/words/words.js";

/** The contract in a folder such as `generated/`. */
export function contractIn(folder: string): PublishedContract {
  const contract = readCatalogJson(readFileSync(join(folder, "catalog.json"), "utf8"));
  if ("reason" in contract) throw new Error(contract.reason);
  return contract;
}

/** The site of that, with nothing written. */
export function builtSite(folder: string, isShipped: boolean): Promise<SiteFile[]> {
  const openapi = parse(readFileSync(join(folder, "openapi.yaml"), "utf8"));
  return buildSite({ contract: contractIn(folder), openapi, isShipped, wordsFor: documentWordsFor });
}
