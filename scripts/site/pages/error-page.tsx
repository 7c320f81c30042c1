import type { JSX } from "preact";
import { withEllipses } from "../../emit/envelope.js";
import { exampleBody, type FactPart, factsOf, retryText } from "../../emit/fact-lines.js";
import type { ContractError } from "../../model/contract.js";
import { addressOf, linkTo } from "../address.js";
import { examplesOf } from "../examples.js";
import { errorMarkdown } from "../markdown/error-markdown.js";
import { Code } from "../parts/code.js";
import { Name } from "../parts/name.js";
import { RetryDiagram } from "../parts/retry-diagram.js";
import { Section } from "../parts/section.js";
import { Title } from "../parts/title.js";
import { neighboursOf, relatedCodes } from "../related.js";
import type { Page, Site } from "../site.js";

/** What the parts of a code's page are made from. */
interface Props {
  readonly site: Site;
  readonly error: ContractError;
  readonly language: string;
}

/** All about one code: what it means, what to do, when to try again, what comes over the wire, and how to handle it. */
export function errorPage(site: Site, error: ContractError, language: string): Page {
  const text = error.texts[language];
  const sentences = [`${withEllipses(text?.description ?? "")}.`, text?.explanation ?? ""];
  return {
    address: addressOf.error(language, error.code),
    language,
    title: error.code,
    description: withEllipses(sentences.join(" ")),
    section: "errors",
    body: () => <Article site={site} error={error} language={language} />,
    markdown: () => errorMarkdown(site, error, language),
  };
}

function Article(props: Props): JSX.Element {
  const { site, error, language } = props;
  const text = error.texts[language];
  return (
    <article class="error">
      <Title name={error.code} words={site.words(language)} />
      <Successor {...props} />
      <p class="lead">{withEllipses(text?.description ?? "")}</p>
      <p>{withEllipses(text?.explanation ?? "")}</p>
      <div class="columns">
        <div>
          <Remedy {...props} />
          <Facts {...props} />
        </div>
        <div>
          <Response {...props} />
          <Handling {...props} />
        </div>
      </div>
      <Related {...props} />
      <Neighbours {...props} />
    </article>
  );
}

/** What whoever meets a code does now, and when they may try again. */
function Remedy({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  return (
    <>
      <Section id="action" title={words.say("docs.action")} words={words}>
        <p class="action">{withEllipses(error.texts[language]?.action ?? "")}</p>
      </Section>
      <Section id="retry" title={words.say("docs.retry")} words={words}>
        <p>{retryText(error, words)}</p>
        <RetryDiagram error={error} words={words} />
      </Section>
    </>
  );
}

/** Of a code that is not to be met any more: since when, and what took over. */
function Successor({ site, error, language }: Props): JSX.Element | null {
  const { deprecated, retired, replacedBy } = error;
  const words = site.words(language);
  if (deprecated === undefined && retired === undefined) return null;
  const key = retired === undefined ? "deprecated" : "retired";
  return (
    <p class="notice">
      {words.say(`docs.${key}`)} {retired ?? deprecated}.
      {replacedBy !== undefined && (
        <>
          {" "}
          {words.say("docs.replacedBy")}: <CodeLink language={language} from={error.code} to={replacedBy} />
        </>
      )}
    </p>
  );
}

function Facts({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  const facts = factsOf(site.contract, error, language, words).filter(({ name }) => name !== "retry");
  return (
    <Section id="facts" title={words.say("site.facts")} words={words}>
      <dl class="facts">
        {facts.map(({ name, parts }) => (
          <>
            <dt>{words.say(`docs.${name}`)}</dt>
            <dd>
              {parts.map((part, index) => [
                index > 0 && ", ",
                name === "category" ? (
                  <Category site={site} error={error} language={language} />
                ) : (
                  <Fact error={error} language={language} part={part} />
                ),
              ])}
            </dd>
          </>
        ))}
      </dl>
    </Section>
  );
}

type FactProps = Omit<Props, "site">;

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
function Fact({ error, language, part }: FactProps & { readonly part: FactPart }): JSX.Element {
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

function Response({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  const body = exampleBody(site.contract, error, language);
  return (
    <Section id="response" title={words.say("docs.response")} words={words}>
      <Code words={words} label="JSON" language="json" lines={site.highlight.lines("json", body)} />
    </Section>
  );
}

function Handling({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  return (
    <Section id="handle" title={words.say("site.handle")} words={words}>
      <p>{words.say("site.handle-intro")}</p>
      <Code
        words={words}
        label="sh"
        language="shellscript"
        lines={site.highlight.lines("shellscript", "npx maloi mock --fail __CODE__", { CODE: error.code })}
      />
      {examplesOf(site, error, language).map(({ title, kind, code, values }) => (
        <Code
          key={title}
          words={words}
          label={title}
          language={kind}
          lines={site.highlight.lines(kind, code, values)}
        />
      ))}
    </Section>
  );
}

function Related({ site, error, language }: Props): JSX.Element | null {
  const words = site.words(language);
  const related = relatedCodes(site.contract.errors, error);
  if (related.length === 0) return null;
  return (
    <Section id="related" title={words.say("site.related")} words={words}>
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

function Neighbours({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  const { previous, next } = neighboursOf(site.contract.errors, error);
  return (
    <nav class="neighbours" aria-label={words.say("site.neighbours")}>
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

interface CodeLinkProps {
  readonly language: string;
  /** The code whose page the link stands on. */
  readonly from: string;
  readonly to: string;
  readonly rel?: "prev" | "next";
}

function CodeLink({ language, from, to, rel }: CodeLinkProps): JSX.Element {
  return (
    <a href={linkTo(addressOf.error(language, from), addressOf.error(language, to))} rel={rel}>
      <Name>{to}</Name>
    </a>
  );
}
