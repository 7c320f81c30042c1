import { escapeMarkdown } from "../../emit/markdown.js";
import { unfinishedNote } from "../../emit/unfinished-note.js";
import type { Page, Site } from "../site.js";

/** A page's Markdown, which says below its title where its language is not finished. */
export function withUnfinishedNote(site: Site, page: Page): string {
  const [title = "", ...rest] = page.markdown().split("\n\n");
  return [title, ...unfinishedMarkdown(site, page.language), ...rest].join("\n\n");
}

/** That a language is not finished, as a paragraph; none where it is. */
export function unfinishedMarkdown({ contract, words }: Site, language: string): string[] {
  const note = unfinishedNote(contract, language, words(language));
  return note === undefined ? [] : [`> ${escapeMarkdown(note)}`];
}
