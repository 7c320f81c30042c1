import { codeSpan } from "../../emit/markdown.js";
import type { Words } from "../../words/words.js";
import type { SchemaOutline } from "../api/schema-outline.js";
import { inlineMarkdown } from "./prose-markdown.js";

/** A schema as a list within lists. */
export function schemaMarkdown(schema: SchemaOutline, words: Words): string {
  return [`- ${schemaLine(schema, words)}`, ...parts(schema, words, "  ")].join("\n");
}

/** All that is said of a value itself. */
export function schemaLine({ type, description, limits, isCut }: SchemaOutline, words: Words): string {
  const shown = limits.map(({ name, value }) => {
    const label = words.say(`site.limits.${name}`);
    return value === "true" ? label : `${label} ${codeSpan(value)}`;
  });
  const cut = isCut ? ` (${words.say("site.api.cut")})` : "";
  const about = inlineMarkdown(description.replace(/\s*\n\s*/g, " "));
  return [`${codeSpan(type)}${cut}`, about, shown.join(", ")].filter((part) => part !== "").join(" · ");
}

function parts(
  { properties, choices, items, others }: SchemaOutline,
  words: Words,
  indent: string,
): string[] {
  const part = (label: string, inner: SchemaOutline, by = indent): string[] => [
    `${by}- ${label}: ${schemaLine(inner, words)}`,
    ...parts(inner, words, `${by}  `),
  ];
  const required = words.say("site.api.required");
  return [
    ...properties.flatMap((one) =>
      part(`${codeSpan(one.name)}${one.required ? ` **${required}**` : ""}`, one.schema),
    ),
    ...(others ? part(words.say("site.api.others"), others) : []),
    ...(items ? part(words.say("site.api.items"), items) : []),
    ...choices.flatMap(({ kind, schemas }) => [
      `${indent}- ${words.say(`site.api.${kind}`)}`,
      ...schemas.flatMap((inner, index) => part(String(index + 1), inner, `${indent}  `)),
    ]),
  ];
}
