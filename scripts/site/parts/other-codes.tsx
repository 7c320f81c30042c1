import type { JSX } from "preact";
import { withEllipses } from "../../emit/envelope.js";
import type { ContractError } from "../../model/contract.js";
import { neighboursOf, relatedCodes } from "../related.js";
import type { Site } from "../site.js";
import { CodeLink } from "./code-link.js";
import { Section } from "./section.js";

interface Props {
  readonly site: Site;
  readonly error: ContractError;
  readonly language: string;
}

/** Those that mean something like it. */
export function RelatedCodes({ site, error, language }: Props): JSX.Element | null {
  const words = site.words(language);
  const related = relatedCodes(site.contract.errors, error);
  if (related.length === 0) return null;
  return (
    <Section id="related" title={words.say("site.related")} lang={words.lang} words={words}>
      <ul class="related">
        {related.map(({ code, texts }) => (
          <li key={code}>
            <CodeLink language={language} from={error.code} to={code} />
            <br />
            {withEllipses(texts[language]?.description ?? "")}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Those before and after it. */
export function NeighbouringCodes({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  const { previous, next } = neighboursOf(site.contract.errors, error);
  return (
    <nav class="neighbours" lang={words.lang} aria-label={words.say("site.neighbours")}>
      <span>
        {previous && (
          <>
            ← <CodeLink language={language} from={error.code} to={previous.code} rel="prev" />
          </>
        )}
      </span>
      <span>
        {next && (
          <>
            <CodeLink language={language} from={error.code} to={next.code} rel="next" /> →
          </>
        )}
      </span>
    </nav>
  );
}
