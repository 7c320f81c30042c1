import { render } from "preact-render-to-string";
import { htmlFile, linkToFile, markdownFile } from "./address.js";
import { descriptionFiles } from "./api/description-files.js";
import { operationsIn } from "./api/operation-groups.js";
import { asset } from "./assets.js";
import { changesFeed } from "./changes-feed.js";
import { errorsJson } from "./errors-json.js";
import { hostFiles } from "./host-files.js";
import { htmlDocument } from "./html-document.js";
import { llmsFiles } from "./llms.js";
import { errorPage } from "./pages/error-page.js";
import { guidePage } from "./pages/guide-page.js";
import { guidesPage } from "./pages/guides-page.js";
import { homePage } from "./pages/home-page.js";
import { operationPage } from "./pages/operation-page.js";
import { operationsPage } from "./pages/operations-page.js";
import { tryPage } from "./pages/try-page.js";
import { Body, Head } from "./parts/layout.js";
import { rootPages } from "./root-pages.js";
import { searchFile } from "./search-file.js";
import type { Page, Site, SiteFile } from "./site.js";
import { sitemap } from "./sitemap.js";
import { tryDescription } from "./try/try-description.js";

/** Every page in every language of the contract. */
export function pagesOf(site: Site): Page[] {
  const { languages, errors, operations } = site.contract;
  return languages.flatMap((language) => [
    homePage(site, language),
    ...errors.map((error) => errorPage(site, error, language)),
    operationsPage(site, language),
    ...operations.map((operation) => operationPage(site, operation, language)),
    tryPage(site, language),
    guidesPage(site, language),
    ...site.guides(language).map((guide) => guidePage(site, guide, language)),
  ]);
}

/** The site as files: each page as HTML and as Markdown, and what pages and readers' tools load. */
export function emitSite(
  unstyled: Omit<Site, "assets">,
  css: string,
  script: SiteFile,
  /** What some pages load besides. */
  others: readonly SiteFile[],
): SiteFile[] {
  const draft: Site = { ...unstyled, assets: { style: "", script: script.path } };
  const pages = pagesOf(draft);
  // Before the heads: those name the style by its content, which has a rule for each colour of code, known once the code is.
  const bodies = new Map(pages.map((page) => [page, Buffer.from(render(<Body site={draft} page={page} />))]));
  const style = asset("site", "css", `${css}\n${draft.highlight.css()}\n`);
  const site: Site = { ...draft, assets: { style: style.path, script: script.path } };
  return [
    ...pages.flatMap((page) => [
      fileOf(htmlFile(page.address), htmlOf(site, page, String(bodies.get(page)))),
      { path: markdownFile(page.address), content: page.markdown },
    ]),
    ...site.contract.languages.flatMap((language) => [
      searchFile({ contract: { ...site.contract, operations: operationsIn(site, language) } }, language),
      ...descriptionFiles(site, language),
      ...tryDescription(site, language),
      ...changesFeed(site, language),
    ]),
    ...[...rootPages(site), ...hostFiles(site), ...sitemap(site, pages), ...llmsFiles(site, pages)],
    ...[errorsJson(site), style, script, ...others],
  ].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function htmlOf(site: Site, page: Page, body: string): string {
  const root = linkToFile(page.address, ".");
  const [start] = render(<html lang={page.language} data-root={root} />).split("</html>");
  return htmlDocument(`${start}${render(<Head site={site} page={page} />)}${body}</html>`);
}

/** Kept as bytes: a text with a single letter beyond Latin-1 takes twice the room, and one made of parts many times that. */
function fileOf(path: string, text: string): SiteFile {
  const bytes = Buffer.from(text);
  return {
    path,
    get content() {
      return bytes.toString();
    },
  };
}
