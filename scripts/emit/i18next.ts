import type { Contract, ContractError } from "../model/contract.js";
import { type ErrorText, failureKinds } from "../model/locale-format.js";
import { placeholdersOf } from "../model/locale-texts.js";
import type { GeneratedFile } from "./generated-file.js";
import { jsonFile } from "./json.js";
import { docComment, key, languageName, typescriptFile } from "./typescript.js";

/** The namespace of the errors; the file's name in i18next's own layout. */
const namespace = "errors";

/** The key of the failures that have no code of the service's, beside the codes: no code begins so. */
const failuresKey = "$failures";

/** The texts of the codes. */
export interface ErrorWords {
  readonly errors: readonly Pick<ContractError, "code" | "texts">[];
}

/** Those of all other failures as well. */
export type AllWords = ErrorWords & Pick<Contract, "failures">;

/** Has no header: whatever stood in it would be a translation. */
export function emitNamespace({ errors, failures }: AllWords, language: string): GeneratedFile {
  const codes = errors.map(({ code, texts }) => [code, texts[language]]);
  const others = Object.fromEntries(failureKinds.map((kind) => [kind, failures[kind][language]]));
  const texts = Object.fromEntries([...codes, [failuresKey, others]]);
  return jsonFile(`i18next/${language}/${namespace}.json`, texts);
}

/** How each language is loaded, and what the keys and placeholders are. */
export function emitResources({
  errors,
  failures,
  languages,
  files,
  notes = [],
}: AllWords &
  Pick<Contract, "languages" | "files"> & {
    /** What is to be known of the languages that are not finished. */
    readonly notes?: readonly string[];
  }): GeneratedFile {
  const source = languages[0] ?? "";
  const loaders = languages.map((language) => {
    const name = languageName(language);
    return `  ${key(language)}: async (): Promise<Locale> => (await import("../locales/${language}.js")).${name},\n`;
  });
  const keys = [
    ...errors.map(({ code, texts }) => `    ${key(code)}: ${textType(texts[source])};\n`),
    `    ${failuresKey}: {\n`,
    ...failureKinds.map((kind) => `      ${kind}: ${textType(failures[kind][source])};\n`),
    "    };\n",
  ];
  return typescriptFile("i18next/resources.ts", Object.values(files.locales), [
    'import type { Locale } from "../locale.js";',
    // No interface: i18next looks into object types alone.
    `type Text = ${textType()};`,
    [
      docComment([
        "How the texts of each language are loaded; that in which they were first written comes first.",
        ...notes,
      ]),
      `export const loaders = {\n${loaders.join("")}};`,
    ].join("\n"),
    [
      docComment([
        'For i18next\'s `CustomTypeOptions["resources"]`: the keys, and the placeholders of their texts, whatever the language.',
      ]),
      `export interface ErrorResources {\n  ${namespace}: {\n${keys.join("")}  };\n}`,
    ].join("\n"),
  ]);
}

function textType(text?: ErrorText): string {
  const { description = "", explanation = "", action = "" } = text ?? {};
  const types = [description, explanation, action].map(templateType);
  if (text && types.every((type) => type === "string")) return "Text";
  const [first, second, third] = types;
  return `{ description: ${first}; explanation: ${second}; action: ${third} }`;
}

/** Any text with the same placeholders. */
function templateType(text: string): string {
  const names = placeholdersOf(text);
  if (names.length === 0) return "string";
  return `\`\${string}${names.map((name) => `{{${name}}}\${string}`).join("")}\``;
}
