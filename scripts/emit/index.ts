import type { Contract } from "../model/contract.js";
import type { Words } from "../words/words.js";
import { emitCatalog } from "./catalog.js";
import { emitCodes } from "./codes.js";
import { emitContract } from "./contract.js";
import { emitDocs } from "./docs.js";
import { emitErrors } from "./errors.js";
import type { GeneratedFile } from "./generated-file.js";
import { emitI18next } from "./i18next.js";
import { emitLocales } from "./locales.js";
import { emitOpenApi } from "./openapi.js";
import { emitOperations } from "./operations.js";
import { emitReadme } from "./readme.js";

/** Every file that is generated from `contract`, by path. */
export async function emitAll(
  contract: Contract,
  wordsFor: (language: string) => Words,
): Promise<readonly GeneratedFile[]> {
  // Brings the TypeScript compiler with it, which takes longer to load than all else here takes to run.
  const { emitOpenApiTypes } = await import("./openapi-types.js");
  const files = [
    emitCatalog(contract),
    emitCodes(contract),
    emitContract(contract),
    emitErrors(contract),
    emitOpenApi(contract),
    emitOperations(contract),
    await emitOpenApiTypes(contract),
    ...emitDocs(contract, wordsFor),
    ...emitI18next(contract),
    ...emitLocales(contract),
  ];
  return [...files, emitReadme(contract, files)].sort((a, b) => (a.path < b.path ? -1 : 1));
}
