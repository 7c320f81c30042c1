import { isJsonObject, type JsonObject, type JsonValue } from "../../scripts/load/json.js";
import { contractOf, minimal } from "../model/minimal-contract.js";
import { changesBetween } from "./in-lines.js";

const base = contractOf(minimal);

/** An OpenAPI description of the minimal contract's one operation, with `operation` in it. */
export function documentWith(
  operation: JsonObject,
  schemas: JsonObject = {},
  head: JsonObject = { openapi: "3.1.0" },
): JsonObject {
  const info = { title: "Minimal API", version: "1.0.0" };
  const components = { schemas, ...(isJsonObject(head["components"]) ? head["components"] : {}) };
  return { ...head, info, paths: { "/send": { post: { operationId: "send", ...operation } } }, components };
}

export function changesOf(from: JsonObject, to: JsonObject): string[] {
  return changesBetween({ ...base, openapi: from }, { ...base, openapi: to });
}

const content = (schema: JsonValue): JsonObject => ({ content: { "application/json": { schema } } });
export const sending = (schema: JsonValue): JsonObject => ({ requestBody: content(schema), responses: {} });
export const getting = (schema: JsonValue): JsonObject => ({
  responses: { 200: { description: "Yes.", ...content(schema) } },
});
