import { isJsonObject, type JsonValue } from "../load/json.js";
import { bareType, isJsonType } from "./description.js";

interface Encoded {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** What a range of media types is taken for. */
const concrete: Readonly<Record<string, string>> = {
  "*/*": "application/json",
  "application/*": "application/json",
  "text/*": "text/plain",
  "image/*": "image/png",
};

/** The smallest picture there is: one pixel. */
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** A value as a body of its media type. What has a form that we cannot write is its text, or a few bytes. */
export function encodeSample(written: string, value: JsonValue): Encoded {
  const type = concrete[bareType(written)] ?? written;
  const bare = bareType(type);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (isJsonType(type)) return { type: withCharset(type), body: JSON.stringify(value) };
  if (bare === "text/event-stream") return { type: withCharset(type), body: eventOf(text) };
  if (/ndjson|jsonl|json-seq/.test(bare)) return { type, body: `${JSON.stringify(value)}\n` };
  if (bare === "application/x-www-form-urlencoded") return { type, body: formOf(value) };
  if (/[/+]xml$/.test(bare))
    return { type: withCharset(type), body: /^\s*</.test(text) ? text : "<example/>" };
  if (bare.startsWith("text/")) return { type: withCharset(type), body: text };
  if (bare === "image/png") return { type, body: new Uint8Array(Buffer.from(pixel, "base64")) };
  return { type, body: new TextEncoder().encode(text) };
}

function eventOf(text: string): string {
  return `${text
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}`)
    .join("\n")}\n\n`;
}

function formOf(value: JsonValue): string {
  const fields = isJsonObject(value) ? Object.entries(value) : [];
  return String(
    new URLSearchParams(
      fields.map(([name, each]) => [name, typeof each === "string" ? each : JSON.stringify(each)]),
    ),
  );
}

function withCharset(type: string): string {
  return /charset/i.test(type) ? type : `${type}; charset=utf-8`;
}
