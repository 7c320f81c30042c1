import type { JSX } from "preact";
import type { ListedOperation } from "../../diff/snapshot.js";
import { withEllipses } from "../../emit/envelope.js";
import { addressOf, linkTo } from "../address.js";
import { type Fact, operationFacts } from "../api/operation-facts.js";
import { type OperationOutline, outlineOperation } from "../api/operation-outline.js";
import { withOwnFailures } from "../api/own-failures.js";
import { operationExamples } from "../examples.js";
import { operationMarkdown } from "../markdown/operation-markdown.js";
import { Code } from "../parts/code.js";
import { InlineProse, Prose } from "../parts/description.js";
import { InLanguage } from "../parts/in-language.js";
import { Name } from "../parts/name.js";
import { Body, Parameters, Responses } from "../parts/operation-parts.js";
import { RetryMode } from "../parts/retry-mode.js";
import { Section } from "../parts/section.js";
import { Title } from "../parts/title.js";
import { type ForeignLanguage, foreignLanguage, WrittenIn } from "../parts/written-in.js";
import type { Page, Site } from "../site.js";

/** What the parts of an operation's page are made from. */
interface Props {
  readonly site: Site;
  readonly operation: ListedOperation;
  readonly outline: OperationOutline;
  readonly language: string;
}

/** All about one operation: how it is called, what it answers, and which codes it can return. */
export function operationPage(site: Site, operation: ListedOperation, language: string): Page {
  const written = outlineOperation(site.description(language).document, operation);
  const outline = withOwnFailures(site, operation, written, language);
  return {
    address: addressOf.operation(language, operation.id),
    language,
    title: operation.id,
    description: `${operation.method.toUpperCase()} ${operation.path}. ${outline.summary}`,
    section: "api",
    body: () => <Article site={site} operation={operation} outline={outline} language={language} />,
    markdown: () => operationMarkdown(site, operation, outline, language),
  };
}

function Article(props: Props): JSX.Element {
  const { site, operation, outline, language } = props;
  const words = site.words(language);
  const foreign = foreignLanguage(site, language);
  const parts = { words, language: foreign };
  return (
    <article class="operation">
      <Title name={operation.id} words={words} />
      <WrittenIn site={site} language={language} shown={outline} />
      {outline.isDeprecated && (
        <p class="notice" lang={words.lang}>
          {words.say("site.limits.deprecated")}
        </p>
      )}
      <p class="lead" lang={foreign(outline.summary)}>
        {outline.summary}
      </p>
      <p class="request">
        <code>
          {operation.method.toUpperCase()} {operation.path}
        </code>
      </p>
      <Prose text={outline.description} language={foreign} />
      <div class="columns">
        <div>
          <Facts {...props} />
          <Parameters parameters={outline.parameters} {...parts} />
          {outline.body && <Body body={outline.body} {...parts} />}
        </div>
        <div>
          <Call {...props} />
        </div>
      </div>
      <Responses
        responses={outline.responses}
        answer={site.answers.get(operation.id)}
        highlight={site.highlight}
        {...parts}
      />
      <Codes {...props} />
    </article>
  );
}

function Facts({ site, operation, outline, language }: Props): JSX.Element {
  const words = site.words(language);
  const facts = operationFacts(site, operation, outline, words);
  return (
    <Section id="facts" title={words.say("site.facts")} lang={words.lang} words={words}>
      <dl class="facts">
        {facts.map(({ name, lines }) => (
          <>
            <dt lang={words.lang}>{words.say(`site.api.${name}`)}</dt>
            {lines.map((line) => (
              <FactLine line={line} lang={words.lang} language={foreignLanguage(site, language)} />
            ))}
          </>
        ))}
      </dl>
    </Section>
  );
}

function FactLine({
  line: { code, text, note },
  lang,
  language,
}: {
  readonly line: Fact["lines"][number];
  /** That of our words, where it is not the page's. */
  readonly lang: string | undefined;
  readonly language: ForeignLanguage;
}): JSX.Element {
  return (
    <dd>
      {code !== undefined && <code>{code}</code>} <InLanguage lang={lang}>{text}</InLanguage>{" "}
      {note !== undefined && <InlineProse text={note} language={language} />}
    </dd>
  );
}

function Call({ site, operation, language }: Props): JSX.Element {
  const words = site.words(language);
  return (
    <Section id="call" title={words.say("site.api.call")} lang={words.lang} words={words}>
      {operationExamples(site, operation.id).map(({ title, kind, code }) => (
        <Code
          key={title}
          words={words}
          label={title}
          language={kind}
          lines={site.highlight.lines(kind, code)}
        />
      ))}
    </Section>
  );
}

/** Each code that it can return, with a link to all about it. */
function Codes({ site, operation, language }: Props): JSX.Element | null {
  const words = site.words(language);
  const errors = site.contract.errors.filter(({ code }) => operation.codes.includes(code));
  if (errors.length === 0) return null;
  const from = addressOf.operation(language, operation.id);
  return (
    <Section id="codes" title={words.say("site.api.codes")} lang={words.lang} words={words}>
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th scope="col">errorCode</th>
              <th scope="col" lang={words.lang}>
                {words.say("docs.http")}
              </th>
              <th scope="col" lang={words.lang}>
                {words.say("docs.description")}
              </th>
              <th scope="col" lang={words.lang}>
                {words.say("docs.retry")}
              </th>
            </tr>
          </thead>
          <tbody>
            {errors.map((error) => (
              <tr key={error.code}>
                <td>
                  <a href={linkTo(from, addressOf.error(language, error.code))}>
                    <Name>{error.code}</Name>
                  </a>
                </td>
                <td data-label={words.say("docs.http")} lang={words.lang}>
                  {error.status}
                </td>
                <td>{withEllipses(error.texts[language]?.description ?? "")}</td>
                <td data-label={words.say("docs.retry")} lang={words.lang}>
                  <RetryMode error={error} words={words} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
