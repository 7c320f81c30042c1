import { referenceTables } from "../../emit/docs.js";
import { addressOf, linkToFile, markdownFile } from "../address.js";
import type { Site } from "../site.js";

/** The tables as Markdown, with a link to each code's page. */
export function homeMarkdown(site: Site, language: string): string {
  const from = addressOf.home(language);
  const link = (code: string): string => linkToFile(from, markdownFile(addressOf.error(language, code)));
  return `${referenceTables(site.contract, language, site.words(language), link).join("\n\n")}\n`;
}
