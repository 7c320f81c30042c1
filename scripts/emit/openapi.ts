import { stringify } from "yaml";
import type { Contract } from "../model/contract.js";
import { codeEnum, withFailures } from "./failure-responses.js";
import { type GeneratedFile, origin } from "./generated-file.js";

/** The OpenAPI description as one standard document, with every failure written out. */
export function emitOpenApi(contract: Contract): GeneratedFile {
  const { files, languages } = contract;
  const sources = [files.openapi, files.catalog, files.locales[languages[0] ?? ""] ?? ""];
  const yaml = stringify(withFailures(contract, codeEnum), { lineWidth: 0, aliasDuplicateObjects: false });
  return { path: "openapi.yaml", content: `# ${origin(sources)}\n\n${yaml}` };
}
