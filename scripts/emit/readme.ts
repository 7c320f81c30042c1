import type { Contract } from "../model/contract.js";
import { type GeneratedFile, origin } from "./generated-file.js";
import { codeSpan, escapeMarkdown, table } from "./markdown.js";

/** What the files of each kind are for; those of one kind differ by language. */
const purposes: readonly (readonly [pattern: RegExp, purpose: string])[] = [
  [/^catalog\.json$/, "the whole contract as data, for other languages and tools"],
  [/^codes\.ts$/, "the codes: a const object and the union of its values"],
  [/^contract\.ts$/, "what the client decides by"],
  [/^docs\//, "the error reference to read"],
  [/^errors\.ts$/, "what is known about each code, and the types of the parameters"],
  [/^i18next\/.*\.json$/, "the texts in i18next's own layout, `<language>/<namespace>.json`"],
  [/^i18next\//, "for i18next: how each language is loaded, and the types of the keys"],
  [/^locale\.ts$/, "the type that every language's texts have"],
  [/^locales\//, "the texts of one language, for `describe()`"],
  [/^openapi\.yaml$/, "the OpenAPI description with every failure written out"],
  [/^openapi\/.*\.overlay\.yaml$/, "a translation of the OpenAPI description, as an OpenAPI Overlay"],
  [/^openapi\//, "the OpenAPI description in one language"],
  [/^openapi-types\.ts$/, "the types of requests and answers"],
  [/^operations\.ts$/, "the operations, and which codes each can return"],
  [/^pseudo\/.*\.ts$/, "texts in a language that nobody speaks, for tests of layouts"],
  [/^pseudo\//, "the same in i18next's own layout"],
];

export interface Index extends Pick<Contract, "files"> {
  readonly paths: readonly string[];
  /** What is to be known of the languages that are not finished. */
  readonly notes: readonly string[];
}

/** An index of the other generated files, each with its purpose. */
export function emitReadme({ files: sources, paths, notes }: Index): GeneratedFile {
  const rows = [...paths]
    .sort()
    .map((path) => [codeSpan(path), purposes.find(([pattern]) => pattern.test(path))?.[1] ?? ""]);
  const parts = [
    `<!-- ${origin([sources.catalog, sources.openapi, ...Object.values(sources.locales)])} -->`,
    "# Generated files",
    "This folder is rewritten by `maloi generate`: what is changed here by hand is lost, and files that are not listed here are removed.",
    ...(notes.length === 0 ? [] : [notes.map((note) => `> ${escapeMarkdown(note)}`).join("\n>\n")]),
    table(["file", "what it is for"], rows),
  ];
  return { path: "README.md", content: `${parts.join("\n\n")}\n` };
}
