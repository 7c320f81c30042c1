import { cleanText } from "../author/read-code.js";
import { guessColumns } from "../import/columns.js";
import { readOpenApi } from "../import/read-openapi.js";
import { toCodes } from "../import/to-codes.js";
import { isRecord } from "../load/json.js";
import type { YamlSource } from "../load/yaml-source.js";
import { CodeFormat } from "../model/catalog-format.js";
import { validOrNothing } from "../model/validate.js";

/** A code that an OpenAPI description knows of, with what can be told of it. */
export interface FoundCode {
  readonly code: string;
  readonly status: number;
  /** Empty where the description does not say who returns it. */
  readonly operations: readonly string[];
  readonly message: string;
}

/** An operation as it stands in the file. */
export interface FoundOperation {
  readonly path: string;
  readonly method: string;
  readonly id?: string;
  /** The codes it lists already. */
  readonly codes?: readonly string[];
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export function findOperations({ value }: YamlSource): FoundOperation[] {
  const paths = isRecord(value) && isRecord(value["paths"]) ? Object.entries(value["paths"]) : [];
  return paths.flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([method, operation]) => {
      if (!methods.includes(method) || !isRecord(operation)) return [];
      const { operationId: id, "x-error-codes": codes } = operation;
      return [
        {
          path,
          method,
          ...(typeof id === "string" && { id }),
          ...(Array.isArray(codes) && { codes: codes.map(String) }),
        },
      ];
    }),
  );
}

/** Those in enums, examples and lists of codes, each once, in the order of the file. */
export function findCodes(source: YamlSource): FoundCode[] {
  const table = readOpenApi(source);
  const { codes } = toCodes(table, guessColumns(table.columns, ["en"]));
  const listed = findOperations(source).flatMap((operation) => operation.codes ?? []);
  const known = codes.map(({ code, status, operations, texts }) => ({
    code,
    status: Number(status ?? 400),
    operations,
    message: plainText(texts["en"]?.description ?? "") || readable(code),
  }));
  const others = listed.map((code) => ({ code, status: 400, operations: [], message: readable(code) }));
  const all = [...known, ...others].filter(({ code }) => validOrNothing(CodeFormat, code) !== undefined);
  // Two that differ by their case alone cannot both be codes of a contract.
  const first = (code: string) => all.findIndex((other) => other.code.toUpperCase() === code.toUpperCase());
  return all.filter(({ code }, index) => first(code) === index);
}

/** Without what means something in a locale file, and without a full stop: a description is a phrase. */
function plainText(text: string): string {
  return cleanText(text.replace(/[{}]|\$t\(/g, "").replace(/[\p{Cc}\p{Cf}]/gu, " ")).replace(/\s*\.$/, "");
}

/** `ERROR_RATE_LIMIT` reads "Error rate limit". */
export function readable(code: string): string {
  const words = code
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, " ")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
