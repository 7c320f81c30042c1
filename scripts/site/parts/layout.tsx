import type { JSX } from "preact";
import { unfinishedNote } from "../../emit/unfinished-note.js";
import type { Page, Site } from "../site.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";

interface LayoutProps {
  readonly site: Site;
  readonly page: Page;
}

/** What its readers see. */
export function Body({ site, page }: LayoutProps): JSX.Element {
  const words = site.words(page.language);
  return (
    <body>
      <a class="skip" href="#content" lang={words.lang}>
        {words.say("site.skip")}
      </a>
      <Header site={site} page={page} />
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
    <p class="notice" lang={words.lang}>
      {note}
    </p>
  );
}
