import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { Contract } from "../model/contract.js";
import { type CodeSchema, withFailures } from "./failure-responses.js";
import type { GeneratedFile } from "./generated-file.js";
import { typescriptFile } from "./typescript.js";

/** Marks the schema that stands for an operation's codes; never leaves this file. */
const marker = "x-maloi-codes-of";

/** The codes of an operation are one exported type, not the same union printed at each response. */
const codeReference: CodeSchema = ({ id }) => ({ [marker]: id });

/** The types of the OpenAPI description. The only file that knows openapi-typescript. */
export async function emitOpenApiTypes(contract: Contract): Promise<GeneratedFile> {
  const { files, operations } = contract;
  const nodes = await openapiTS(
    structuredClone(withFailures(contract, codeReference)) as unknown as OpenAPI3,
    {
      silent: true,
      transform: (schema) => {
        const id: unknown = Reflect.get(schema, marker);
        return typeof id === "string" ? codesOf(id) : undefined;
      },
    },
  );
  const imported = operations.some(({ codes }) => codes.length > 0)
    ? 'import type { ErrorCodeOf } from "./operations.js";'
    : "";
  return typescriptFile(
    "openapi-types.ts",
    [files.openapi, files.catalog],
    [imported, astToString(nodes).trim()],
  );
}

/** `ErrorCodeOf<"createTask">` */
function codesOf(id: string): ts.TypeNode {
  const argument = ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(id));
  return ts.factory.createTypeReferenceNode("ErrorCodeOf", [argument]);
}
