/**
 * Escapes in JSON text, which is TypeScript as well, what could end a script element or cannot be seen. The result means
 * the same. JSON's own escaping has already dealt with quotes, C0 controls and lone surrogates. U+FFFE and U+FFFF are no characters
 * to some readers of YAML.
 */
export function escapeJson(json: string): string {
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
