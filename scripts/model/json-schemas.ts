import { toJsonSchema } from "@valibot/to-json-schema";
import { CatalogFormat, DomainFormat } from "./catalog-format.js";
import { ErrorTexts, NameTexts, TextJson } from "./catalog-json-errors.js";
import { CatalogJsonFormat } from "./catalog-json-format.js";
import { GlossaryFormat } from "./glossary-format.js";
import { LocaleFormat } from "./locale-format.js";
import { OverlayFormat } from "./overlay-format.js";
import { ProbesFormat } from "./probes-format.js";

/** The JSON Schemas of the files that people author, and of the one that they read; paths relative to the package. */
export function schemaFiles(): { readonly path: string; readonly content: string }[] {
  return [
    schemaFile("catalog", "A contract as data, generated/catalog.json", CatalogJsonFormat, {
      ...{ text: TextJson, nameTexts: NameTexts, errorTexts: ErrorTexts },
    }),
    schemaFile("errors", "The error catalog, spec/errors.yaml", CatalogFormat),
    schemaFile("errors-domain", "The errors of one domain, spec/errors/<domain>.yaml", DomainFormat),
    schemaFile("glossary", "Which words the locales use for what, locales/glossary.yaml", GlossaryFormat),
    schemaFile("locale", "The words of one language, locales/<language>.yaml", LocaleFormat),
    schemaFile(
      "overlay",
      "A translation of the OpenAPI description, locales/openapi/<language>.yaml",
      OverlayFormat,
    ),
    schemaFile("probes", "The requests that provoke each code, spec/probes.yaml", ProbesFormat),
  ];
}

type Format = Parameters<typeof toJsonSchema>[0];

function schemaFile(
  name: string,
  title: string,
  format: Format,
  /** What stands in many places, by name; the file has it once. */
  definitions: Readonly<Record<string, Format>> = {},
): { path: string; content: string } {
  const { $schema, ...schema } = toJsonSchema(format, {
    ...{ target: "draft-07", ignoreActions: ["finite"] },
    definitions,
  });
  const $comment = "Generated from scripts/model/ by: npm run schemas";
  return {
    path: `spec/schema/${name}.schema.json`,
    content: `${JSON.stringify({ $schema, $comment, title, ...schema }, undefined, 2)}\n`,
  };
}
