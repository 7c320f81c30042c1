import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { JsonValue } from "../load/json.js";
import type { Contract } from "../model/contract.js";
import { type FailureFacts, type Style, withFailures } from "./failure-responses.js";
import type { GeneratedFile } from "./generated-file.js";
import { withSafeComments } from "./safe-comments.js";
import { typescriptFile } from "./typescript.js";

/** Marks the schema that stands for the codes of an operation under one status; never leaves this file. */
const marker = "x-maloi-codes";

/** The codes are written with the one exported type that has them, not as the same union at each response. */
const typed: Style = {
  codeSchema: ({ id, codes }, own) => {
    // Where the wire has other values than the codes, those are what the type is of.
    if (!own.every((code) => typeof code === "string" && codes.includes(code))) return { enum: own };
    return { [marker]: { id, own, others: codes.filter((code) => !own.includes(code)) } };
  },
  // No type comes of them, and openapi-typescript stumbles over those that are named like an object's own methods.
  examples: false,
};

/** All that the types are made from. */
export interface TypedDocument {
  readonly document: JsonValue;
  readonly sources: readonly string[];
}

/** The OpenAPI description with its failures, and without anything of them that no type comes of, such as examples. */
export function typedDocument(contract: FailureFacts & Pick<Contract, "files">): TypedDocument {
  const { files, languages } = contract;
  const sources = [files.openapi, files.catalog, files.locales[languages[0] ?? ""] ?? ""];
  return { document: withSafeComments(withFailures(contract, typed)), sources };
}

/** The types of the OpenAPI description. The only file that knows openapi-typescript. */
export async function emitOpenApiTypes({ document, sources }: TypedDocument): Promise<GeneratedFile> {
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    silent: true,
    transform: (schema) => {
      const marked: MarkedCodes | undefined = Reflect.get(schema, marker);
      return marked && codesType(marked);
    },
  });
  const types = astToString(nodes).trim();
  const imported = types.includes("ErrorCodeOf<")
    ? 'import type { ErrorCodeOf } from "./operations.js";'
    : "";
  return typescriptFile("openapi-types.ts", sources, [imported, types]);
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
