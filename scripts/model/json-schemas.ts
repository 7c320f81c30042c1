import { toJsonSchema } from "@valibot/to-json-schema";
import { CatalogFormat, DomainFormat } from "./catalog-format.js";
import { GlossaryFormat } from "./glossary-format.js";
import { LocaleFormat } from "./locale-format.js";

/** The JSON Schemas of the files that people author; paths relative to the package. */
export function schemaFiles(): { readonly path: string; readonly content: string }[] {
  return [
    schemaFile("errors", "The error catalog, spec/errors.yaml", CatalogFormat),
    schemaFile("errors-domain", "The errors of one domain, spec/errors/<domain>.yaml", DomainFormat),
    schemaFile("glossary", "Which words the locales use for what, locales/glossary.yaml", GlossaryFormat),
    schemaFile("locale", "The words of one language, locales/<language>.yaml", LocaleFormat),
  ];
}

function schemaFile(
  name: string,
  title: string,
  format: Parameters<typeof toJsonSchema>[0],
): { path: string; content: string } {
  const { $schema, ...schema } = toJsonSchema(format, { target: "draft-07", ignoreActions: ["finite"] });
  const $comment = "Generated from scripts/model/ by: npm run schemas";
  return {
    path: `spec/schema/${name}.schema.json`,
    content: `${JSON.stringify({ $schema, $comment, title, ...schema }, undefined, 2)}\n`,
  };
}
