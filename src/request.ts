import type { RuntimeCredential, RuntimeOperation } from "./contract.js";
import { isJsonObject, type JsonObject } from "./json.js";

/** What a call sends, whichever attempt it is. */
export interface RequestParts {
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
  /** Ready for `fetch`. */
  readonly body: string | FormData | Blob | ArrayBuffer | undefined;
}

/** A secret, and where it goes. */
export interface FilledSecret {
  /** Absent where the contract does not have it: then it goes nowhere. */
  readonly credential: RuntimeCredential | undefined;
  readonly secret: string;
}

/**
 * What `input` means for an operation, the secrets put where they belong.
 *
 * @throws TypeError where a part of the path is missing, or the body is none of its media type.
 */
export function buildRequest(
  operation: RuntimeOperation,
  secrets: readonly FilledSecret[],
  input: object,
): RequestParts {
  const { grouped, body: type, styles = {} } = operation;
  const parts: Record<string, unknown> = grouped ? { ...input } : { body: input };
  for (const { credential, secret } of secrets) {
    if (!credential) continue;
    const { in: place, name } = credential;
    const part: Record<string, unknown> = { ...objectOf(parts[place]) };
    part[name] = secretValue(credential, secret);
    parts[place] = part;
  }
  const path = objectOf(parts["path"]);
  if (operation.path.includes("{")) checkPath(operation.path, path);
  return {
    path,
    query: spread(objectOf(parts["query"]), styles),
    headers: headersOf(type, objectOf(parts["header"]), objectOf(parts["cookie"])),
    body: type === undefined ? undefined : encode(type, parts["body"]),
  };
}

const nothing: JsonObject = {};

function headersOf(type: string | undefined, header: JsonObject, cookie: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of defined(header)) headers[name.toLowerCase()] = String(value);
  const cookies = defined(cookie).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  if (cookies.length > 0) headers["cookie"] = cookies.join("; ");
  // The boundary between the parts of a form is known to whoever sends it.
  if (type !== undefined && type !== "multipart/form-data") headers["content-type"] = type;
  return headers;
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : nothing;
}

function defined(values: JsonObject): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
}

/** `fetch` would send `{id}` as it stands, and an empty part would make another path. */
function checkPath(template: string, values: JsonObject): void {
  for (const [, name = ""] of template.matchAll(/\{([^}]+)\}/g)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null || value === "") throw new TypeError(`path.${name} is missing`);
  }
}

function secretValue({ scheme }: RuntimeCredential, secret: string): string {
  if (scheme === undefined) return secret;
  return `${scheme} ${scheme === "Basic" ? base64(secret) : secret}`;
}

/** `btoa` takes bytes, not characters. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** What openapi-fetch would write otherwise than the description says. */
function spread(query: JsonObject, styles: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    defined(query).flatMap(([name, value]): [string, unknown][] => {
      const style = Object.hasOwn(styles, name) ? styles[name] : undefined;
      if (Array.isArray(value) && style !== undefined) return [[name, value.join(style)]];
      return isJsonObject(value) && style !== "deepObject" ? defined(value) : [[name, value]];
    }),
  );
}

function encode(type: string, body: unknown): RequestParts["body"] {
  if (/[/+]json$/.test(type)) return body === undefined ? undefined : JSON.stringify(body);
  if (type === "application/x-www-form-urlencoded") return String(new URLSearchParams(fields(body)));
  if (type === "multipart/form-data") return formData(body);
  if (body === undefined || typeof body === "string") return body;
  if (body instanceof Blob || body instanceof ArrayBuffer) return body;
  throw new TypeError(`the body must be text, a Blob or an ArrayBuffer, because it is sent as ${type}`);
}

function fields(body: unknown): [string, string][] {
  return defined(objectOf(body)).flatMap(([name, value]) =>
    [value].flat().map((item): [string, string] => [name, textOf(item)]),
  );
}

function formData(body: unknown): FormData {
  const data = new FormData();
  for (const [name, value] of defined(objectOf(body))) {
    for (const item of [value].flat()) data.append(name, item instanceof Blob ? item : textOf(item));
  }
  return data;
}

function textOf(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
