import { createHash } from "node:crypto";
import { withEllipses } from "../emit/envelope.js";
import type { ContractError } from "../model/contract.js";
import { addressOf, htmlFile, permalink } from "./address.js";
import { feedPath, type Release, releasesOf } from "./releases.js";
import type { Site, SiteFile } from "./site.js";
import { element, type XmlElement, xmlDocument } from "./xml.js";

/*
 * What changed in the contract, release by release, as an Atom feed (RFC 4287). Its dates are those of the catalog's
 * `releases`: a build looks at no clock, and so gives the same bytes on any day. A release without a date is not yet news.
 */

/** The feed of a language; none where no release has a date. */
export function changesFeed(site: Site, language: string): SiteFile[] {
  const [latest] = releasesOf(site.contract);
  if (!latest) return [];
  const { contract } = site;
  const words = site.words(language);
  const path = feedPath(language);
  const links =
    site.url === undefined
      ? []
      : [
          element("link", { rel: "self", href: new URL(path, site.url).href }),
          element("link", {
            rel: "alternate",
            hreflang: language,
            href: permalink(site.url, addressOf.home(language)),
          }),
        ];
  const feed = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language },
    element("id", {}, idOf(contract.title, language)),
    element("title", {}, `${contract.title} · ${words.say("site.changes")}`),
    element("updated", {}, timeOf(latest.date)),
    element("author", {}, element("name", {}, contract.title)),
    ...links,
    ...releasesOf(contract).map((release) => entryOf(site, language, release)),
  );
  return [{ path, content: xmlDocument(feed) }];
}

function entryOf(site: Site, language: string, { version, date, changes }: Release): XmlElement {
  const { contract } = site;
  const words = site.words(language);
  const lines = changes.map(({ kind, error }) =>
    element(
      "li",
      {},
      element(
        "strong",
        words.lang === undefined ? {} : { "xml:lang": words.lang },
        words.say(`site.news.${kind}`),
      ),
      ...lineOf(site, error, language),
    ),
  );
  const content = element("div", { xmlns: "http://www.w3.org/1999/xhtml" }, element("ul", {}, ...lines));
  return element(
    "entry",
    {},
    element("id", {}, idOf(contract.title, language, version)),
    element("title", {}, `${contract.title} ${version}`),
    element("updated", {}, timeOf(date)),
    ...(site.url === undefined
      ? []
      : [element("link", { rel: "alternate", href: permalink(site.url, addressOf.home(language)) })]),
    element("content", { type: "xhtml" }, content),
  );
}

/** The code with the way to its page, and what it means. */
function lineOf(site: Site, { code, texts }: ContractError, language: string): XmlElement[] {
  const address = addressOf.error(language, code);
  // Relative to the feed, which lies in the language's folder.
  const href =
    site.url === undefined ? htmlFile(address).slice(language.length + 1) : permalink(site.url, address);
  return [
    element("a", { href }, code),
    element("span", {}, withEllipses(texts[language]?.description ?? "")),
  ];
}

/** Midnight of that day: it says the day, and no more. */
function timeOf(date: string): string {
  return `${date}T00:00:00Z`;
}

/** Made from what it names, so that it stays where the site moves: readers would show everything anew. */
function idOf(...names: readonly string[]): string {
  const digest = createHash("sha256").update(JSON.stringify(names)).digest("hex");
  // A UUID of version 8 (RFC 9562), which is for digests of one's own.
  const parts = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ];
  return `urn:uuid:${parts.join("-")}`;
}
