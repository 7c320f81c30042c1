import type { JSX } from "preact";
import type { Page, Site } from "../site.js";

/** Shown by the script that it needs. */
export function Search({
  site,
  page: { language },
}: {
  readonly site: Site;
  readonly page: Page;
}): JSX.Element {
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
