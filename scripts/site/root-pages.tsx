import type { ComponentChildren, JSX } from "preact";
import { render } from "preact-render-to-string";
import { unfinishedNote } from "../emit/unfinished-note.js";
import { addressOf, htmlFile, linkTo, linkToFile, permalink } from "./address.js";
import { htmlDocument } from "./html-document.js";
import { languageName } from "./language-name.js";
import { contentPolicy } from "./parts/head.js";
import type { Site, SiteFile } from "./site.js";

/*
 * The two pages that are in no language, or in all of them: the root, where readers choose one, and what stands where there
 * is no page. They have no navigation and no search, since each of those is in one language.
 */

export function rootPages(site: Site): SiteFile[] {
  return [
    { path: "index.html", content: htmlDocument(render(<RootPage site={site} />)) },
    { path: "404.html", content: htmlDocument(render(<LostPage site={site} />)) },
  ];
}

/** The script sends readers on to the language that they chose before, else to that of their browser. */
function RootPage({ site }: { readonly site: Site }): JSX.Element {
  const { languages } = site.contract;
  const head = languages.map((language) => {
    const home = addressOf.home(language);
    const href = site.url === undefined ? linkTo(".", home) : permalink(site.url, home);
    return <link key={language} rel="alternate" hreflang={language} href={href} />;
  });
  return (
    <BareDocument site={site} title={site.contract.title} base="" head={head}>
      <h1>{site.contract.title}</h1>
      <Homes site={site} base="" isChoice />
    </BareDocument>
  );
}

/** Shown at any address, so its own links cannot be relative to that. */
function LostPage({ site }: { readonly site: Site }): JSX.Element {
  const base = site.url === undefined ? "/" : new URL(site.url).pathname;
  // Those of languages that the site does not speak are the same.
  const spoken = new Map(
    site.contract.languages.map((language) => {
      const words = site.words(language);
      return [words.language, words];
    }),
  );
  return (
    <BareDocument site={site} title="404" base={base} head={<meta name="robots" content="noindex" />}>
      {[...spoken].map(([language, words]) => (
        <section key={language} lang={language}>
          <h1>{words.say("site.lost.title")}</h1>
          <p>{words.say("site.lost.text")}</p>
        </section>
      ))}
      <Homes site={site} base={base} />
    </BareDocument>
  );
}

interface HomesProps {
  readonly site: Site;
  readonly base: string;
  /** Whether who comes here is sent on to one of them. */
  readonly isChoice?: boolean;
}

function Homes({ site, base, isChoice }: HomesProps): JSX.Element {
  const { contract } = site;
  return (
    <nav class="homes" aria-label={contract.title} data-first-visit={isChoice ? "" : undefined}>
      <ul>
        {contract.languages.map((language) => (
          <li key={language}>
            <a
              href={`${base}${linkToFile(".", htmlFile(addressOf.home(language)))}`}
              lang={language}
              hreflang={language}
              data-language={language}
            >
              {languageName(language)}
            </a>{" "}
            <span lang={language}>{contract.guide[language]?.title}</span>
            <UnfinishedNote site={site} language={language} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Beside the language, so that who chooses it knows. */
function UnfinishedNote({ site, language }: { readonly site: Site; readonly language: string }) {
  const words = site.words(language);
  const note = unfinishedNote(site.contract, language, words);
  return note === undefined ? null : <small lang={words.language}>{note}</small>;
}

interface BareProps {
  readonly site: Site;
  readonly title: string;
  /** What stands before each address: nothing, or the path of the site's root. */
  readonly base: string;
  readonly head: ComponentChildren;
  readonly children: ComponentChildren;
}

function BareDocument({ site, title, base, head, children }: BareProps): JSX.Element {
  const { contract, assets } = site;
  return (
    <html lang={contract.languages[0]} data-root={base === "" ? "." : base.replace(/\/$/, "")}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={contentPolicy} />
        <title>{title === contract.title ? title : `${title} · ${contract.title}`}</title>
        <meta name="color-scheme" content="light dark" />
        <script src={`${base}${assets.theme}`} />
        <link rel="stylesheet" href={`${base}${assets.style}`} />
        <link rel="icon" type="image/svg+xml" href={`${base}icon.svg`} />
        {head}
        <script src={`${base}${assets.script}`} defer />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
