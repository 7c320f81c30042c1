import type { JSX } from "preact";
import { withEllipses } from "../../emit/envelope.js";
import type { ContractError } from "../../model/contract.js";
import { addressOf, linkTo } from "../address.js";
import { homeMarkdown } from "../markdown/home-markdown.js";
import type { PageWords } from "../page-words.js";
import { InLanguage } from "../parts/in-language.js";
import { Name } from "../parts/name.js";
import { RetryMode } from "../parts/retry-mode.js";
import { Section } from "../parts/section.js";
import type { Page, Site } from "../site.js";

interface Props {
  readonly site: Site;
  readonly language: string;
}

/** The guide's two tables in one language: what the statuses mean, and every code. */
export function homePage(site: Site, language: string): Page {
  const guide = site.contract.guide[language];
  return {
    address: addressOf.home(language),
    language,
    title: guide?.title ?? site.contract.title,
    description: guide?.intro ?? "",
    section: "errors",
    body: () => <Reference site={site} language={language} />,
    markdown: () => homeMarkdown(site, language),
  };
}

function Reference({ site, language }: Props): JSX.Element {
  const words = site.words(language);
  const guide = site.contract.guide[language];
  return (
    <>
      <h1>{guide?.title ?? site.contract.title}</h1>
      <p>{guide?.intro}</p>
      <Section id="errors" title={words.say("docs.errors")} lang={words.lang} words={words}>
        <Filters site={site} language={language} />
        <ErrorTable site={site} language={language} />
      </Section>
      <Section id="statuses" title={words.say("docs.statuses")} lang={words.lang} words={words}>
        <StatusTable site={site} language={language} />
      </Section>
    </>
  );
}

function StatusTable({ site, language }: Props): JSX.Element {
  const words = site.words(language);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            {["status", "errorId", "name", "description"].map((key) => (
              <th key={key} scope="col" lang={words.lang}>
                {words.say(`docs.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {site.contract.statuses.map(({ status, errorId, texts }) => (
            <tr key={status}>
              <td>{status}</td>
              <td>{errorId === undefined ? "" : String(errorId)}</td>
              <td>{texts[language]?.name}</td>
              <td>{texts[language]?.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ErrorTable({ site, language }: Props): JSX.Element {
  const words = site.words(language);
  const address = addressOf.home(language);
  return (
    <div class="scroll">
      <table class="cards">
        <thead>
          <tr>
            <th scope="col">errorCode</th>
            <th scope="col">errorDescription</th>
            <th scope="col" lang={words.lang}>
              {words.say("docs.description")}
            </th>
            <th scope="col" lang={words.lang}>
              {words.say("docs.retry")}
            </th>
          </tr>
        </thead>
        <tbody>
          {site.contract.errors.map((error) => (
            <tr key={error.code} {...filterFacts(error)}>
              <td>
                <a href={linkTo(address, addressOf.error(language, error.code))}>
                  <Name>{error.code}</Name>
                </a>
                {error.retired !== undefined && (
                  <small lang={words.lang}>
                    {" "}
                    {words.say("docs.retired")} {error.retired}
                  </small>
                )}
              </td>
              <td>{withEllipses(error.texts[language]?.description ?? "")}</td>
              <td>{error.texts[language]?.explanation}</td>
              <td data-label={words.say("docs.retry")} lang={words.lang}>
                <RetryMode error={error} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the filters look at; the names are those of the selects. */
function filterFacts({ category, retry, operations, status }: ContractError): Record<string, string> {
  return {
    "data-category": category,
    "data-retry": retry.mode,
    "data-operation": operations.join(" "),
    "data-status": String(status),
  };
}

/** Shown by the script that it needs. */
function Filters({ site: { contract, words: wordsOf }, language }: Props): JSX.Element {
  const words = wordsOf(language);
  const { categories, errors, operations } = contract;
  const modes = [...new Set(errors.map(({ retry }) => retry.mode))];
  const statuses = [...new Set(errors.map(({ status }) => String(status)))].sort();
  const used = categories.filter(({ name }) => errors.some(({ category }) => category === name));
  return (
    <form class="filters" hidden>
      <Choice
        words={words}
        name="category"
        values={used.map(({ name, texts }) => [name, texts[language]?.name ?? name])}
      />
      <Choice
        words={words}
        name="retry"
        values={modes.map((mode) => [mode, words.say(`site.modes.${mode}`)])}
        lang={words.lang}
      />
      <Choice words={words} name="operation" values={operations.map(({ id }) => [id, id])} />
      <Choice words={words} name="status" values={statuses.map((status) => [status, status])} />
      <p lang={words.lang}>
        {words.say("site.shown")} <output />
      </p>
    </form>
  );
}

interface ChoiceProps {
  readonly words: PageWords;
  readonly name: "category" | "retry" | "operation" | "status";
  readonly values: readonly (readonly [value: string, label: string])[];
  /** The labels' language, where it is not the page's. */
  readonly lang?: string | undefined;
}

function Choice({ words, name, values, lang }: ChoiceProps): JSX.Element {
  return (
    <label>
      <InLanguage lang={words.lang}>{words.say(`site.filters.${name}`)}</InLanguage>
      <select name={name}>
        <option value="" lang={words.lang}>
          {words.say("site.filters.all")}
        </option>
        {values.map(([value, label]) => (
          <option key={value} value={value} lang={lang}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
