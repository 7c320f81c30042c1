import { isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";

/** No longer body is read, in bytes. */
export const longestBody = 1024 * 1024;

/** What a request brought along. */
export type ReadBody =
  | { readonly kind: "none" | "long" | "other" }
  | { readonly kind: "json"; readonly value: JsonValue }
  /** A form. A field that is there twice is a list. */
  | { readonly kind: "form"; readonly value: JsonObject }
  | { readonly kind: "broken"; readonly reason: string };

/** Reads the body as what it says it is; where it says nothing that we read, as `usual`, the operation's media type. */
export async function readBody(request: Request, usual: string | undefined): Promise<ReadBody> {
  const bytes = await readBytes(request);
  if (bytes === undefined) return { kind: "long" };
  if (bytes.length === 0) return { kind: "none" };
  const said = request.headers.get("content-type") ?? "";
  const kind = kindOf(said) ?? kindOf(usual ?? "");
  if (kind === "json") return readJson(new TextDecoder().decode(bytes));
  if (kind === undefined) return { kind: "other" };
  const type = kindOf(said) ? said : (usual ?? "");
  try {
    const data = await new Response(bytes, { headers: { "content-type": type } }).formData();
    return { kind: "form", value: fieldsOf(data) };
  } catch {
    return { kind: "broken", reason: "the body is not the form that it says it is" };
  }
}

function kindOf(type: string): "json" | "form" | undefined {
  if (/^[^;]*[/+]json\s*(?:;|$)/i.test(type)) return "json";
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(type)
    ? "form"
    : undefined;
}

/** `undefined` where there is too much, whose rest is not read. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("content-length")) > longestBody) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.length;
    if (length > longestBody) return undefined;
    chunks.push(read.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function readJson(text: string): ReadBody {
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "broken", reason: "the body is no JSON" };
  }
}

function fieldsOf(data: FormData): JsonObject {
  const names = [...new Set(data.keys())];
  return Object.fromEntries(
    names.map((name): [string, JsonValue] => {
      const values = data.getAll(name).map((value) => (typeof value === "string" ? fieldValue(value) : ""));
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** Forms hold texts alone: an object or a list is written as JSON. */
function fieldValue(text: string): JsonValue {
  if (!/^[{[]/.test(text)) return text;
  const read = readJson(text);
  return read.kind === "json" && (isJsonObject(read.value) || Array.isArray(read.value)) ? read.value : text;
}
