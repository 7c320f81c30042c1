import type { JsonObject } from "../load/json.js";
import type { CatalogJson, OperationData, ParameterData } from "../model/catalog-json-format.js";

/**
 * As much of the OpenAPI description as a catalog.json tells: what is called where, and in which form, but no whole schemas.
 * Two of them are compared like any two descriptions.
 */
export function outlineOf({ operations, servers }: Pick<CatalogJson, "operations" | "servers">): JsonObject {
  const paths = new Map<string, JsonObject>();
  for (const operation of operations) {
    const written = operationOutline(operation);
    const method = operation.method.toLowerCase();
    paths.set(operation.path, { ...paths.get(operation.path), [method]: written });
  }
  return { servers: addressesOf(servers), paths: Object.fromEntries(paths) };
}

function operationOutline(operation: OperationData): JsonObject {
  const { deprecated, servers, parameters, body, success } = operation;
  return {
    ...(deprecated && { deprecated }),
    ...(servers && { servers: addressesOf(servers) }),
    parameters: parameters.map(parameterOutline),
    ...(body && { requestBody: { required: body.required, content: contentOf(body.mediaTypes) } }),
    responses: Object.fromEntries(
      success.answers.map((answer) => [
        answer.status,
        {
          content: contentOf(answer.mediaTypes, (type) =>
            isJson(type) ? answerSchema(success, answer) : {},
          ),
        },
      ]),
    ),
  };
}

function parameterOutline({ mediaType, ...written }: ParameterData): JsonObject {
  const value = mediaType === undefined ? { schema: shapeSchema(written) } : { content: { [mediaType]: {} } };
  return { ...written, ...value };
}

type Success = OperationData["success"];

function answerSchema({ kind, properties }: Success, { type }: Success["answers"][number]): JsonObject {
  if (kind !== "object" && type !== "object") return type ? { type } : {};
  const entries = Object.entries(properties);
  return {
    type: "object",
    required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, shape]) => [name, shapeSchema(shape)])),
  };
}

function shapeSchema({ type, values }: Pick<ParameterData, "type" | "values">): JsonObject {
  return { ...(type && { type }), ...(values && { enum: values }) };
}

const isJson = (type: string): boolean => /[/+]json$/.test(type);

function contentOf(types: readonly string[], mediaSchema?: (type: string) => JsonObject): JsonObject {
  return Object.fromEntries(
    types.map((type): [string, JsonObject] => [type, mediaSchema ? { schema: mediaSchema(type) } : {}]),
  );
}

function addressesOf(servers: CatalogJson["servers"]): JsonObject[] {
  return servers.map(({ url }) => ({ url }));
}
