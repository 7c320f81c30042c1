const placeholder = /\{\{(\w+)\}\}/;

/** A text in which the placeholders were found: in turns what is said and what is filled in; as it is where there are none. */
export type Template = string | readonly string[];

export function findPlaceholders(text: string): Template {
  const parts = text.split(placeholder);
  return parts.length > 1 ? parts : text;
}

/**
 * The template with each `{{name}}` replaced by that value; `…` where there is nothing to show. Values are not looked into.
 *
 * @param language the one that numbers are written in, with all of their digits.
 */
export function fillPlaceholders(template: Template, values: object, language: string): string {
  if (typeof template === "string") return template;
  let filled = "";
  for (const [index, part] of template.entries())
    filled += index % 2 === 1 ? valueText(part, values, language) : part;
  return filled;
}

function valueText(name: string, values: object, language: string): string {
  let value: unknown;
  try {
    value = Object.hasOwn(values, name) ? Reflect.get(values, name) : undefined;
    if (typeof value === "number") value = value.toLocaleString(language, { maximumFractionDigits: 20 });
  } catch {
    // A tag or a time zone that is none must not hide the failure that is told.
  }
  return textOf(value) || "…";
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
  const [start = "", ...parts] = wording.split(placeholder);
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
