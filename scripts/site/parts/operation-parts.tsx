import type { JSX } from "preact";
import type {
  BodyOutline,
  MediaOutline,
  ParameterOutline,
  ResponseOutline,
} from "../api/operation-outline.js";
import { exampleText } from "../api/operation-outline.js";
import type { Highlighter } from "../highlight.js";
import type { PageWords } from "../page-words.js";
import { Code } from "./code.js";
import { InlineProse, Prose } from "./description.js";
import { InLanguage } from "./in-language.js";
import { SchemaLine, SchemaView } from "./schema-view.js";
import { Section } from "./section.js";
import type { ForeignLanguage } from "./written-in.js";

interface PartProps {
  readonly words: PageWords;
  readonly language: ForeignLanguage;
}

export function Parameters({
  parameters,
  words,
  language,
}: PartProps & { readonly parameters: readonly ParameterOutline[] }): JSX.Element | null {
  if (parameters.length === 0) return null;
  return (
    <Section id="parameters" title={words.say("site.api.parameters")} lang={words.lang} words={words}>
      <div class="schema">
        <ul>
          {parameters.map((parameter) => (
            <Parameter
              key={`${parameter.place} ${parameter.name}`}
              parameter={parameter}
              words={words}
              language={language}
            />
          ))}
        </ul>
      </div>
    </Section>
  );
}

function Parameter({
  parameter: { name, place, required, description, schema },
  words,
  language,
}: PartProps & { readonly parameter: ParameterOutline }): JSX.Element {
  return (
    <li>
      <code>{name}</code>{" "}
      {required && (
        <strong class="required" lang={words.lang}>
          {words.say("site.api.required")}{" "}
        </strong>
      )}
      <small class="type">{place}</small> <SchemaLine schema={schema} words={words} language={language} />
      {description !== "" && (
        <span class="about">
          <InlineProse text={description} language={language} />
        </span>
      )}
    </li>
  );
}

export function Body({
  body: { required, description, media },
  words,
  language,
}: PartProps & { readonly body: BodyOutline }): JSX.Element {
  return (
    <Section id="body" title={words.say("site.api.body")} lang={words.lang} words={words}>
      {!required && <p lang={words.lang}>{words.say("site.api.optional")}</p>}
      <Prose text={description} language={language} />
      {media.map((one) => (
        <Media key={one.type} media={one} words={words} language={language} />
      ))}
    </Section>
  );
}

function Media({ media, words, language }: PartProps & { readonly media: MediaOutline }): JSX.Element {
  return (
    <>
      <p class="media">
        <code>{media.type}</code>
      </p>
      <SchemaView schema={media.schema} words={words} language={language} />
    </>
  );
}

interface ResponsesProps extends PartProps {
  readonly responses: readonly ResponseOutline[];
  /** What comes where nothing goes wrong. */
  readonly answer: string | undefined;
  readonly highlight: Highlighter;
}

export function Responses({ responses, answer, ...rest }: ResponsesProps): JSX.Element {
  const { words } = rest;
  const first = responses.find(({ status }) => /^2/.test(status));
  return (
    <Section id="responses" title={words.say("site.api.responses")} lang={words.lang} words={words}>
      {responses.map((response) => (
        <Response
          key={response.status}
          response={response}
          answer={response === first ? answer : undefined}
          {...rest}
        />
      ))}
    </Section>
  );
}

function Response({
  response: { status, description, isCatalogs, media },
  answer,
  highlight,
  words,
  language,
}: Omit<ResponsesProps, "responses"> & { readonly response: ResponseOutline }): JSX.Element {
  const example = exampleText(media) ?? answer;
  const title = <InLanguage lang={words.lang}>{words.say("site.api.example")}</InLanguage>;
  return (
    <section aria-labelledby={`response-${status}`}>
      <h3 id={`response-${status}`}>{status}</h3>
      {isCatalogs ? <p>{description}</p> : <Prose text={description} language={language} />}
      <div class="columns">
        <div>
          {media.map((one) => (
            <Media key={one.type} media={one} words={words} language={language} />
          ))}
        </div>
        {example !== undefined && (
          <Code words={words} label={title} language="json" lines={highlight.lines("json", example)} />
        )}
      </div>
    </section>
  );
}
