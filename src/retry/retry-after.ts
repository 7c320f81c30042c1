/** Nobody waits longer than a day for a request, and no sum of such times is too large for a clock. */
const longest = 86_400_000;

/**
 * How long the service asks to wait, in ms: `Retry-After-Ms`, or `Retry-After` in seconds or as a date (RFC 9110, 10.2.3).
 * `undefined` where it does not ask, or not in a way that can be understood; a day where it asks for more.
 */
export function readRetryAfter(headers: Pick<Headers, "get">, now: number): number | undefined {
  const asked = readAsked(headers, now);
  return asked === undefined ? undefined : Math.min(asked, longest);
}

function readAsked(headers: Pick<Headers, "get">, now: number): number | undefined {
  const ms = decimal(headers.get("retry-after-ms"));
  if (ms !== undefined) return ms;
  const text = headers.get("retry-after");
  const seconds = decimal(text);
  if (seconds !== undefined) return seconds * 1000;
  // A date has letters; what Date would make of other numbers is no hint.
  const date = text && /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function decimal(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
