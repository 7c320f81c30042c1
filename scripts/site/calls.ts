import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import { type RequestInput, sampleRequest } from "../mock/sample-request.js";
import type { Credential } from "../model/contract.js";
import { credentialsFor } from "../model/credential.js";
import { type RequestForm, requestForm } from "../model/operation-form.js";
import type { Site } from "./site.js";

/** How an operation is called, in code that readers copy. */
export interface Call {
  /** With the client: `getPet({ path: { petId: 1 } })`. */
  readonly input: JsonObject | undefined;
  /** Without it. */
  readonly request: {
    readonly method: string;
    /** With its query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
    /** The fields of a multipart form, which whoever sends it puts together: then there is no body, nor its type. */
    readonly form: Readonly<Record<string, string>> | undefined;
  };
}

/** A call with what the operation needs and nothing else, by the description's own examples or made up. */
export function callOf(
  { contract, openapi }: Pick<Site, "contract" | "openapi">,
  id: string,
  key: string,
): Call | undefined {
  const operation = contract.operations.find((candidate) => candidate.id === id);
  const paths = openapi["paths"];
  const item = dereference(openapi, isJsonObject(paths) ? paths[operation?.path ?? ""] : undefined);
  const written = isJsonObject(item) ? dereference(openapi, item[operation?.method ?? ""]) : undefined;
  if (!operation || !isJsonObject(item) || !isJsonObject(written)) return undefined;
  const form = requestForm(openapi, item, written);
  const { credentials } = contract;
  const sample = sampleRequest({ openapi, credentials }, { ...operation, request: form });
  const secrets = credentialsFor({ credentials }, operation);
  return {
    input: inputOf(sample, form),
    request: {
      method: operation.method.toUpperCase(),
      ...requestOf(operation.path, sample, form, secrets, key),
    },
  };
}

/** What the client's method is given: the body alone, or each group of what is needed. */
function inputOf({ path, query, headers, body }: RequestInput, form: RequestForm): JsonObject | undefined {
  const isGrouped = Object.keys(form.groups).length > 0 || (form.body !== undefined && !form.body.isObject);
  if (!isGrouped) return isJsonObject(body) ? body : undefined;
  const groups = Object.entries({ path, query, header: headers }).filter(
    ([, values]) => Object.keys(values).length > 0,
  );
  const all: JsonObject = { ...Object.fromEntries(groups), ...(body !== undefined && { body }) };
  return Object.keys(all).length > 0 ? all : undefined;
}

function requestOf(
  template: string,
  { path, query, headers, body }: RequestInput,
  form: RequestForm,
  secrets: readonly Credential[],
  key: string,
): Omit<Call["request"], "method"> {
  const filled = (place: Credential["in"]): JsonObject =>
    Object.fromEntries(
      secrets
        .filter((secret) => secret.in === place)
        .map(({ name, scheme }) => [name, scheme === undefined ? key : `${scheme} ${written(scheme, key)}`]),
    );
  const cookies = Object.entries(filled("cookie")).map(([name, value]) => `${name}=${String(value)}`);
  const search = new URLSearchParams(texts({ ...query, ...filled("query") })).toString();
  const whole = isJsonObject(body) || body === undefined ? { ...body, ...filled("body") } : body;
  const isMultipart = form.body?.type === "multipart/form-data";
  return {
    path:
      template.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(path[name] ?? name))) +
      (search && `?${search}`),
    headers: {
      ...texts({ ...headers, ...filled("header") }),
      ...(cookies.length > 0 && { cookie: cookies.join("; ") }),
      ...(form.body && !isMultipart && { "content-type": form.body.type }),
    },
    body: form.body && !isMultipart ? bodyText(form.body.type, whole) : undefined,
    form: isMultipart && isJsonObject(whole) ? texts(whole) : undefined,
  };
}

function bodyText(type: string, body: JsonValue): string {
  if (/[/+]json$/.test(type)) return JSON.stringify(body);
  return isJsonObject(body) ? String(new URLSearchParams(texts(body))) : String(body);
}

function written(scheme: string, key: string): string {
  return scheme === "Basic" ? Buffer.from(key).toString("base64") : key;
}

function texts(values: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
}
