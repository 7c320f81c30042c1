/**
 * The best of `languages` for a reader whose browser sends `header` (RFC 9110, 12.5.4): the first one where it says nothing
 * of them. `vi-VN` is for readers of `vi`, and `vi` for those of `vi-VN`, as a look-up by RFC 4647 has it.
 */
export function chooseLanguage(languages: readonly string[], header: string): string {
  for (const range of rangesOf(header)) {
    const found = languages.find((language) => isFor(language, range));
    if (found !== undefined) return found;
  }
  return languages[0] ?? "en";
}

/** The ranges, the most wanted first; as they stand where they are wanted alike. */
function rangesOf(header: string): string[] {
  const ranges = header.split(",").map((part) => {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return { range, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
  });
  return ranges
    .filter(({ range, weight }) => range !== "" && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ range }) => range);
}

function isFor(language: string, range: string): boolean {
  const tag = language.toLowerCase();
  return range === "*" || `${tag}-`.startsWith(`${range}-`) || `${range}-`.startsWith(`${tag}-`);
}
