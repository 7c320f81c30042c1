import { Document, visit } from "yaml";
import type { Contract } from "../model/contract.js";
import { escapeJson } from "./escape.js";
import { type FailureFacts, standard, withFailures } from "./failure-responses.js";
import { type GeneratedFile, origin } from "./generated-file.js";

/** The OpenAPI description as one standard document, with every failure written out. */
export function emitOpenApi(contract: FailureFacts & Pick<Contract, "files">): GeneratedFile {
  const { files, languages } = contract;
  const sources = [files.openapi, files.catalog, files.locales[languages[0] ?? ""] ?? ""];
  return {
    path: "openapi.yaml",
    content: `# ${origin(sources)}\n\n${yamlText(withFailures(contract, standard))}`,
  };
}

/** YAML that readers of version 1.1, which are many, take for the same: to them a bare `no` is false, and a date is no text. */
function yamlText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === "string" && needsEscapes(scalar.value)) scalar.type = "QUOTE_DOUBLE";
    },
  });
  // Whatever is escaped here stands within double quotes by now, where YAML reads JSON's escapes.
  return escapeJson(document.toString({ lineWidth: 0 }));
}

function needsEscapes(text: string): boolean {
  const json = JSON.stringify(text);
  return escapeJson(json) !== json || /[\p{Cc}\p{Cs}]/u.test(text);
}
