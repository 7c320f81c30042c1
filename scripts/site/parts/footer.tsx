import type { JSX } from "preact";
import { linkToFile, markdownFile } from "../address.js";
import { feedPath, hasFeed } from "../releases.js";
import type { Page, Site } from "../site.js";

/** The same in other forms: this page as Markdown, the contract as data. */
export function Footer({ site, page }: { readonly site: Site; readonly page: Page }): JSX.Element {
  const { address, language } = page;
  const words = site.words(language);
  const file = (path: string): string => linkToFile(address, path);
  return (
    <footer lang={words.lang}>
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
