import { escapeMarkdown } from "../../emit/markdown.js";
import { addressOf, linkToFile, markdownFile } from "../address.js";
import type { Guide } from "../guides/guide.js";
import { type GuideSite, resolveLink } from "../guides/guide-links.js";
import { guidesWrittenIn } from "../parts/guides-written-in.js";

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
  return withNote(lines.join("\n"), guidesWrittenIn([guide], site.words(language), language));
}

/** With `note` below the title. */
function withNote(markdown: string, note: string | undefined): string {
  const [title = "", ...rest] = markdown.split("\n\n");
  return [title, ...(note === undefined ? [] : [`> ${escapeMarkdown(note)}`]), ...rest].join("\n\n");
}

/** The list of guides as Markdown. */
export function guidesMarkdown(site: GuideSite, language: string): string {
  const from = addressOf.guides(language);
  const items = site.guides(language).map(({ name, title, lead }) => {
    const file = linkToFile(from, markdownFile(addressOf.guide(language, name)));
    return `- [${title}](${file}): ${lead}`;
  });
  const words = site.words(language);
  const list = `# ${words.say("site.sections.guides")}\n\n${items.join("\n")}\n`;
  return withNote(list, guidesWrittenIn(site.guides(language), words, language));
}
