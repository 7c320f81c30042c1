import type { JSX } from "preact";
import { hasParts, type Limit, type PropertyOutline, type SchemaOutline } from "../api/schema-outline.js";
import type { PageWords } from "../page-words.js";
import { InlineProse } from "./description.js";
import { InLanguage } from "./in-language.js";
import type { ForeignLanguage } from "./written-in.js";

interface SchemaProps {
  readonly schema: SchemaOutline;
  readonly words: PageWords;
  readonly language: ForeignLanguage;
}

/** A schema from the outside in: its type and what is said of it, then what it consists of. */
export function SchemaView({ schema, words, language }: SchemaProps): JSX.Element {
  return (
    <div class="schema">
      <p>
        <SchemaLine schema={schema} words={words} language={language} />
      </p>
      <SchemaParts schema={schema} words={words} language={language} />
    </div>
  );
}

/** All that is said of a value itself, in a line. */
export function SchemaLine({ schema, words, language }: SchemaProps): JSX.Element {
  const { type, description, limits, isCut } = schema;
  return (
    <>
      <code class="type">{type}</code>
      {isCut && (
        <>
          {" "}
          (<InLanguage lang={words.lang}>{words.say("site.api.cut")}</InLanguage>)
        </>
      )}
      <Limits limits={limits} words={words} />
      {description !== "" && (
        <span class="about">
          {" "}
          <InlineProse text={description} language={language} />
        </span>
      )}
    </>
  );
}

function Limits({ limits, words }: { readonly limits: readonly Limit[]; readonly words: PageWords }) {
  return limits.map(({ name, value }) => (
    <small key={name} class="limit" lang={words.lang}>
      {words.say(`site.limits.${name}`)}
      {value !== "true" && (
        <>
          {" "}
          <code>{value}</code>
        </>
      )}
    </small>
  ));
}

function SchemaParts({ schema, words, language }: SchemaProps): JSX.Element | null {
  if (!hasParts(schema)) return null;
  const { properties, choices, items, others } = schema;
  const part = (label: string, inner: SchemaOutline): JSX.Element => (
    <li>
      <em lang={words.lang}>{label}</em>: <SchemaLine schema={inner} words={words} language={language} />
      <SchemaParts schema={inner} words={words} language={language} />
    </li>
  );
  return (
    <ul>
      {properties.map((property) => (
        <Property key={property.name} property={property} words={words} language={language} />
      ))}
      {others && part(words.say("site.api.others"), others)}
      {items && part(words.say("site.api.items"), items)}
      {choices.map(({ kind, schemas }) => (
        <li>
          <em lang={words.lang}>{words.say(`site.api.${kind}`)}</em>
          <ul>{schemas.map((inner, index) => part(String(index + 1), inner))}</ul>
        </li>
      ))}
    </ul>
  );
}

function Property({
  property: { name, required, schema },
  words,
  language,
}: Omit<SchemaProps, "schema"> & { readonly property: PropertyOutline }): JSX.Element {
  return (
    <li>
      <code>{name}</code>{" "}
      {required && (
        <strong class="required" lang={words.lang}>
          {words.say("site.api.required")}{" "}
        </strong>
      )}
      <SchemaLine schema={schema} words={words} language={language} />
      <SchemaParts schema={schema} words={words} language={language} />
    </li>
  );
}
