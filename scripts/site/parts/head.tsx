import type { JSX } from "preact";
import { inLanguage, linkTo, linkToFile, markdownFile, permalink } from "../address.js";
import { feedPath, hasFeed } from "../releases.js";
import type { Page, Site } from "../site.js";

/** What a page may load and do: what comes from where it comes from itself, and nothing written into it. */
export const contentPolicy =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; object-src 'none'";

interface HeadProps {
  readonly site: Site;
  readonly page: Page;
}

/** What a page says of itself to browsers and search engines, and what it loads. */
export function Head({ site, page }: HeadProps): JSX.Element {
  const { address, language, title, description } = page;
  const words = site.words(language);
  const name = site.contract.title;
  const lang = page.written?.language === language ? undefined : page.written?.language;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content={page.policy ?? contentPolicy} />
      <title lang={lang}>{title === name ? name : `${title} · ${name}`}</title>
      <meta name="description" lang={lang} content={description} />
      <meta name="color-scheme" content="light dark" />
      <script src={linkToFile(address, site.assets.theme)} />
      <link rel="stylesheet" href={linkToFile(address, site.assets.style)} />
      <link rel="icon" type="image/svg+xml" href={linkToFile(address, "icon.svg")} />
      <link rel="alternate" type="text/markdown" href={linkToFile(address, markdownFile(address))} />
      {hasFeed(site.contract) && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={words.say("site.changes")}
          href={linkToFile(address, feedPath(language))}
        />
      )}
      <Alternates site={site} page={page} />
      <script src={linkToFile(address, site.assets.script)} defer />
      {page.script !== undefined && <script src={linkToFile(address, page.script)} defer />}
    </head>
  );
}

/** Where the same is to be read in other languages; a page that nobody has translated is no other than its original. */
function Alternates({ site, page }: HeadProps): JSX.Element {
  const { contract, url } = site;
  const { language, languages } = page.written ?? { language: page.language, languages: contract.languages };
  const target = (tag: string) => {
    const address = inLanguage(page.address, tag);
    return url === undefined ? linkTo(page.address, address) : permalink(url, address);
  };
  return (
    <>
      <link rel="canonical" href={target(languages.includes(language) ? language : page.language)} />
      {languages.map((tag) => (
        <link key={tag} rel="alternate" hreflang={tag} href={target(tag)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={target(languages[0] ?? page.language)} />
    </>
  );
}
