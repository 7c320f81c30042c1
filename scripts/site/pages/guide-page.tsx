import type { JSX } from "preact";
import { addressOf, linkTo } from "../address.js";
import type { Guide } from "../guides/guide.js";
import type { GuideSite } from "../guides/guide-links.js";
import { guideMarkdown } from "../markdown/guide-markdown.js";
import { wordsAmid } from "../page-words.js";
import { GuideProse } from "../parts/guide-prose.js";
import { GuidesWrittenIn } from "../parts/guides-written-in.js";
import { Section } from "../parts/section.js";
import type { Page } from "../site.js";

interface Props {
  readonly site: GuideSite;
  readonly guide: Guide;
  readonly language: string;
}

export function guidePage(site: GuideSite, guide: Guide, language: string): Page {
  return {
    address: addressOf.guide(language, guide.name),
    language,
    title: guide.title,
    description: guide.lead,
    section: "guides",
    written: writtenIn(site, guide),
    body: () => <Article site={site} guide={guide} language={language} />,
    markdown: () => guideMarkdown(site, guide, language),
  };
}

/** Its own language, and those that others have translated it into. */
function writtenIn(site: GuideSite, { name, language }: Guide): NonNullable<Page["written"]> {
  const isWrittenIn = (tag: string) =>
    site.guides(tag).some((one) => one.name === name && one.language === tag);
  return { language, languages: site.contract.languages.filter(isWrittenIn) };
}

/** In the guide's own language, where the page's has none; the site's words in it are in the page's all the same. */
function Article({ site, guide, language }: Props): JSX.Element {
  const words = wordsAmid(guide.language, site.words(language));
  return (
    <article class="guide" lang={guide.language === language ? undefined : guide.language}>
      <h1>{guide.title}</h1>
      <GuidesWrittenIn guides={[guide]} words={words} language={language} />
      <p class="lead">{guide.lead}</p>
      <nav class="on-this-page" aria-labelledby="on-this-page">
        <p id="on-this-page" lang={words.lang}>
          {words.say("site.on-this-page")}
        </p>
        <ul>
          {guide.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <GuideProse site={site} guide={guide} language={language} nodes={guide.beginning} />
      {guide.sections.map(({ id, title, nodes }) => (
        <Section key={id} id={id} title={title} words={words}>
          <GuideProse site={site} guide={guide} language={language} nodes={nodes} />
        </Section>
      ))}
      <Neighbours site={site} guide={guide} language={language} />
    </article>
  );
}

function Neighbours({ site, guide, language }: Props): JSX.Element {
  const words = wordsAmid(guide.language, site.words(language));
  const guides = site.guides(language);
  const at = guides.findIndex(({ name }) => name === guide.name);
  const [previous, next] = [guides[at - 1], guides[at + 1]];
  const link = (to: Guide, rel: "prev" | "next"): JSX.Element => (
    <a
      href={linkTo(addressOf.guide(language, guide.name), addressOf.guide(language, to.name))}
      rel={rel}
      lang={words.lang && to.language}
    >
      {to.title}
    </a>
  );
  return (
    <nav class="neighbours" lang={words.lang} aria-label={words.say("site.other-guides")}>
      <span>{previous && <>← {link(previous, "prev")}</>}</span>
      <span>{next && <>{link(next, "next")} →</>}</span>
    </nav>
  );
}
