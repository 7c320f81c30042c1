import { isJsonObject, type JsonValue } from "../load/json.js";
import { isVisible } from "./escape.js";

/** What in an OpenAPI description becomes a doc comment of its types. */
const spoken = ["description", "summary", "title"];

/** A copy of `document` whose texts neither begin a tag nor hide anything in a doc comment. Their Markdown stays. */
export function withSafeComments(document: JsonValue): JsonValue {
  if (Array.isArray(document)) return document.map(withSafeComments);
  if (!isJsonObject(document)) return document;
  const entries = Object.entries(document).map(([key, value]): [string, JsonValue] => {
    return [key, typeof value === "string" && spoken.includes(key) ? safe(value) : withSafeComments(value)];
  });
  return Object.fromEntries(entries);
}

function safe(text: string): string {
  if (!text.includes("@") && isVisible(text)) return text;
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").replace(/(?<=^|[\s{])@/g, "&#64;");
}
