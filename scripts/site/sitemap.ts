import { inLanguage, permalink } from "./address.js";
import type { Page, Site, SiteFile } from "./site.js";
import { element, xmlDocument } from "./xml.js";

/**
 * Every page with the same page in the other languages, for search engines (https://www.sitemaps.org). They want absolute
 * addresses: where the site's own is not known, there is none.
 */
export function sitemap({ contract, url }: Site, pages: readonly Page[]): SiteFile[] {
  if (url === undefined) return [];
  const entry = ({ address, written }: Page) => {
    const { languages } = written ?? contract;
    const alternates = [...languages, "x-default"].map((tag) => {
      const language = tag === "x-default" ? (languages[0] ?? "") : tag;
      const href = permalink(url, inLanguage(address, language));
      return element("xhtml:link", { rel: "alternate", hreflang: tag, href });
    });
    return element("url", {}, element("loc", {}, permalink(url, address)), ...alternates);
  };
  const namespaces = {
    xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
  };
  return [{ path: "sitemap.xml", content: xmlDocument(element("urlset", namespaces, ...pages.map(entry))) }];
}
