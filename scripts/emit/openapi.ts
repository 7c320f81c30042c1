import { isJsonObject, type JsonObject } from "../load/json.js";
import type { Contract, Translation } from "../model/contract.js";
import type { FailureFacts } from "./failure-facts.js";
import { standard, withFailures } from "./failure-responses.js";
import { type GeneratedFile, origin } from "./generated-file.js";
import { yamlText } from "./yaml-text.js";

/** The OpenAPI description as one standard document, with every failure written out. */
export function emitOpenApi(contract: FailureFacts & Pick<Contract, "files">): GeneratedFile {
  const { files, languages } = contract;
  const sources = [files.openapi, files.catalog, files.locales[languages[0] ?? ""] ?? ""];
  return {
    path: "openapi.yaml",
    content: yamlText(withFailures(contract, standard), [origin(sources)]),
  };
}

/** The same for readers of one language: its failures are in it, and its words where somebody translated them. */
export function emitOpenApiIn(
  { translation, files, note, ...facts }: FailureFacts & TranslationFacts,
  language: string,
): GeneratedFile {
  const sources = [files.openapi, translation?.file ?? "", files.catalog, files.locales[language] ?? ""];
  const described = withFailures({ ...facts, openapi: translation?.openapi ?? facts.openapi }, standard);
  const written = translation ? language : facts.written;
  const head = [origin(sources.filter((file) => file !== "")), ...(note === undefined ? [] : [note])];
  return {
    path: `openapi/${language}.yaml`,
    content: yamlText(inWritten(described, written), head),
  };
}

/** What a description in one language depends on besides its facts. */
export interface TranslationFacts extends Pick<Contract, "files"> {
  readonly translation: Translation | undefined;
  /** The language of the untranslated one; nothing where nobody says. */
  readonly written: string | undefined;
  /** What readers of the language should know where it is not finished. */
  readonly note?: string | undefined;
}

/** The translation by itself, as an OpenAPI Overlay for whoever has the description. */
export function emitOverlay({ overlay, file }: Translation, language: string): GeneratedFile {
  return {
    path: `openapi/${language}.overlay.yaml`,
    content: yamlText(overlay, [origin([file])]),
  };
}

/** The language that the description is written in: what it says itself, else the only one that it is not translated into. */
export function writtenLanguage({
  openapi,
  languages,
  translations,
}: Pick<Contract, "openapi" | "languages" | "translations">): string | undefined {
  const { info } = openapi;
  const stated = isJsonObject(info) ? info["x-language"] : undefined;
  if (typeof stated === "string") return stated;
  const rest = languages.filter((language) => translations[language] === undefined);
  return rest.length === 1 ? rest[0] : undefined;
}

/** OpenAPI has no place for its language: it is said beside its title. */
function inWritten(openapi: JsonObject, language: string | undefined): JsonObject {
  const { info } = openapi;
  if (language === undefined || !isJsonObject(info)) return openapi;
  return { ...openapi, info: { ...info, "x-language": language } };
}
