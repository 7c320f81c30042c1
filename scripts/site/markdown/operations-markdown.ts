import { codeSpan, escapeMarkdown, table } from "../../emit/markdown.js";
import { isJsonObject } from "../../load/json.js";
import { addressOf, linkToFile, markdownFile } from "../address.js";
import { groupsOf } from "../api/operation-groups.js";
import { writtenIn } from "../parts/written-in.js";
import type { Site } from "../site.js";
import { proseMarkdown } from "./prose-markdown.js";

/** The list of operations as Markdown, with a link to each one's page. */
export function operationsMarkdown(site: Site, language: string): string {
  const words = site.words(language);
  const from = addressOf.operations(language);
  const { document } = site.description(language);
  const link = (id: string): string => linkToFile(from, markdownFile(addressOf.operation(language, id)));
  const head = ["operation", "request", "purpose"].map((key) => words.say(`site.api.${key}`));
  const { info } = document;
  const about = isJsonObject(info) ? String(info["description"] ?? "") : "";
  const groups = groupsOf(site.contract.operations, document);
  const parts = [
    `# ${words.say("site.sections.api")}`,
    writtenIn(site, language, [about, groups]) ?? "",
    proseMarkdown(about),
    ...groups.flatMap(({ name, description, operations }) => [
      `## ${escapeMarkdown(name || words.say("site.api.operations"))}`,
      proseMarkdown(description),
      table(
        head,
        operations.map(({ id, method, path, summary }) => [
          `[${codeSpan(id)}](${link(id)})`,
          codeSpan(`${method.toUpperCase()} ${path}`),
          escapeMarkdown(summary),
        ]),
      ),
    ]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
