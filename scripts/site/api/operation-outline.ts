import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { examplesOf, mediaOf, objectAt } from "../../mock/description.js";
import { parametersOf } from "../../model/operation-form.js";
import { printable } from "../printable.js";
import { type Limit, outlineSchema, type SchemaOutline } from "./schema-outline.js";

/** What the description says of an operation, as readers are told it. Words are Markdown. */
export interface OperationOutline {
  /** The only one that is plain text. */
  readonly summary: string;
  readonly description: string;
  readonly isDeprecated: boolean;
  readonly servers: readonly ServerOutline[];
  readonly parameters: readonly ParameterOutline[];
  readonly body?: BodyOutline;
  readonly responses: readonly ResponseOutline[];
}

export interface ServerOutline {
  readonly url: string;
  readonly description: string;
  /** What stands in braces in the address, and what it is unless said otherwise. */
  readonly variables: readonly Limit[];
}

export interface ParameterOutline {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly description: string;
  readonly schema: SchemaOutline;
}

export interface BodyOutline {
  readonly required: boolean;
  readonly description: string;
  readonly media: readonly MediaOutline[];
}

export interface MediaOutline {
  readonly type: string;
  readonly schema: SchemaOutline;
  /** The author's first. */
  readonly example?: JsonValue;
}

export interface ResponseOutline {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description: string;
  /** Whether that is the catalog's: plain text in the page's language, and not the description's Markdown. */
  readonly isCatalogs?: true;
  readonly media: readonly MediaOutline[];
}

export function outlineOperation(
  document: JsonObject,
  { method, path }: { readonly method: string; readonly path: string },
): OperationOutline {
  const item = objectAt(document, objectAt(document, document["paths"])[path]);
  const written = objectAt(document, item[method]);
  const body = written["requestBody"] === undefined ? undefined : objectAt(document, written["requestBody"]);
  return {
    summary: text(written["summary"]),
    description: text(written["description"]),
    isDeprecated: written["deprecated"] === true,
    servers: serversOf(written["servers"] ?? item["servers"] ?? document["servers"]),
    parameters: parametersOf(document, item, written).map((one) => parameter(document, one)),
    ...(body && { body: { required: body["required"] === true, ...described(document, body) } }),
    responses: Object.entries(objectAt(document, written["responses"])).map(([status, response]) => ({
      status,
      ...described(document, objectAt(document, response)),
    })),
  };
}

function described(document: JsonObject, written: JsonObject): Omit<BodyOutline, "required"> {
  return {
    description: text(written["description"]),
    media: mediaOf(document, written).map(([type, media]) => {
      const [example] = examplesOf(document, media);
      const schema = outlineSchema(document, media["schema"]);
      return { type, schema, ...(example !== undefined && { example }) };
    }),
  };
}

/** The schema of a parameter may be that of a media type that it is written in. */
function parameter(document: JsonObject, written: JsonObject): ParameterOutline {
  const [media] = mediaOf(document, written);
  const schema = outlineSchema(document, written["schema"] ?? media?.[1]["schema"]);
  return {
    name: text(written["name"]),
    place: text(written["in"]),
    required: written["required"] === true,
    description: text(written["description"]) || schema.description,
    schema: { ...schema, description: "" },
  };
}

function serversOf(written: JsonValue | undefined): ServerOutline[] {
  const servers: readonly JsonValue[] = Array.isArray(written) ? written : [];
  return servers.filter(isJsonObject).map(({ url, description, variables }) => ({
    url: text(url),
    description: text(description),
    variables: Object.entries(isJsonObject(variables) ? variables : {}).map(([name, variable]) => ({
      name,
      value: isJsonObject(variable) ? text(variable["default"]) : "",
    })),
  }));
}

export interface TagOutline {
  readonly name: string;
  /** What readers are told for its name. */
  readonly title: string;
  readonly description: string;
}

/** The tags of an operation, with what is said of each. */
export function tagsOf(
  document: JsonObject,
  { method, path }: { readonly method: string; readonly path: string },
): readonly string[] {
  const item = objectAt(document, objectAt(document, document["paths"])[path]);
  const { tags } = objectAt(document, item[method]);
  return Array.isArray(tags) ? tags.map(text) : [];
}

/** The tags that the description tells about, in its order. */
export function describedTags(document: JsonObject): TagOutline[] {
  const { tags } = document;
  const listed: readonly JsonValue[] = Array.isArray(tags) ? tags : [];
  return listed.flatMap((tag) => {
    const resolved = dereference(document, tag);
    return isJsonObject(resolved)
      ? [
          {
            name: text(resolved["name"]),
            title: text(resolved["x-displayName"]) || text(resolved["name"]),
            description: text(resolved["description"]),
          },
        ]
      : [];
  });
}

function text(value: JsonValue | undefined): string {
  return typeof value === "string" ? printable(value) : "";
}

/** An example of what comes or is sent, as text. */
export function exampleText(media: readonly MediaOutline[]): string | undefined {
  const example = media.find((one) => one.example !== undefined)?.example;
  return typeof example === "string" || example === undefined
    ? example
    : JSON.stringify(example, undefined, 2);
}
