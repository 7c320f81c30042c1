import type { JSX } from "preact";
import type { Words } from "../../words/words.js";
import { addressOf, inLanguage, linkTo } from "../address.js";
import { languageName } from "../language-name.js";
import type { Page, Site } from "../site.js";
import { Search } from "./search.js";

interface HeaderProps {
  readonly site: Site;
  readonly page: Page;
}

/** The ways through the site, and how it looks. */
export function Header({ site, page }: HeaderProps): JSX.Element {
  const { address, language, section } = page;
  const words = site.words(language);
  const entry = (key: Page["section"], to: string): JSX.Element => (
    <a href={linkTo(address, to)} aria-current={section === key ? "true" : undefined}>
      {words.say(`site.sections.${key}`)}
    </a>
  );
  return (
    <header class="bar" lang={words.lang}>
      <a class="name" href={linkTo(address, addressOf.home(language))}>
        {site.contract.title}
      </a>
      <nav aria-label={words.say("site.navigation")}>
        {entry("errors", addressOf.home(language))}
        {entry("api", `${language}/operations`)}
        {entry("guides", `${language}/guides`)}
        {entry("try", `${language}/try`)}
      </nav>
      <Search site={site} page={page} />
      <Languages site={site} page={page} />
      <ThemeSwitch words={words} />
    </header>
  );
}

function Languages({ site: { contract, words }, page }: HeaderProps): JSX.Element | null {
  const { address, language } = page;
  if (contract.languages.length < 2) return null;
  return (
    <nav class="languages" aria-label={words(language).say("site.languages")}>
      {contract.languages.map((other) => (
        <a
          key={other}
          href={linkTo(address, inLanguage(address, other))}
          hreflang={other}
          lang={other}
          data-language={other}
          aria-current={other === language ? "true" : undefined}
        >
          {languageName(other)}
        </a>
      ))}
    </nav>
  );
}

/** Shown by the script that it needs. */
function ThemeSwitch({ words }: { readonly words: Words }): JSX.Element {
  return (
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
  );
}
