import type { ListedOperation } from "../../diff/snapshot.js";
import { withEllipses } from "../../emit/envelope.js";
import { codeBlock, codeHeading, codeSpan, escapeMarkdown, table } from "../../emit/markdown.js";
import { addressOf, linkToFile, markdownFile } from "../address.js";
import { operationFacts } from "../api/operation-facts.js";
import { exampleText, type MediaOutline, type OperationOutline } from "../api/operation-outline.js";
import { operationExamples } from "../examples.js";
import { writtenIn } from "../parts/written-in.js";
import type { Site } from "../site.js";
import { inlineMarkdown, proseMarkdown } from "./prose-markdown.js";
import { schemaLine, schemaMarkdown } from "./schema-markdown.js";

/** An operation's page as Markdown. */
export function operationMarkdown(
  site: Site,
  operation: ListedOperation,
  outline: OperationOutline,
  language: string,
): string {
  const words = site.words(language);
  const parts = [
    codeHeading(1, operation.id),
    writtenIn(site, language, outline) ?? "",
    outline.isDeprecated ? words.say("site.limits.deprecated") : "",
    outline.summary === "" ? "" : `**${escapeMarkdown(outline.summary)}**`,
    codeSpan(`${operation.method.toUpperCase()} ${operation.path}`),
    proseMarkdown(outline.description),
    facts(site, operation, outline, language),
    `## ${words.say("site.api.call")}`,
    ...operationExamples(site, operation.id).map(({ kind, code }) => codeBlock(kind, code)),
    ...parameters(site, outline, language),
    ...body(site, outline, language),
    `## ${words.say("site.api.responses")}`,
    ...responses(site, operation, outline, language),
    ...codes(site, operation, language),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function facts(site: Site, operation: ListedOperation, outline: OperationOutline, language: string): string {
  const words = site.words(language);
  return operationFacts(site, operation, outline, words)
    .map(({ name, lines }) => {
      const shown = lines.map(({ code, text, note }) =>
        [code === undefined ? "" : codeSpan(code), escapeMarkdown(text ?? ""), inlineMarkdown(note ?? "")]
          .filter((part) => part !== "")
          .join(" "),
      );
      return `- ${words.say(`site.api.${name}`)}: ${shown.join("; ")}`;
    })
    .join("\n");
}

function parameters(site: Site, outline: OperationOutline, language: string): string[] {
  const words = site.words(language);
  if (outline.parameters.length === 0) return [];
  const head = ["name", "place", "type", "about"].map((key) => words.say(`site.api.parameter_${key}`));
  const rows = outline.parameters.map(({ name, place, required, description, schema }) => [
    `${codeSpan(name)}${required ? ` **${words.say("site.api.required")}**` : ""}`,
    place,
    schemaLine(schema, words),
    inlineMarkdown(description.replace(/\s*\n\s*/g, " ")),
  ]);
  return [`## ${words.say("site.api.parameters")}`, table(head, rows)];
}

function body(site: Site, outline: OperationOutline, language: string): string[] {
  const words = site.words(language);
  if (!outline.body) return [];
  return [
    `## ${words.say("site.api.body")}`,
    outline.body.required ? "" : words.say("site.api.optional"),
    proseMarkdown(outline.body.description),
    ...mediaParts(outline.body.media, site, language),
  ];
}

function mediaParts(media: readonly MediaOutline[], site: Site, language: string): string[] {
  return media.flatMap(({ type, schema }) => [codeSpan(type), schemaMarkdown(schema, site.words(language))]);
}

function responses(
  site: Site,
  operation: ListedOperation,
  outline: OperationOutline,
  language: string,
): string[] {
  const first = outline.responses.find(({ status }) => /^2/.test(status));
  return outline.responses.flatMap((response) => {
    const answer = response === first ? site.answers.get(operation.id) : undefined;
    const example = exampleText(response.media) ?? answer;
    return [
      `### ${response.status}`,
      response.isCatalogs ? escapeMarkdown(response.description) : proseMarkdown(response.description),
      ...mediaParts(response.media, site, language),
      example === undefined ? "" : codeBlock("json", example),
    ];
  });
}

function codes(site: Site, operation: ListedOperation, language: string): string[] {
  const words = site.words(language);
  const from = addressOf.operation(language, operation.id);
  const errors = site.contract.errors.filter(({ code }) => operation.codes.includes(code));
  if (errors.length === 0) return [];
  const head = ["errorCode", ...["http", "description", "retry"].map((key) => words.say(`docs.${key}`))];
  const rows = errors.map(({ code, status, retry, texts }) => [
    `[${codeSpan(code)}](${linkToFile(from, markdownFile(addressOf.error(language, code)))})`,
    String(status),
    escapeMarkdown(withEllipses(texts[language]?.description ?? "")),
    words.say(`site.modes.${retry.mode}`),
  ]);
  return [`## ${words.say("docs.errors")}`, table(head, rows)];
}
