import { STATUS_CODES } from "node:http";
import { blockLines, flowText } from "../author/yaml-text.js";
import type { FoundCode } from "./find-codes.js";
import type { GuessedEnvelope } from "./guess-envelope.js";

/** The categories of a new contract, with what they mean. */
export const starterCategories = {
  service: "the service is at fault or overloaded; the caller did nothing wrong",
  limit: "the caller sends faster than the plan allows",
  request: "something in the request must change before it can succeed",
  access: "the service refuses this key or this IP address",
} as const;

/** The statuses of a new contract's response table: those of its codes, and others that its operations name. */
export function starterStatuses(codes: readonly FoundCode[], others: readonly number[]): number[] {
  return [...new Set([200, ...codes.map(({ status }) => status), ...others])].sort((a, b) => a - b);
}

export function statusName(status: number): string {
  return STATUS_CODES[status] ?? `Status ${status}`;
}

/** spec/errors.yaml of a new contract. */
export function catalogText(
  language: string,
  envelope: GuessedEnvelope,
  codes: readonly FoundCode[],
  statuses: readonly number[],
): string {
  const { isUnderSuccess, ...places } = envelope;
  const pointer = typeof places.code === "string" ? places.code : places.code["pointer"];
  const failure = isUnderSuccess && pointer !== undefined ? { pointer } : "status";
  const parts = [
    [
      "# yaml-language-server: $schema=../node_modules/maloi/spec/schema/errors.schema.json",
      "#",
      "# The error catalog: facts only. The words stand in locales/<language>.yaml.",
      "# After a change: npx maloi generate",
      "#",
      "# Codes are for ever. Never delete, rename or reuse one: give it `retired: <version>`, and `replacedBy:` if another took",
      "# over.",
    ],
    [
      "# The language the texts were first written in; every other language is a translation of it.",
      `language: ${language}`,
    ],
    [
      "# How a failure looks on the wire, as JSON Pointers into the body. failure: status, or { pointer: /errorId, not: 0 }.",
      ...blockLines("envelope", { failure, ...places }, "  "),
    ],
    ["# The response table.", "statuses:", ...statuses.map(statusLine)],
    [
      "# A category is a predicate: a code has it when the sentence is true of it.",
      "categories:",
      ...Object.entries(starterCategories).map(([name, meaning]) => `  - ${categoryText(name)} # ${meaning}`),
    ],
    [
      "# retry says what the client may do, and is required:",
      "#   never       the same request fails until somebody changes something",
      "#   backoff     the same request may succeed later: exponential, full jitter, capped",
      "#   resubmit    this task is over; a new task may succeed",
      "#   {wait, scope}  blocked for a known time, for this key or this ip: send nothing until it has passed",
      "# Durations are ISO 8601. `aliases` are other spellings people search for; they are never on the wire.",
      "errors:",
      ...codes.flatMap((found, index) => [...(index > 0 ? [""] : []), ...codeLines(found)]),
    ],
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function statusLine(status: number): string {
  const name = statusName(status)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_");
  return `  ${status}: ${flowText({ name })}`;
}

/** Whose fault every error in it is. */
function categoryText(name: string): string {
  return flowText({ name, fault: name === "service" ? "service" : "caller" });
}

/** What the status alone tells. */
function codeLines({ code, status }: FoundCode): string[] {
  const passing = [408, 425, 429, 502, 503, 504].includes(status);
  const facts = { status, category: categoryOf(status), retry: passing ? "backoff" : "never" };
  return blockLines(code, facts, "  ").map((line) => `  ${line}`);
}

function categoryOf(status: number): keyof typeof starterCategories {
  if (status >= 500) return "service";
  if (status === 429) return "limit";
  return status === 401 || status === 403 ? "access" : "request";
}
