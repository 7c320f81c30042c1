import type { JSX } from "preact";
import { type FactPart, factsOf } from "../../emit/fact-lines.js";
import type { ContractError } from "../../model/contract.js";
import { addressOf, linkTo } from "../address.js";
import type { Site } from "../site.js";
import { CodeLink } from "./code-link.js";
import { InLanguage } from "./in-language.js";
import { Name } from "./name.js";
import { Section } from "./section.js";

interface Props {
  readonly site: Site;
  readonly error: ContractError;
  readonly language: string;
}

/** What is known of a code besides its texts. */
export function ErrorFacts({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  const facts = factsOf(site.contract, error, language, words).filter(({ name }) => name !== "retry");
  return (
    <Section id="facts" title={words.say("site.facts")} lang={words.lang} words={words}>
      <dl class="facts">
        {facts.map(({ name, parts }) => (
          <>
            <dt lang={words.lang}>{words.say(`docs.${name}`)}</dt>
            <dd>
              {parts.map((part, index) => [
                index > 0 && ", ",
                name === "category" ? (
                  <Category site={site} error={error} language={language} />
                ) : (
                  <Fact site={site} error={error} language={language} part={part} />
                ),
              ])}
            </dd>
          </>
        ))}
      </dl>
    </Section>
  );
}

/** With a link to the table of codes, where the script shows those of the same category alone. */
function Category({ site, error, language }: Props): JSX.Element {
  const table = linkTo(addressOf.error(language, error.code), addressOf.home(language));
  const category = site.contract.categories.find(({ name }) => name === error.category)?.texts[language];
  return (
    <>
      <a href={`${table}?category=${encodeURIComponent(error.category)}`}>
        {category?.name ?? error.category}
      </a>{" "}
      – {category?.description}
    </>
  );
}

/** A piece of a fact: words as they are, a name of the API's, or another code. */
function Fact({ site, error, language, part }: Props & { readonly part: FactPart }): JSX.Element {
  if (part.kind === "words") return <InLanguage lang={site.words(language).lang}>{part.value}</InLanguage>;
  if (part.kind === "text") return <>{part.value}</>;
  if (part.kind === "code") return <CodeLink language={language} from={error.code} to={part.value} />;
  if (part.kind === "name")
    return (
      <>
        <Name>{part.value}</Name>
        {part.note !== undefined && ` (${part.note})`}
      </>
    );
  const from = addressOf.error(language, error.code);
  return (
    <a href={linkTo(from, addressOf.operation(language, part.value))}>
      <Name>{part.value}</Name>
    </a>
  );
}
