import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { OperationData, ParameterData, ServersData } from "../model/catalog-json-format.js";
import type { Operation } from "../model/contract.js";
import { isJson, isObjectSchema, parametersOf } from "../model/operation-form.js";
import { propertyShapes } from "../model/schema-shape.js";

/** An operation with what it takes and gives, as far as that is said without whole schemas. */
export function operationData(openapi: JsonObject, operation: Operation): OperationData {
  const { id, method, path, summary, security, idempotent, polling, request, returns, answer, codes } =
    operation;
  const paths = isJsonObject(openapi["paths"]) ? openapi["paths"] : {};
  const item = objectAt(openapi, paths[path]);
  const written = objectAt(openapi, item[method]);
  const servers = written["servers"] ?? item["servers"];
  const types = Object.keys(contentOf(openapi, written["requestBody"]));
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary,
    ...(written["deprecated"] === true && { deprecated: true }),
    ...(servers !== undefined && { servers: serversOf(servers) }),
    security,
    idempotent,
    ...(polling && { polling }),
    parameters: parametersOf(openapi, item, written).flatMap((one) => parameterData(openapi, one)),
    ...(request.body && {
      body: {
        mediaTypes: [...new Set([request.body.type, ...types])],
        required: request.body.required,
      },
    }),
    success: { kind: returns.kind, answers: answersOf(openapi, written), properties: shapes(answer) },
    codes,
  };
}

/** The addresses and their variables; the words about them are in the description. */
export function serversOf(written: JsonValue | undefined): ServersData {
  const servers: readonly JsonValue[] = Array.isArray(written) ? written : [];
  return servers.filter(isJsonObject).map(({ url, variables }) => ({
    url: String(url),
    ...(isJsonObject(variables) && {
      variables: Object.fromEntries(
        Object.entries(variables).map(([name, variable]) => [name, variableData(variable)]),
      ),
    }),
  }));
}

function variableData(written: JsonValue): { default: string; enum?: readonly string[] } {
  const { default: usual, enum: values } = isJsonObject(written) ? written : {};
  return { default: String(usual ?? ""), ...(Array.isArray(values) && { enum: values.map(String) }) };
}

const places = ["path", "query", "header", "cookie"] as const;

/** OpenAPI has these headers said elsewhere, and ignores them here. */
const ignored = ["accept", "content-type", "authorization"];

function parameterData(openapi: JsonObject, written: JsonObject): ParameterData[] {
  const place = places.find((one) => one === written["in"]);
  const name = String(written["name"]);
  if (!place || (place === "header" && ignored.includes(name.toLowerCase()))) return [];
  const [mediaType] = Object.keys(contentOf(openapi, written));
  const { style = place === "query" || place === "cookie" ? "form" : "simple", schema } = written;
  const { optional: _, ...known } = shapeOf(openapi, schema);
  return [
    {
      name,
      in: place,
      required: written["required"] === true,
      ...(written["deprecated"] === true && { deprecated: true }),
      style: String(style),
      explode: written["explode"] === undefined ? style === "form" : written["explode"] === true,
      ...(written["allowReserved"] === true && { allowReserved: true }),
      ...(mediaType !== undefined && { mediaType }),
      ...known,
    },
  ];
}

function answersOf(openapi: JsonObject, operation: JsonObject): OperationData["success"]["answers"] {
  const responses = isJsonObject(operation["responses"]) ? Object.entries(operation["responses"]) : [];
  return responses
    .filter(([status]) => status.startsWith("2"))
    .map(([status, response]) => {
      const content = contentOf(openapi, response);
      const type = jsonType(openapi, content);
      return { status: status.toUpperCase(), mediaTypes: Object.keys(content), ...(type && { type }) };
    });
}

function jsonType(openapi: JsonObject, content: JsonObject): Shapes[string]["type"] {
  const [media] = Object.entries(content).flatMap(([type, value]) => (isJson(type) ? [value] : []));
  const { schema } = isJsonObject(media) ? media : {};
  return isObjectSchema(openapi, dereference(openapi, schema)) ? "object" : shapeOf(openapi, schema).type;
}

/** What is known of a value alone. */
function shapeOf(openapi: JsonObject, schema: JsonValue | undefined): Shapes[string] {
  const { value = {} } = shapes(propertyShapes(openapi, { properties: { value: schema ?? {} } }));
  return value;
}

type Shapes = OperationData["success"]["properties"];
const types = ["string", "number", "boolean", "array", "object"] as const;

function shapes(known: Operation["answer"]): Shapes {
  return Object.fromEntries(
    Object.entries(known).map(([name, { type, values, optional }]) => {
      const one = types.find((candidate) => candidate === type);
      const scalars = values?.filter(isScalar);
      return [
        name,
        {
          ...(one && { type: one }),
          ...(scalars && scalars.length === values?.length && { values: scalars }),
          ...(optional && { optional }),
        },
      ];
    }),
  );
}

function isScalar(value: JsonValue): value is string | number | boolean | null {
  return value === null || typeof value !== "object";
}

function contentOf(openapi: JsonObject, value: JsonValue | undefined): JsonObject {
  return objectAt(openapi, objectAt(openapi, value)["content"]);
}

function objectAt(openapi: JsonObject, value: JsonValue | undefined): JsonObject {
  const found = dereference(openapi, value);
  return isJsonObject(found) ? found : {};
}
