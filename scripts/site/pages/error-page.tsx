import type { JSX } from "preact";
import { withEllipses } from "../../emit/envelope.js";
import { exampleBody, retryText } from "../../emit/fact-lines.js";
import type { ContractError } from "../../model/contract.js";
import { addressOf } from "../address.js";
import { examplesOf } from "../examples.js";
import { errorMarkdown } from "../markdown/error-markdown.js";
import { Code } from "../parts/code.js";
import { CodeLink } from "../parts/code-link.js";
import { ErrorFacts } from "../parts/error-facts.js";
import { NeighbouringCodes, RelatedCodes } from "../parts/other-codes.js";
import { RetryDiagram } from "../parts/retry-diagram.js";
import { Section } from "../parts/section.js";
import { Title } from "../parts/title.js";
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
          <ErrorFacts {...props} />
        </div>
        <div>
          <Response {...props} />
          <Handling {...props} />
        </div>
      </div>
      <RelatedCodes {...props} />
      <NeighbouringCodes {...props} />
    </article>
  );
}

/** What whoever meets a code does now, and when they may try again. */
function Remedy({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  return (
    <>
      <Section id="action" title={words.say("docs.action")} lang={words.lang} words={words}>
        <p class="action">{withEllipses(error.texts[language]?.action ?? "")}</p>
      </Section>
      <Section id="retry" title={words.say("docs.retry")} lang={words.lang} words={words}>
        <p lang={words.lang}>{retryText(error, words)}</p>
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
    <p class="notice" lang={words.lang}>
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

function Response({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  const body = exampleBody(site.contract, error, language);
  return (
    <Section id="response" title={words.say("docs.response")} lang={words.lang} words={words}>
      <Code words={words} label="JSON" language="json" lines={site.highlight.lines("json", body)} />
    </Section>
  );
}

function Handling({ site, error, language }: Props): JSX.Element {
  const words = site.words(language);
  return (
    <Section id="handle" title={words.say("site.handle")} lang={words.lang} words={words}>
      <p lang={words.lang}>{words.say("site.handle-intro")}</p>
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
