/** What a catalog.json says, with each text as it was before its state was put beside it. */
export function plainTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainTexts);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const own = Object.fromEntries(entries);
  if (entries.length === 2 && typeof own["text"] === "string" && typeof own["state"] === "string") {
    return own["text"];
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, plainTexts(inner)]));
}
