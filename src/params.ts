import type { RuntimeError } from "./contract.js";
import { isJsonObject, type JsonObject, own } from "./json.js";
import { readPlaceholders } from "./placeholders.js";

/** Normalising takes time in proportion to the square of a run of accents; no honest description is longer. */
const longestNormalized = 10_000;

/**
 * The parameters of a failure: as the service gives them, else read from its description. Where that follows none of the
 * known wordings, a string is the whole description, so that nothing is lost, and a number is undefined.
 */
export function readParams(
  { params, wordings = [] }: RuntimeError,
  description: string,
  given: unknown,
): Readonly<Record<string, string | number | undefined>> {
  if (!params) return {};
  const named: JsonObject = isJsonObject(given) ? given : {};
  const text = description.length > longestNormalized ? description : description.normalize("NFC");
  const values = firstReading(wordings, text);
  return Object.fromEntries(
    Object.entries(params).map(([name, type]) => {
      const told = own(named, name);
      if (typeof told === type && (typeof told === "string" || typeof told === "number")) return [name, told];
      const value = values?.[name]?.trim();
      return [name, type === "number" ? toNumber(value) : (value ?? text)];
    }),
  );
}

function firstReading(wordings: readonly string[], text: string): Record<string, string> | undefined {
  for (const wording of wordings) {
    const values = readPlaceholders(wording, text);
    if (values) return values;
  }
  return undefined;
}

function toNumber(text: string | undefined): number | undefined {
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
