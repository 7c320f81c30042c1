import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from "openapi-typescript";
import type { TypeNode } from "typescript";
import type { JsonValue } from "../load/json.js";
import ts from "./compiler.js";
import type { GeneratedFile } from "./generated-file.js";
import { type MarkedCodes, marker, type TypedDocument } from "./typed-document.js";
import { typescriptFile } from "./typescript.js";

/** The types of the OpenAPI description. The only file that knows openapi-typescript. */
export function emitOpenApiTypes({ document, sources }: TypedDocument): GeneratedFile {
  const types = astToString(typesOf(document)).trim();
  const imported = types.includes("ErrorCodeOf<")
    ? 'import type { ErrorCodeOf } from "./operations.js";'
    : "";
  return typescriptFile("openapi-types.ts", sources, [imported, types]);
}

/** What openapi-typescript would do by itself, but for checking and bundling a document that was checked and bundled before. */
function typesOf(document: JsonValue): ReturnType<typeof transformSchema> {
  const schema = document as unknown as OpenAPI3;
  const context: Omit<GlobalContext, "redoc"> = {
    ...defaults,
    discriminators: scanDiscriminators(schema, { silent: true }),
    injectFooter: [],
    resolve: ($ref) => resolveRef(schema, $ref, { silent: true }),
  };
  // It takes the linter's settings along, and asks nothing of them.
  return transformSchema(schema, context as GlobalContext);
}

const defaults = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  conditionalEnums: false,
  dedupeEnums: false,
  defaultNonNullable: true,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  excludeDeprecated: false,
  exportType: false,
  generatePathParams: false,
  immutable: false,
  makePathsEnum: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  readWriteMarkers: false,
  rootTypes: false,
  rootTypesKeepCasing: false,
  rootTypesNoSchemaPrefix: false,
  silent: true,
  transform: (schema) => {
    const marked: MarkedCodes | undefined = Reflect.get(schema, marker);
    return marked && codesType(marked);
  },
  transformProperty: undefined,
} satisfies Partial<GlobalContext>;

/** `ErrorCodeOf<"createTask">`, without the codes of other statuses: as whichever of the two is shorter. */
function codesType({ id, own, others }: MarkedCodes): TypeNode {
  const all = reference("ErrorCodeOf", literalType(id));
  if (others.length === 0) return all;
  return own.length <= others.length ? union(own) : reference("Exclude", all, union(others));
}

function reference(name: string, ...types: TypeNode[]): TypeNode {
  return ts.factory.createTypeReferenceNode(name, types);
}

function union(values: readonly string[]): TypeNode {
  return ts.factory.createUnionTypeNode(values.map(literalType));
}

function literalType(value: string): TypeNode {
  return ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(value));
}
