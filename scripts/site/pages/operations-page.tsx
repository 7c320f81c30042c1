import type { JSX } from "preact";
import { isJsonObject } from "../../load/json.js";
import { addressOf, linkTo } from "../address.js";
import { groupsOf, type OperationGroup } from "../api/operation-groups.js";
import { operationsMarkdown } from "../markdown/operations-markdown.js";
import { Prose } from "../parts/description.js";
import { Section } from "../parts/section.js";
import { foreignLanguage, WrittenIn } from "../parts/written-in.js";
import type { Page, Site } from "../site.js";

interface Props {
  readonly site: Site;
  readonly language: string;
}

/** Every operation of the API, in the groups that its authors made. */
export function operationsPage(site: Site, language: string): Page {
  const words = site.words(language);
  return {
    address: addressOf.operations(language),
    language,
    title: words.say("site.sections.api"),
    description: words.say("site.api.intro", { title: site.contract.title }),
    section: "api",
    body: () => <Operations site={site} language={language} />,
    markdown: () => operationsMarkdown(site, language),
  };
}

function Operations({ site, language }: Props): JSX.Element {
  const words = site.words(language);
  const description = site.description(language);
  const { info } = description.document;
  const groups = groupsOf(site.contract.operations, description.document);
  const about = isJsonObject(info) ? String(info["description"] ?? "") : "";
  return (
    <>
      <h1 lang={words.lang}>{words.say("site.sections.api")}</h1>
      <WrittenIn site={site} language={language} shown={[about, groups]} />
      <Prose text={about} language={foreignLanguage(site, language)} />
      {groups.map((group, index) => (
        <Group key={group.name} site={site} language={language} group={group} index={index} />
      ))}
    </>
  );
}

interface GroupProps extends Props {
  readonly group: OperationGroup;
  readonly index: number;
}

/** Anchored by its place: names are translated, and need not be fit for an address. */
function Group({ site, language, group, index }: GroupProps): JSX.Element {
  const words = site.words(language);
  const foreign = foreignLanguage(site, language);
  const from = addressOf.operations(language);
  return (
    <Section
      id={`group-${index + 1}`}
      title={group.name || words.say("site.api.operations")}
      lang={group.name ? foreign(group.name) : words.lang}
      words={words}
    >
      <Prose text={group.description} language={foreign} />
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              {["operation", "request", "purpose"].map((key) => (
                <th key={key} scope="col" lang={words.lang}>
                  {words.say(`site.api.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.operations.map(({ id, method, path, summary }) => (
              <tr key={id}>
                <td>
                  <a href={linkTo(from, addressOf.operation(language, id))}>
                    <code>{id}</code>
                  </a>
                </td>
                <td>
                  <code>
                    {method.toUpperCase()} {path}
                  </code>
                </td>
                <td lang={foreign(summary)}>{summary}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
