import { escapeJson } from "./escape.js";
import { type GeneratedFile, origin } from "./generated-file.js";

/* How generated TypeScript is written. Text from the catalog gets into a file only through these functions. */

/** A TypeScript file with its header. `parts` are set apart by blank lines. */
export function typescriptFile(
  path: string,
  sources: readonly string[],
  parts: readonly string[],
): GeneratedFile {
  return { path, content: `// ${origin(sources)}\n\n${parts.filter(Boolean).join("\n\n")}\n` };
}

/** `value` as a literal that means exactly `value`, wherever the file ends up. */
export function literal(value: string): string {
  return escapeJson(JSON.stringify(value));
}

/** `name` as a key of an object literal or of a type. Only a computed key makes a property of `__proto__`. */
export function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** Plain data as an expression; objects a key a line, what is short on one line. */
export function expression(value: unknown, indent = ""): string {
  if (typeof value === "string") return literal(value);
  if (typeof value !== "object" || value === null) return String(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => expression(item, inner))
    : Object.entries(value).map(([name, item]) => `${key(name)}: ${expression(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const pad = Array.isArray(value) ? "" : " ";
  const oneLine = `${open}${pad}${parts.join(", ")}${pad}${close}`;
  if (oneLine.length + indent.length <= 80 && !oneLine.includes("\n")) return oneLine;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}

/** A doc comment of `lines`, for what follows at `indent`. An empty line makes a paragraph. */
export function docComment(lines: readonly string[], indent = ""): string {
  const safe = lines.flatMap((line) => line.split("\n")).map(commentText);
  if (safe.length === 1) return `${indent}/** ${safe[0]} */`;
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** A doc comment is Markdown with tags: catalog text must neither end it nor begin a tag. */
function commentText(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ").replaceAll("*/", "*\\/");
}

/** Catalog text within a doc comment. */
export function quoted(text: string): string {
  return text.replaceAll("@", "&#64;").replaceAll("`", "&#96;").replaceAll("<", "&lt;");
}

/** Words of JavaScript that are languages as well, such as Newari. */
const reserved = ["for", "new", "try", "var"];

/** The name under which a language's texts are exported: `vi`, `zhHans`, `enXA`, `new_`. */
export function languageName(language: string): string {
  if (reserved.includes(language)) return `${language}_`;
  return language.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
