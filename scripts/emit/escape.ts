/**
 * Escapes in JSON text, which is TypeScript as well, what could end a script element or cannot be seen. The result means
 * the same. JSON's own escaping has already dealt with quotes, C0 controls and lone surrogates. U+FFFE and U+FFFF are no characters
 * to some readers of YAML.
 */
export function escapeJson(json: string): string {
  if (isPlain(json)) return json;
  return json
    .replace(/<(?=[/!])/g, "\\u003C")
    .replace(/[\u007F-\u00A0\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, (character) =>
      Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(
        "",
      ),
    );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Letters and marks of most languages, which anybody can see: it takes less to tell this than to look for all others. */
const visible = /^[\n -~\u00A1-\u00AC\u00AE-\u05FF\u1E00-\u1FFF\u3000-\uD7FF]*$/;

/** Whether `text` has nothing in it that is not seen, but for lines that end; of rarer texts, nobody knows. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** Whether `text` certainly has nothing in it to escape. */
export function isPlain(text: string): boolean {
  return !text.includes("<") && isVisible(text);
}
