import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Place, Problem } from "../load/problem.js";
import type { Sources } from "../load/sources.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { PollingFormat } from "./catalog-format.js";
import { readCredential, securityOf } from "./credential.js";
import { durationMs } from "./duration.js";
import { type AnswerKind, answerKind, type RequestForm, requestForm } from "./operation-form.js";
import { commonShapes, type PropertyShape, propertyShapes } from "./schema-shape.js";
import { checkFormat, validOrNothing } from "./validate.js";

/** The HTTP methods that OpenAPI knows, in its order. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;
export type Method = (typeof methods)[number];

/** An operation of the OpenAPI description, as far as the catalog is concerned with it. */
export interface OperationDraft {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  /** The codes it names, each with the way to it in `source`. */
  readonly codes: readonly { readonly code: string; readonly path: Path }[];
  /** Whether it has a list of codes at all. */
  readonly listsCodes: boolean;
  readonly request: RequestForm;
  readonly returns: AnswerKind;
  readonly security: readonly (readonly string[])[];
  /** Whether sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  /** How often, in ms, and how many times it may be asked for the same thing. */
  readonly polling?: { readonly every: number; readonly atMost: number };
  /** The outermost properties of a success. */
  readonly answer: Readonly<Record<string, PropertyShape>>;
  readonly source: YamlSource;
}

/** What a client has or must not have by that name: with a `then` it could not be awaited. */
const reservedIds = ["constructor", "runTask", "safe", "then", "toJSON"];

export function draftOperations(sources: Sources, problems: Problem[]): OperationDraft[] | undefined {
  const { document, openapi } = sources;
  if (!document || !openapi) return undefined;
  problems.push(...checkCredential(document, openapi));
  const paths = isJsonObject(document["paths"]) ? document["paths"] : {};
  const drafts = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operations = dereference(document, item);
      const operation = isJsonObject(operations) ? operations[method] : undefined;
      if (!isJsonObject(operations) || !isJsonObject(operation)) return [];
      const written = { path, method, item: operations, operation };
      problems.push(...checkOperation(openapi, written));
      return [draftOperation(document, openapi, written)];
    }),
  );
  problems.push(...checkSameId(drafts));
  return drafts;
}

/** A path item that two paths refer to has its operations twice. */
function checkSameId(drafts: readonly OperationDraft[]): Problem[] {
  const seen = new Map<string, OperationDraft>();
  return drafts.flatMap((draft): Problem[] => {
    const { id, method, path, source } = draft;
    const first = seen.get(id);
    if (!first) seen.set(id, draft);
    if (!first) return [];
    const values = { id, path: first.path };
    return [
      { rule: "openapi", variant: "same-id", place: source.placeOfKey(["paths", path, method]), values },
    ];
  });
}

/** An operation as it is written, and where. */
interface WrittenOperation {
  readonly path: string;
  readonly method: Method;
  readonly item: JsonObject;
  readonly operation: JsonObject;
}

function draftOperation(
  document: JsonObject,
  source: YamlSource,
  { path, method, item, operation }: WrittenOperation,
): OperationDraft {
  const id = operation["operationId"];
  const listed = operation["x-error-codes"];
  const polling = validOrNothing(PollingFormat, operation["x-polling"]);
  const codes = isCodeList(listed) ? listed : [];
  return {
    id: typeof id === "string" ? id : nameOf(method, path),
    method,
    path,
    summary: typeof operation["summary"] === "string" ? operation["summary"] : "",
    listsCodes: isCodeList(listed),
    codes: codes.map((code, index) => {
      const at = ["paths", path, method, "x-error-codes", index];
      return { code: typeof code === "number" ? (source.writtenAt(at) ?? String(code)) : code, path: at };
    }),
    request: requestForm(document, item, operation),
    returns: answerKind(document, operation),
    security: securityOf(document, operation),
    idempotent: isIdempotent(method, operation),
    ...(polling && { polling: { every: durationMs(polling.every), atMost: polling.atMost } }),
    answer: commonShapes(
      successSchemas(document, operation).map((schema) => propertyShapes(document, schema)),
    ),
    source,
  };
}

/** Whoever reads of an operation without an id knows it by this. */
function nameOf(method: Method, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}

/** What an operation says in a form that means nothing, or does not say. */
function checkOperation(source: YamlSource, { path, method, operation }: WrittenOperation): Problem[] {
  const at = ["paths", path, method];
  const values = { name: nameOf(method, path) };
  const found = (
    variant: string,
    place: Place,
    about: { readonly [key: string]: string } = values,
  ): Problem => {
    return { rule: "openapi", variant, place, values: about };
  };
  const { operationId: id, "x-idempotent": idempotent, "x-polling": polling } = operation;
  return [
    ...(typeof id !== "string" || id === "" ? [found("no-id", source.placeOfKey(at))] : []),
    ...(typeof id === "string" && reservedIds.includes(id)
      ? [found("reserved-id", source.placeOf([...at, "operationId"]), { id })]
      : []),
    ...(["boolean", "undefined"].includes(typeof idempotent)
      ? []
      : [found("idempotent", source.placeOf([...at, "x-idempotent"]))]),
    ...(polling === undefined ? [] : checkFormat(source, PollingFormat, polling, [...at, "x-polling"])),
    ...(isCodeList(operation["x-error-codes"])
      ? []
      : [found("no-codes", source.placeOfKey([...at, "x-error-codes"]))]),
  ];
}

/** RFC 9110 says it of most methods; `x-idempotent` says it of the operation itself, and wins. */
function isIdempotent(method: Method, operation: JsonObject): boolean {
  const said = operation["x-idempotent"];
  return typeof said === "boolean" ? said : method !== "post" && method !== "patch";
}

/** A code of digits alone is a number to YAML. */
function isCodeList(value: JsonValue | undefined): value is readonly (string | number)[] {
  return Array.isArray(value) && value.every((code) => typeof code === "string" || typeof code === "number");
}

/** The schemas of the JSON answers that are successes. */
function successSchemas(document: JsonObject, operation: JsonObject): (JsonValue | undefined)[] {
  const responses = isJsonObject(operation["responses"]) ? Object.entries(operation["responses"]) : [];
  const successes = responses.filter(([status]) => status.startsWith("2"));
  return successes.flatMap(([, written]) => {
    const response = dereference(document, written);
    const content = isJsonObject(response) ? response["content"] : undefined;
    const json = isJsonObject(content) ? content["application/json"] : undefined;
    return isJsonObject(json) ? [json["schema"]] : [];
  });
}

function checkCredential(document: JsonObject, source: YamlSource): Problem[] {
  const written = document["x-credential"];
  if (written === undefined || readCredential(written)) return [];
  return [{ rule: "openapi", variant: "credential", place: source.placeOf(["x-credential"]) }];
}
