import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { Contract } from "../model/contract.js";
import { type CodeSchema, withFailures } from "./failure-responses.js";
import type { GeneratedFile } from "./generated-file.js";
import { typescriptFile } from "./typescript.js";

/** Marks the schema that stands for the codes of an operation under one status; never leaves this file. */
const marker = "x-maloi-codes";

/** The codes are written with the one exported type that has them, not as the same union at each response. */
const codeReference: CodeSchema = ({ id, codes }, own) => ({
  [marker]: { id, own, others: codes.filter((code) => !own.includes(code)) },
});

/** The types of the OpenAPI description. The only file that knows openapi-typescript. */
export async function emitOpenApiTypes(contract: Contract): Promise<GeneratedFile> {
  const { files, operations, languages } = contract;
  const nodes = await openapiTS(
    structuredClone(withFailures(contract, codeReference)) as unknown as OpenAPI3,
    {
      silent: true,
      transform: (schema) => {
        const marked: MarkedCodes | undefined = Reflect.get(schema, marker);
        return marked && codesType(marked);
      },
    },
  );
  const imported = operations.some(({ codes }) => codes.length > 0)
    ? 'import type { ErrorCodeOf } from "./operations.js";'
    : "";
  return typescriptFile(
    "openapi-types.ts",
    [files.openapi, files.catalog, files.locales[languages[0] ?? ""] ?? ""],
    [imported, astToString(nodes).trim()],
  );
}

interface MarkedCodes {
  readonly id: string;
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** `ErrorCodeOf<"createTask">`, without the codes of other statuses: as whichever of the two is shorter. */
function codesType({ id, own, others }: MarkedCodes): ts.TypeNode {
  const all = reference("ErrorCodeOf", literalType(id));
  if (others.length === 0) return all;
  return own.length <= others.length ? union(own) : reference("Exclude", all, union(others));
}

function reference(name: string, ...types: ts.TypeNode[]): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name, types);
}

function union(values: readonly string[]): ts.TypeNode {
  return ts.factory.createUnionTypeNode(values.map(literalType));
}

function literalType(value: string): ts.TypeNode {
  return ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value));
}
