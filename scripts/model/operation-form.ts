import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/* What an operation is called with, and what it answers with: forms, not meanings. */

/** Where a parameter goes. */
export const groups = ["path", "query", "header", "cookie"] as const;
export type Group = (typeof groups)[number];

/** What a call's input is made of. */
export interface RequestForm {
  /** The groups of parameters that there are; `required` where one of them must be given. */
  readonly groups: Readonly<Partial<Record<Group, "required" | "optional">>>;
  /** The media type of the body; absent where there is none. */
  readonly body?: { readonly type: string; readonly required: boolean; readonly isObject: boolean };
  /** How arrays and objects of the query are written, where it is not `name=a&name=b`. */
  readonly styles: Readonly<Record<string, string>>;
}

/** `object`: a JSON object; `any`: other JSON, or nothing; `text` and `blob`: no JSON; `nothing`: no body. */
export interface AnswerKind {
  readonly kind: "object" | "any" | "text" | "blob" | "nothing";
  /** The successes with a body: status and media type. */
  readonly bodies: readonly { readonly status: string; readonly type: string }[];
  /** Whether a success may have no body. */
  readonly mayBeEmpty: boolean;
}

/** The media types in the order in which a client that can send any of them prefers them. */
const preferred = [/[/+]json$/, /^application\/x-www-form-urlencoded$/, /^multipart\/form-data$/];

export function requestForm(document: JsonObject, item: JsonObject, operation: JsonObject): RequestForm {
  const parameters = parametersOf(document, item, operation);
  const found = groups.flatMap((group) => {
    const own = parameters.filter((parameter) => parameter["in"] === group);
    if (own.length === 0) return [];
    return [[group, own.some((parameter) => parameter["required"] === true) ? "required" : "optional"]];
  });
  const styles = parameters.flatMap((parameter) => {
    const style = queryStyle(parameter);
    return style === undefined ? [] : [[String(parameter["name"]), style]];
  });
  const body = bodyForm(document, operation);
  return { groups: Object.fromEntries(found), ...(body && { body }), styles: Object.fromEntries(styles) };
}

/** Those of the path item too; what the operation says of the same one wins. */
export function parametersOf(document: JsonObject, item: JsonObject, operation: JsonObject): JsonObject[] {
  const listed = [item["parameters"], operation["parameters"]].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  const resolved = listed.map((parameter) => dereference(document, parameter)).filter(isJsonObject);
  return [...new Map(resolved.map((one) => [`${one["in"]} ${one["name"]}`, one])).values()];
}

const joiners = new Map([
  ["form", ","],
  ["spaceDelimited", " "],
  ["pipeDelimited", "|"],
]);

function queryStyle({ in: group, style = "form", explode, content }: JsonObject): string | undefined {
  if (group !== "query") return undefined;
  if (isJsonObject(content) && Object.keys(content).some(isJson)) return "json";
  if (style === "deepObject") return "deepObject";
  const isExploded = explode ?? style === "form";
  return isExploded ? undefined : joiners.get(String(style));
}

function bodyForm(document: JsonObject, operation: JsonObject): RequestForm["body"] {
  const body = dereference(document, operation["requestBody"]);
  const content = isJsonObject(body) ? body["content"] : undefined;
  if (!isJsonObject(body) || !isJsonObject(content)) return undefined;
  const types = Object.keys(content);
  const known = preferred.flatMap((pattern) => types.filter((type) => pattern.test(type)));
  const type = known[0] ?? types[0];
  if (type === undefined) return undefined;
  const media = content[type];
  const schema = isJsonObject(media) ? dereference(document, media["schema"]) : undefined;
  return { type, required: body["required"] === true, isObject: isObjectSchema(document, schema) };
}

export function isObjectSchema(document: JsonObject, schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema)) return false;
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.map((part: JsonValue) => dereference(document, part)) : [];
  });
  return (
    schema["type"] === "object" ||
    isJsonObject(schema["properties"]) ||
    (parts.length > 0 && parts.every((part) => isObjectSchema(document, part)))
  );
}

/** What the successes are. */
export function answerKind(document: JsonObject, operation: JsonObject): AnswerKind {
  const responses = isJsonObject(operation["responses"]) ? Object.entries(operation["responses"]) : [];
  const successes = responses.filter(([status]) => status.startsWith("2"));
  const contents = successes.map(([status, written]) => {
    const response = dereference(document, written);
    const content = isJsonObject(response) ? response["content"] : undefined;
    return { status, content: isJsonObject(content) ? content : {} };
  });
  const bodies = contents.flatMap(({ status, content }) => {
    const type = bestType(Object.keys(content));
    const media = type === undefined ? undefined : content[type];
    return type === undefined
      ? []
      : [{ status, type, schema: isJsonObject(media) ? media["schema"] : undefined }];
  });
  const mayBeEmpty = bodies.length < contents.length;
  const shown = bodies.map(({ status, type }) => ({ status, type }));
  if (bodies.length === 0)
    return { kind: contents.length === 0 ? "any" : "nothing", bodies: shown, mayBeEmpty };
  if (bodies.some(({ type }) => isJson(type))) {
    const isObject = bodies.every(({ type, schema }) => isJson(type) && isObjectLike(document, schema));
    return { kind: isObject && !mayBeEmpty ? "object" : "any", bodies: shown, mayBeEmpty };
  }
  return {
    kind: bodies.every(({ type }) => type.startsWith("text/")) ? "text" : "blob",
    bodies: shown,
    mayBeEmpty,
  };
}

/** Where the description says nothing of the type, it is taken for an object, as an envelope needs one. */
function isObjectLike(document: JsonObject, written: JsonValue | undefined): boolean {
  const schema = dereference(document, written);
  return (
    written === undefined ||
    isObjectSchema(document, schema) ||
    (isJsonObject(schema) && Object.keys(schema).length === 0)
  );
}

function bestType(types: readonly string[]): string | undefined {
  return types.find(isJson) ?? types[0];
}

export function isJson(type: string): boolean {
  return /[/+]json$/.test(type);
}
