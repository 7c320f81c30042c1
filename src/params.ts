import type { RuntimeError } from "./contract.js";
import { readPlaceholders } from "./placeholders.js";

/**
 * The parameters of a failure, read from the service's description. Where it follows none of the known wordings, a
 * string is the whole description, so that nothing is lost, and a number is undefined.
 */
export function readParams(
  { params = {}, wordings = [] }: RuntimeError,
  description: string,
): Readonly<Record<string, string | number | undefined>> {
  const text = description.normalize("NFC");
  const values = wordings.reduce<Record<string, string> | undefined>(
    (found, wording) => found ?? readPlaceholders(wording, text),
    undefined,
  );
  return Object.fromEntries(
    Object.entries(params).map(([name, type]) => {
      const value = values?.[name]?.trim();
      return [name, type === "number" ? toNumber(value) : (value ?? text)];
    }),
  );
}

function toNumber(text: string | undefined): number | undefined {
  const number = text ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
