import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Contract, Credential, Operation } from "../model/contract.js";
import { credentialsFor } from "../model/credential.js";
import { operationIn, parametersOf } from "./description.js";
import { deepest, sample } from "./sample/sample.js";
import { SchemaSet } from "./schema-set.js";

/** What a request is sent with, before the key is filled in. */
export interface RequestInput {
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly headers: JsonObject;
  /** Absent where none is sent. */
  readonly body?: JsonValue;
}

/** As much of a contract and an operation as a request depends on. */
type Described = Pick<Contract, "openapi" | "credentials">;
type Called = Pick<Operation, "path" | "request" | "security"> & { readonly method: string };

/** What a request needs, by its own examples or made up, and nothing else. The key is filled in when it is sent. */
export function sampleRequest(contract: Described, operation: Called): RequestInput {
  const { openapi } = contract;
  const own = credentialsFor(contract, operation);
  const written = operationIn(openapi, operation);
  const parameters = parametersOf(openapi, operation).filter(({ required }) => required === true);
  const group = (place: string): JsonObject =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter["in"] === place)
        .filter(({ name }) => !own.some((credential) => credential.in === place && credential.name === name))
        .map((parameter) => [String(parameter["name"]), exampleOf(openapi, parameter)]),
    );
  const body = bodyOf(openapi, written, operation);
  const rest = isJsonObject(body) ? withoutKeys(body, own) : undefined;
  return {
    path: group("path"),
    query: group("query"),
    headers: group("header"),
    ...(body !== undefined && { body: rest ?? body }),
  };
}

/** The properties that the body of a request must have, but for the key. */
export function requiredProperties(contract: Described, operation: Called): string[] {
  const { openapi } = contract;
  const schema = dereference(openapi, schemaOf(openapi, operationIn(openapi, operation), operation));
  const required = isJsonObject(schema) ? schema["required"] : undefined;
  const names = Array.isArray(required) ? required.map(String) : [];
  return Object.keys(
    withoutKeys(Object.fromEntries(names.map((name) => [name, true])), credentialsFor(contract, operation)),
  );
}

/** `body` without the secrets that are filled in. */
function withoutKeys(body: JsonObject, credentials: readonly Credential[]): JsonObject {
  const filled = credentials.filter((credential) => credential.in === "body").map(({ name }) => name);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !filled.includes(name)));
}

/** Schemas take their time to be compiled, and every probe of an operation begins with the same sample. */
const sets = new WeakMap<JsonObject, SchemaSet>();

/** What is required of a value and nothing else: an address to call back, made up, might be called. */
function sampleValue(openapi: JsonObject, written: JsonValue | undefined): JsonValue {
  const set = sets.get(openapi) ?? new SchemaSet(openapi, "request");
  sets.set(openapi, set);
  const sampling = { set, path: [], depth: deepest + 1, turn: 0, budget: { left: 20_000 } };
  return sample(set.convert(written), sampling) ?? {};
}

/** A parameter or a media type has an example, several, or a schema. */
function exampleOf(openapi: JsonObject, { example, examples, schema }: JsonObject): JsonValue {
  if (example !== undefined) return example;
  const [first] = isJsonObject(examples) ? Object.values(examples) : [];
  const named = dereference(openapi, first);
  if (isJsonObject(named) && named["value"] !== undefined) return named["value"];
  return sampleValue(openapi, schema);
}

function mediaOf(openapi: JsonObject, { requestBody }: JsonObject, { request }: Called): JsonObject {
  const body = dereference(openapi, requestBody);
  const content = isJsonObject(body) ? body["content"] : undefined;
  const media = isJsonObject(content) ? content[request.body?.type ?? ""] : undefined;
  return isJsonObject(media) ? media : {};
}

function schemaOf(openapi: JsonObject, written: JsonObject, operation: Called): JsonValue | undefined {
  return mediaOf(openapi, written, operation)["schema"];
}

function bodyOf(openapi: JsonObject, written: JsonObject, operation: Called): JsonValue | undefined {
  return operation.request.body ? exampleOf(openapi, mediaOf(openapi, written, operation)) : undefined;
}
