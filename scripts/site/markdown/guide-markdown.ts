import { addressOf, linkToFile, markdownFile } from "../address.js";
import type { Guide } from "../guides/guide.js";
import { type GuideSite, resolveLink } from "../guides/guide-links.js";

/** A guide as Markdown: as it was written, with links to the other pages' Markdown. */
export function guideMarkdown(site: GuideSite, guide: Guide, language: string): string {
  let isCode = false;
  const lines = guide.source.split("\n").map((text, index) => {
    if (text.startsWith("```")) isCode = !isCode;
    if (isCode) return text;
    const link = (href: string): string =>
      resolveLink({ site, guide, language, line: index + 1, href }, markdownFile);
    return text
      .replace(/ \{#[a-z0-9-]+\}$/, "")
      .replace(/\]\(([^()\s]+)\)/g, (_, href: string) => `](${link(href)})`);
  });
  return lines.join("\n");
}

/** The list of guides as Markdown. */
export function guidesMarkdown(site: GuideSite, language: string): string {
  const from = addressOf.guides(language);
  const items = site.guides(language).map(({ name, title, lead }) => {
    const file = linkToFile(from, markdownFile(addressOf.guide(language, name)));
    return `- [${title}](${file}): ${lead}`;
  });
  return `# ${site.words(language).say("site.sections.guides")}\n\n${items.join("\n")}\n`;
}
