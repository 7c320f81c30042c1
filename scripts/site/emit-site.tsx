import { render } from "preact-render-to-string";
import { htmlFile, linkToFile, markdownFile } from "./address.js";
import { descriptionFiles } from "./api/description-files.js";
import { operationsIn } from "./api/operation-groups.js";
import { asset } from "./assets.js";
import { changesFeed } from "./changes-feed.js";
import { directionOf } from "./direction.js";
import { errorsJson } from "./errors-json.js";
import { hostFiles } from "./host-files.js";
import { htmlDocument } from "./html-document.js";
import { lateFile } from "./late-file.js";
import { llmsFiles } from "./llms.js";
import { withUnfinishedNote } from "./markdown/unfinished-markdown.js";
import { errorPage } from "./pages/error-page.js";
import { guidePage } from "./pages/guide-page.js";
import { guidesPage } from "./pages/guides-page.js";
import { homePage } from "./pages/home-page.js";
import { operationPage } from "./pages/operation-page.js";
import { operationsPage } from "./pages/operations-page.js";
import { tryPage } from "./pages/try-page.js";
import { Head } from "./parts/head.js";
import { Body } from "./parts/layout.js";
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
  { theme, script }: { readonly theme: SiteFile; readonly script: SiteFile },
  /** What some pages load besides. */
  others: readonly SiteFile[],
): SiteFile[] {
  const style = asset("site", "css", `${css}\n${unstyled.highlight.css}\n`);
  const assets = { style: style.path, theme: theme.path, script: script.path };
  const site: Site = { ...unstyled, assets };
  const pages = pagesOf(site);
  return [
    ...pages.flatMap((page) => [
      lateFile(htmlFile(page.address), () => htmlOf(site, page)),
      lateFile(markdownFile(page.address), () => withUnfinishedNote(site, page)),
    ]),
    ...site.contract.languages.flatMap((language) => [
      searchFile(
        { ...site, contract: { ...site.contract, operations: operationsIn(site, language) } },
        language,
      ),
      ...descriptionFiles(site, language),
      ...tryDescription(site, language),
      ...changesFeed(site, language),
    ]),
    ...[...rootPages(site), ...hostFiles(site), ...sitemap(site, pages), ...llmsFiles(site, pages)],
    ...[errorsJson(site), style, theme, script, ...others],
  ].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function htmlOf(site: Site, page: Page): string {
  return htmlDocument(
    render(
      <html lang={page.language} dir={directionOf(page.language)} data-root={linkToFile(page.address, ".")}>
        <Head site={site} page={page} />
        <Body site={site} page={page} />
      </html>,
    ),
  );
}
