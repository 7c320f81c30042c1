import type { JsonObject } from "../../load/json.js";
import { samplePattern } from "./pattern.js";

/** No longer text is made. */
const longest = 100_000;

type Form = (turn: number, padding: string) => string;

const pad2 = (number: number) => String(number).padStart(2, "0");
const hex = (turn: number) => (turn + 1).toString(16).padStart(12, "0");

/** A text of each format that has a form. `padding` makes it longer, where that is possible. */
const forms: Readonly<Record<string, Form>> = {
  "date-time": (turn) => `2026-01-${pad2((turn % 28) + 1)}T09:30:00Z`,
  date: (turn) => `2026-01-${pad2((turn % 28) + 1)}`,
  time: (turn) => `09:30:${pad2(turn % 60)}Z`,
  duration: (turn) => `PT${turn + 5}M`,
  email: (turn, padding) => `${padding}name${turn || ""}@example.com`,
  "idn-email": (turn, padding) => `${padding}name${turn || ""}@example.com`,
  hostname: (turn, padding) => `${padding}${turn ? `host${turn}.` : ""}example.com`,
  "idn-hostname": (turn, padding) => `${padding}${turn ? `host${turn}.` : ""}example.com`,
  ipv4: (turn) => `192.0.2.${(turn % 254) + 1}`,
  ipv6: (turn) => `2001:db8::${(turn + 1).toString(16)}`,
  uri: (turn, padding) => `https://example.com/${turn || ""}${padding}`,
  iri: (turn, padding) => `https://example.com/${turn || ""}${padding}`,
  url: (turn, padding) => `https://example.com/${turn || ""}${padding}`,
  "uri-reference": (turn, padding) => `/${turn || ""}${padding}`,
  "iri-reference": (turn, padding) => `/${turn || ""}${padding}`,
  "uri-template": (turn, padding) => `https://example.com/${turn || ""}${padding}{id}`,
  uuid: (turn) => `3fa85f64-5717-4562-b3fc-${hex(turn)}`,
  "json-pointer": (turn, padding) => `/${turn || ""}${padding}`,
  "relative-json-pointer": (turn) => String(turn),
  regex: (turn, padding) => `a${turn || ""}${padding}`,
  byte: (turn) => Buffer.from(`text${turn || ""}`).toString("base64"),
};

/** Texts that may fit, the plainest first. `turn` picks others. */
export function* sampleTexts(facts: JsonObject, turn: number): Generator<string> {
  const { format, pattern, minLength, maxLength } = facts;
  const least = typeof minLength === "number" ? Math.max(0, Math.ceil(minLength)) : 0;
  const most = typeof maxLength === "number" ? Math.floor(maxLength) : longest;
  if (least > longest) return;
  const form = typeof format === "string" && Object.hasOwn(forms, format) ? forms[format] : undefined;
  if (form) {
    const text = form(turn, "");
    yield text;
    yield form(turn, "a".repeat(Math.max(0, least - text.length)));
  }
  if (typeof pattern === "string") yield* samplePattern(pattern, turn, least);
  yield plainText(turn, least, most);
}

function plainText(turn: number, least: number, most: number): string {
  const whole = `text${turn || ""}`.padEnd(least, "text");
  if (whole.length <= most) return whole;
  // What tells the turns apart is kept.
  return turn === 0
    ? whole.slice(0, most)
    : turn.toString(36).slice(-most).padStart(Math.min(least, most), "a");
}
