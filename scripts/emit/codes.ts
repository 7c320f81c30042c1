import type { Contract, ContractError } from "../model/contract.js";
import type { GeneratedFile } from "./generated-file.js";
import { docComment, key, literal, quoted, typescriptFile } from "./typescript.js";

/** The codes as a const object, and the union of their values. */
export function emitCodes(
  contract: Pick<Contract, "errors" | "title" | "files" | "languages">,
): GeneratedFile {
  const { errors, title, files } = contract;
  const example = errors[0] ? ` Each is its own value: \`${member(errors[0].code)}\`.` : "";
  const entries = errors.flatMap((error) => [
    docComment(describe(contract, error), "  "),
    `  ${key(error.code)}: ${literal(error.code)},`,
  ]);
  return typescriptFile(
    "codes.ts",
    [files.catalog, ...Object.values(files.locales)],
    [
      [
        docComment([`The error codes of the ${quoted(title)}, as they come over the wire.${example}`]),
        "export const ErrorCode = {",
        ...entries,
        "} as const;",
      ].join("\n"),
      [
        docComment([
          "Any of the error codes. The service may one day return others: at run time a code is a string.",
        ]),
        "export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];",
      ].join("\n"),
    ],
  );
}

function describe({ languages }: Pick<Contract, "languages">, error: ContractError): string[] {
  const shown = [...new Set([languages[0], languages.includes("en") ? "en" : undefined])];
  const sentences = shown.flatMap((language) => {
    const text = language === undefined ? undefined : error.texts[language];
    return text ? [`${language}: ${quoted(text.description)}`, ""] : [];
  });
  const facts = `HTTP ${error.status}, category ${error.category}, retry ${error.retry.mode}.`;
  const over = error.deprecated ?? error.retired;
  if (over === undefined) return [...sentences, facts];
  const successor = error.replacedBy === undefined ? "" : `, use ${error.replacedBy}`;
  return [...sentences, facts, "", `@deprecated since ${over}${successor}`];
}

function member(code: string): string {
  const name = key(code);
  return name === code ? `ErrorCode.${code}` : `ErrorCode[${name}]`;
}
