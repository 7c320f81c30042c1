import type { JSX } from "preact";
import { addressOf, linkTo } from "../address.js";
import type { GuideSite } from "../guides/guide-links.js";
import { guidesMarkdown } from "../markdown/guide-markdown.js";
import { GuidesWrittenIn } from "../parts/guides-written-in.js";
import type { Page } from "../site.js";

/** The guides, each with the question that it answers. */
export function guidesPage(site: GuideSite, language: string): Page {
  const words = site.words(language);
  return {
    address: addressOf.guides(language),
    language,
    title: words.say("site.sections.guides"),
    description: words.say("site.guides-about"),
    section: "guides",
    body: () => <List site={site} language={language} />,
    markdown: () => guidesMarkdown(site, language),
  };
}

function List({ site, language }: { readonly site: GuideSite; readonly language: string }): JSX.Element {
  const words = site.words(language);
  return (
    <>
      <h1 lang={words.lang}>{words.say("site.sections.guides")}</h1>
      <p lang={words.lang}>{words.say("site.guides-about")}</p>
      <GuidesWrittenIn guides={site.guides(language)} words={words} language={language} />
      <dl class="guides">
        {site.guides(language).map((guide) => (
          <div key={guide.name} lang={guide.language === language ? undefined : guide.language}>
            <dt>
              <a
                href={linkTo(addressOf.guides(language), addressOf.guide(language, guide.name))}
                hreflang={guide.language === language ? undefined : guide.language}
              >
                {guide.title}
              </a>
            </dt>
            <dd>{guide.lead}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
