import type { JSX } from "preact";
import { codeBlock, codeHeading } from "../../emit/markdown.js";
import { addressOf, linkTo, linkToFile } from "../address.js";
import { operationExamples } from "../examples.js";
import { Code } from "../parts/code.js";
import type { Page, Site } from "../site.js";
import { apiFile } from "../try/api-file.js";
import { scalarWords } from "../try/scalar-words.js";

interface Props {
  readonly site: Site;
  readonly language: string;
}

/** Scalar's styles stand in the elements it makes. Nothing else is allowed here that is not everywhere: no code made of text. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; object-src 'none'";

/** The API to be called from the page, where it answers beside the site; elsewhere, how to call it. */
export function tryPage(site: Site, language: string): Page {
  const words = site.words(language);
  return {
    address: addressOf.try(language),
    language,
    title: words.say("site.sections.try"),
    description: words.say("site.try.about"),
    section: "try",
    body: () => <Try site={site} language={language} />,
    markdown: () => tryMarkdown(site, language),
    ...(site.trial && { policy, script: site.trial.script }),
  };
}

function Try({ site, language }: Props): JSX.Element {
  const words = site.words(language);
  const from = addressOf.try(language);
  return (
    <>
      <h1 lang={words.lang}>{words.say("site.sections.try")}</h1>
      <p class="lead" lang={words.lang}>
        {words.say("site.try.about")}
      </p>
      <p lang={words.lang}>{words.say("site.try.how")}</p>
      {curlCalls(site).map(({ id, code }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>
            <a href={linkTo(from, addressOf.operation(language, id))}>
              <code>{id}</code>
            </a>
          </h2>
          <Code
            words={words}
            label="curl"
            language="shellscript"
            lines={site.highlight.lines("shellscript", code)}
          />
        </section>
      ))}
      {site.trial && (
        <div
          data-api={linkToFile(from, apiFile)}
          data-scalar={linkToFile(from, site.trial.scalar)}
          data-description={linkToFile(from, `${language}/try/openapi.json`)}
          data-words={JSON.stringify(scalarWords(words, language))}
        />
      )}
    </>
  );
}

function curlCalls(site: Site): { readonly id: string; readonly code: string }[] {
  return site.contract.operations.flatMap(({ id }) =>
    operationExamples(site, id)
      .filter(({ kind }) => kind === "shellscript")
      .map(({ code }) => ({ id, code })),
  );
}

function tryMarkdown(site: Site, language: string): string {
  const words = site.words(language);
  const parts = [
    `# ${words.say("site.sections.try")}`,
    words.say("site.try.about"),
    words.say("site.try.how"),
    ...curlCalls(site).flatMap(({ id, code }) => [codeHeading(2, id), codeBlock("shellscript", code)]),
  ];
  return `${parts.join("\n\n")}\n`;
}
