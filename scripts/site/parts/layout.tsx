import type { JSX } from "preact";
import { unfinishedNote } from "../../emit/unfinished-note.js";
import type { Words } from "../../words/words.js";
import { addressOf, linkTo, linkToFile, markdownFile, permalink } from "../address.js";
import { feedPath, hasFeed } from "../releases.js";
import type { Page, Site } from "../site.js";

/** What a page may load and do: what comes from where it comes from itself, and nothing written into it. */
export const contentPolicy =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; object-src 'none'";

interface LayoutProps {
  readonly site: Site;
  readonly page: Page;
}

/** What a page says of itself to browsers and search engines, and what it loads. */
export function Head({ site, page }: LayoutProps): JSX.Element {
  const { address, language, title, description } = page;
  const words = site.words(language);
  const name = site.contract.title;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content={page.policy ?? contentPolicy} />
      <title>{title === name ? name : `${title} · ${name}`}</title>
      <meta name="description" content={description} />
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

/** What its readers see. */
export function Body({ site, page }: LayoutProps): JSX.Element {
  const words = site.words(page.language);
  return (
    <body>
      <a class="skip" href="#content" lang={foreignTo(page.language, words)}>
        {words.say("site.skip")}
      </a>
      <Header site={site} page={page} name={site.contract.title} />
      <main id="content">
        <UnfinishedNotice site={site} language={page.language} />
        {page.body()}
      </main>
      <Footer site={site} page={page} />
    </body>
  );
}

/** Says on each page of a language that it is not finished. */
function UnfinishedNotice({ site, language }: { readonly site: Site; readonly language: string }) {
  const words = site.words(language);
  const note = unfinishedNote(site.contract, language, words);
  if (note === undefined) return null;
  return (
    <p class="notice" lang={foreignTo(language, words)}>
      {note}
    </p>
  );
}

/** The language of the site's own words, where that is not the page's. */
function foreignTo(language: string, words: Words): string | undefined {
  return words.language === language ? undefined : words.language;
}

/** The same page in another language. */
export function inLanguage({ address }: Page, language: string): string {
  return [language, ...address.split("/").slice(1)].join("/");
}

function Alternates({ site, page }: { readonly site: Site; readonly page: Page }): JSX.Element {
  const { contract, url } = site;
  const target = (address: string) =>
    url === undefined ? linkTo(page.address, address) : permalink(url, address);
  return (
    <>
      <link rel="canonical" href={target(page.address)} />
      {contract.languages.map((language) => (
        <link key={language} rel="alternate" hreflang={language} href={target(inLanguage(page, language))} />
      ))}
      <link
        rel="alternate"
        hreflang="x-default"
        href={target(inLanguage(page, contract.languages[0] ?? ""))}
      />
    </>
  );
}

function Header({
  site,
  page,
  name,
}: {
  readonly site: Site;
  readonly page: Page;
  readonly name: string;
}): JSX.Element {
  const { address, language, section } = page;
  const words = site.words(language);
  const entry = (key: Page["section"], to: string): JSX.Element => (
    <a href={linkTo(address, to)} aria-current={section === key ? "true" : undefined}>
      {words.say(`site.sections.${key}`)}
    </a>
  );
  return (
    <header class="bar" lang={foreignTo(language, words)}>
      <a class="name" href={linkTo(address, addressOf.home(language))}>
        {name}
      </a>
      <nav aria-label={words.say("site.navigation")}>
        {entry("errors", addressOf.home(language))}
        {entry("api", `${language}/operations`)}
        {entry("guides", `${language}/guides`)}
        {entry("try", `${language}/try`)}
      </nav>
      <Search site={site} page={page} />
      <Languages site={site} page={page} />
      <button
        type="button"
        data-theme-switch
        data-system={words.say("site.themes.system")}
        data-light={words.say("site.themes.light")}
        data-dark={words.say("site.themes.dark")}
        hidden
      >
        {words.say("site.themes.system")}
      </button>
    </header>
  );
}

function Languages({ site: { contract, words }, page }: LayoutProps): JSX.Element | null {
  const { address, language } = page;
  if (contract.languages.length < 2) return null;
  return (
    <nav class="languages" aria-label={words(language).say("site.languages")}>
      {contract.languages.map((other) => (
        <a
          key={other}
          href={linkTo(address, inLanguage(page, other))}
          hreflang={other}
          lang={other}
          data-language={other}
          aria-current={other === language ? "true" : undefined}
        >
          {nameOf(other)}
        </a>
      ))}
    </nav>
  );
}

/** A language by its own name. */
export function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** Shown by the script that it needs. */
function Search({ site, page: { language } }: { readonly site: Site; readonly page: Page }): JSX.Element {
  const words = site.words(language);
  return (
    <search hidden data-languages={site.contract.languages.join(" ")}>
      <form>
        <input
          type="search"
          // biome-ignore lint/a11y/noRedundantRoles: without a list of its own, a search field is none.
          role="combobox"
          list={undefined}
          aria-expanded="false"
          aria-controls="found"
          aria-autocomplete="list"
          aria-label={words.say("site.search.label")}
          placeholder={words.say("site.search.placeholder")}
          autocomplete="off"
          spellcheck={false}
        />
      </form>
      <div id="found" role="listbox" aria-label={words.say("site.search.results")} hidden />
      <p role="status" data-none={words.say("site.search.none")} data-some={words.say("site.search.some")} />
    </search>
  );
}

function Footer({ site, page }: { readonly site: Site; readonly page: Page }): JSX.Element {
  const { address, language } = page;
  const words = site.words(language);
  const file = (path: string): string => linkToFile(address, path);
  return (
    <footer lang={foreignTo(language, words)}>
      <p>
        {site.contract.title} {site.contract.version}
      </p>
      <ul>
        <li>
          <a href={file(markdownFile(address))}>{words.say("site.markdown")}</a>
        </li>
        <li>
          <a href={file("errors.json")} download>
            errors.json
          </a>
        </li>
        <li>
          <a href={file(`${language}/openapi.yaml`)} download>
            openapi.yaml
          </a>
        </li>
        {hasFeed(site.contract) && (
          <li>
            <a href={file(feedPath(language))}>{words.say("site.changes")}</a>
          </li>
        )}
        <li>
          <a href={file("llms.txt")}>llms.txt</a>
        </li>
      </ul>
    </footer>
  );
}
