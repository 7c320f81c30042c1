import type { RuntimeCredential, RuntimeOperation } from "./contract.js";
import { isJsonObject, type JsonObject, own } from "./json.js";

/** What a call sends, whichever attempt it is. */
export interface RequestParts {
  /** The path, filled in, and the query. */
  readonly address: string;
  /** What they were written from. */
  readonly params: { readonly path: JsonObject; readonly query: JsonObject };
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
 * @throws TypeError where a part of the path is missing, or is dots alone, or the body is none of its media type; URIError
 * where a text of the address is not well-formed.
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
    // Spreading one object before another is slow in Node 20.
    parts[place] = Object.assign({}, objectOf(parts[place]), { [name]: secretValue(credential, secret) });
  }
  const params = { path: objectOf(parts["path"]), query: objectOf(parts["query"]) };
  return {
    address: writeAddress(operation.path, params, styles),
    params,
    headers: headersOf(type, objectOf(parts["header"]), objectOf(parts["cookie"])),
    body: type === undefined ? undefined : encode(type, parts["body"]),
  };
}

const nothing: JsonObject = {};

function headersOf(type: string | undefined, header: JsonObject, cookie: JsonObject): Record<string, string> {
  const headers: Record<string, string> = {};
  const joined = (value: unknown) => partsOf(value).map(textOf).join();
  for (const [name, value] of defined(header)) headers[name.toLowerCase()] = joined(value);
  const cookies = defined(cookie).map(([name, value]) => `${name}=${encoded(joined(value))}`);
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

/** What JSON would have instead of it: a text for a Date, whose properties say nothing. */
function plain(value: unknown): unknown {
  return isJsonObject(value) && typeof value["toJSON"] === "function" ? value["toJSON"]() : value;
}

function writeAddress(
  template: string,
  { path, query }: RequestParts["params"],
  styles: Readonly<Record<string, string>>,
): string {
  const pairs = defined(query).flatMap(([name, value]) =>
    pairsOf(encodedName(name), value, own(styles, name)),
  );
  // Some descriptions have a part of the query in their paths.
  const start = template.includes("?") ? "&" : "?";
  return writePath(template, path) + (pairs.length > 0 ? start + pairs.join("&") : "");
}

/** An empty part, or one of dots alone, would make another path. */
function writePath(template: string, values: JsonObject): string {
  const path = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const text = partsOf(own(values, name)).map(encoded).join();
    if (text === "") throw new TypeError(`path.${name} is missing`);
    return text;
  });
  if (path !== template && /\/\.\.?(?![^/?#])/.test(path))
    throw new TypeError(`path leads elsewhere: ${path}`);
  return path;
}

/** @param style what joins a list or an object, `deepObject` or `json`; else each item, and each property, is a pair. */
function pairsOf(name: string, given: unknown, style?: string): string[] {
  if (style === "json") return [`${name}=${encodeURIComponent(JSON.stringify(given))}`];
  const value = plain(given);
  const joint = style === "deepObject" ? undefined : style;
  if (isJsonObject(value) && joint === undefined) {
    return defined(value).flatMap(([key, item]) =>
      pairsOf(style ? `${name}[${encoded(key)}]` : encodedName(key), item, "deepObject"),
    );
  }
  const texts = partsOf(value).map(encoded);
  // What joins is not encoded as what is joined: a comma in an item is none between two.
  const values = texts.length > 0 && joint ? [texts.join(encodeURI(joint))] : texts;
  return values.map((text) => `${name}=${text}`);
}

/** A list's items; an object's names and values in turn, as OpenAPI has them wherever they are joined; else the value alone. */
function partsOf(given: unknown): unknown[] {
  const value = plain(given);
  const parts: unknown[] = isJsonObject(value)
    ? defined(value).flat()
    : Array.isArray(value)
      ? value
      : [value];
  return parts.filter((part) => part !== undefined && part !== null);
}

/** With its brackets as they are, which many an API has in names: `page[size]`. */
function encodedName(name: string): string {
  return encoded(name).replace(/%5[BD]/g, decodeURIComponent);
}

function encoded(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

function secretValue({ scheme }: RuntimeCredential, secret: string): string {
  if (scheme === undefined) return secret;
  return `${scheme} ${scheme === "Basic" ? base64(secret) : secret}`;
}

/** `btoa` takes bytes, not characters. */
export function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
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

function textOf(given: unknown): string {
  const value = plain(given);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
