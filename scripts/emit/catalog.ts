import type { Contract } from "../model/contract.js";
import { type GeneratedFile, origin } from "./generated-file.js";
import { jsonFile } from "./json.js";

/** The whole contract as data, for those who work in another language or build their own tools. */
export function emitCatalog(contract: Contract): GeneratedFile {
  const { openapi, files, ...facts } = contract;
  const sources = [files.catalog, files.openapi, ...Object.values(files.locales)];
  return jsonFile("catalog.json", { $comment: origin(sources), ...facts });
}
