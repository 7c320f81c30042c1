const pattern = "\\{\\{(\\w+)\\}\\}";

/**
 * `text` with each `{{name}}` replaced by that value; `…` where there is nothing to show. Values are not looked into.
 *
 * @param language the one that numbers are written in, with all of their digits.
 */
export function fillPlaceholders(text: string, values: object, language: string): string {
  return text.replace(new RegExp(pattern, "g"), (_, name: string) => {
    let value: unknown;
    try {
      value = Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined;
      if (typeof value === "number") value = value.toLocaleString(language, { maximumFractionDigits: 20 });
    } catch {
      // A tag or a time zone that is none must not hide the failure that is told.
    }
    return textOf(value) || "…";
  });
}

/** JSON may make an object of a value, with a `toString` that is no function. */
function textOf(value: unknown): string {
  try {
    return String(value ?? "");
  } catch {
    return "";
  }
}

/**
 * What the placeholders of `wording` stand for in `text`; `undefined` where the text does not follow the wording. Upper
 * and lower case are the same, because services are not of one mind about how a sentence begins. Takes time in
 * proportion to the length of the text.
 */
export function readPlaceholders(wording: string, text: string): Record<string, string> | undefined {
  const [start = "", ...parts] = wording.split(new RegExp(pattern));
  const folded = fold(text);
  if (!folded.startsWith(fold(start))) return undefined;
  const found: Record<string, string> = {};
  let from = start.length;
  for (let index = 0; index < parts.length; index += 2) {
    const [name = "", literal = ""] = parts.slice(index, index + 2);
    const isLast = index + 2 >= parts.length;
    const to = isLast ? text.length - literal.length : folded.indexOf(fold(literal), from);
    if (to < from || !folded.startsWith(fold(literal), to)) return undefined;
    found[name] = text.slice(from, to);
    from = to + literal.length;
  }
  return from === text.length ? found : undefined;
}

/** Lower case, with every character left in its place: `İ` has no lower case of its own length. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/./gsu, (character) => {
    const folded = character.toLowerCase();
    return folded.length === character.length ? folded : character;
  });
}
