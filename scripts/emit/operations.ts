import type { Contract } from "../model/contract.js";
import type { GeneratedFile } from "./generated-file.js";
import { docComment, expression, key, typescriptFile } from "./typescript.js";

/** The operations, and which codes each can return. */
export function emitOperations({ operations, files }: Pick<Contract, "operations" | "files">): GeneratedFile {
  const routes = operations.map(
    ({ id, method, path }) => `  ${key(id)}: ${expression({ method: method.toUpperCase(), path }, "  ")},\n`,
  );
  const codes = operations.map(({ id, codes }) => `  ${key(id)}: ${expression(codes, "  ")},\n`);
  return typescriptFile(
    "operations.ts",
    [files.openapi, files.catalog],
    [
      [
        docComment(["The operations by their `operationId`."]),
        `export const operations = {\n${routes.join("")}} as const;`,
      ].join("\n"),
      "export type OperationId = keyof typeof operations;",
      [
        docComment(["The codes that each operation can return, in the catalog's order."]),
        `export const operationErrorCodes = {\n${codes.join("")}} as const;`,
      ].join("\n"),
      [
        docComment(['The codes that an operation can return: `ErrorCodeOf<"createTask">`.']),
        "export type ErrorCodeOf<Id extends OperationId> = (typeof operationErrorCodes)[Id][number];",
      ].join("\n"),
    ],
  );
}
