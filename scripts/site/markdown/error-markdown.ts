import { errorSection } from "../../emit/docs.js";
import { codeBlock } from "../../emit/markdown.js";
import type { ContractError } from "../../model/contract.js";
import { addressOf, linkToFile, markdownFile } from "../address.js";
import { examplesOf } from "../examples.js";
import type { Site } from "../site.js";

/** A code's page as Markdown. */
export function errorMarkdown(site: Site, error: ContractError, language: string): string {
  const words = site.words(language);
  const from = addressOf.error(language, error.code);
  const link = (code: string): string => linkToFile(from, markdownFile(addressOf.error(language, code)));
  const blocks = examplesOf(site, error, language).map(({ kind, code, values }) =>
    codeBlock(
      kind,
      code.replace(/__([A-Z]+)__/g, (written, name: string) => values[name] ?? written),
    ),
  );
  const parts = [...errorSection(site.contract, error, language, words, { depth: 1, link }), ...blocks];
  return `${parts.join("\n\n")}\n`;
}
