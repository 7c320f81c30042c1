import type { Contract, ContractError } from "../model/contract.js";
import type { GeneratedFile } from "./generated-file.js";
import { jsonFile } from "./json.js";
import { docComment, key, languageName, typescriptFile } from "./typescript.js";

/** The namespace of the errors; the file's name in i18next's own layout. */
const namespace = "errors";

/** The texts of the codes. */
export interface ErrorWords {
  readonly errors: readonly Pick<ContractError, "code" | "texts">[];
}

/** Has no header: whatever stood in it would be a translation. */
export function emitNamespace({ errors }: ErrorWords, language: string): GeneratedFile {
  const texts = Object.fromEntries(errors.map(({ code, texts }) => [code, texts[language]]));
  return jsonFile(`i18next/${language}/${namespace}.json`, texts);
}

export function emitResources({ languages, files }: Pick<Contract, "languages" | "files">): GeneratedFile {
  const imports = languages.map((language) => {
    return `import { ${languageName(language)} } from "../locales/${language}.js";`;
  });
  const resources = languages.map((language) => {
    return `  ${key(language)}: { ${namespace}: ${languageName(language)}.errors },\n`;
  });
  const source = languageName(languages[0] ?? "");
  return typescriptFile("i18next/resources.ts", Object.values(files.locales), [
    imports.join("\n"),
    [
      docComment(["Resources for i18next's `init`: the texts of the codes, in every language."]),
      `export const resources = {\n${resources.join("")}} as const;`,
    ].join("\n"),
    [
      docComment([
        `For i18next's \`CustomTypeOptions["resources"]\`: keys and placeholders, from the source language.`,
      ]),
      `export interface ErrorResources {\n  ${namespace}: typeof ${source}.errors;\n}`,
    ].join("\n"),
  ]);
}
