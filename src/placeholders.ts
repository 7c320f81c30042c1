type Params = Readonly<Record<string, unknown>>;

const placeholder = /\{\{(\w+)\}\}/;
const placeholders = new RegExp(placeholder, "g");

/** `text` with each `{{name}}` replaced by that parameter; `…` where it is not known. Values are not looked into. */
export function fillPlaceholders(text: string, params: Params): string {
  return text.replace(placeholders, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? "…" : String(value);
  });
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

/** Lower case, where that leaves every character in its place. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}
