import { escapeMarkdown } from "../emit/markdown.js";
import { linkToFile, markdownFile } from "./address.js";
import { languageName } from "./language-name.js";
import { lateFile } from "./late-file.js";
import { unfinishedMarkdown } from "./markdown/unfinished-markdown.js";
import type { Page, Site, SiteFile } from "./site.js";

/** For language models, as https://llmstxt.org has it: what there is to read, and all of it in one piece. */
export function llmsFiles(site: Site, pages: readonly Page[]): SiteFile[] {
  return [
    { path: "llms.txt", content: contents(site, pages) },
    lateFile("llms-full.txt", () => whole(site, pages)),
  ];
}

function contents(site: Site, pages: readonly Page[]): string {
  const { title, languages, guide } = site.contract;
  const [source = ""] = languages;
  const sections = languages.map((language) => {
    const own = pages.filter((page) => page.language === language);
    return [
      `## ${escapeMarkdown(languageName(language))}`,
      ...unfinishedMarkdown(site, language),
      own.map((page) => entry(site, page)).join("\n"),
    ];
  });
  const more = ["llms-full.txt", "errors.json"].map((file) => `- [${file}](${link(site, file)})`);
  const parts = [
    `# ${escapeMarkdown(title)}`,
    `> ${escapeMarkdown(guide[source]?.intro || title)}`,
    ...sections.flat(),
    "## Optional",
    more.join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function entry(site: Site, { address, title, description }: Page): string {
  const about = description === "" ? "" : `: ${escapeMarkdown(description)}`;
  return `- [${escapeMarkdown(title)}](${link(site, markdownFile(address))})${about}`;
}

/** Absolute where that is known: the list may be read far from the site. */
function link({ url }: Site, file: string): string {
  const path = linkToFile(".", file);
  return (url === undefined ? path : new URL(path, url).href).replace(
    /[()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
}

/** The pages of the source language, from which all others were translated. Links in them start from the page's own folder. */
function whole(site: Site, pages: readonly Page[]): string {
  const own = pages.filter(({ language }) => language === site.contract.languages[0]);
  return own
    .map(
      (page) =>
        `<!-- ${link(site, markdownFile(page.address)).replace(/-(?=-)/g, "%2d")} -->\n\n${page.markdown()}`,
    )
    .join("\n");
}
