import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PublishedContract, readCatalogJson } from "../diff/catalog-json.js";
import { packageRoot } from "../words/words.js";

/** The contract that maloi ships with, so that it helps where there is none. */
export function shippedCatalog(): PublishedContract {
  const read = readCatalogJson(readFileSync(join(packageRoot(), "generated", "catalog.json"), "utf8"));
  if ("reason" in read) throw new Error(`maloi's own catalog.json cannot be read: ${read.reason}`);
  return read;
}
