import type { Contract } from "../model/contract.js";
import type { Words } from "../words/words.js";
import { emitCatalog } from "./catalog.js";
import { emitCodes } from "./codes.js";
import { emitContract } from "./contract.js";
import { emitReference } from "./docs.js";
import { emitErrors } from "./errors.js";
import { type FailureFacts, failingOperations, writtenErrors } from "./failure-facts.js";
import type { GeneratedFile } from "./generated-file.js";
import { emitNamespace, emitResources } from "./i18next.js";
import { inLanguage, withoutTexts } from "./in-language.js";
import { emitLocale, emitLocaleType } from "./locales.js";
import { type MadeBefore, makeAll, type Output, outputOf } from "./made-before.js";
import { emitOpenApi, emitOpenApiIn, emitOverlay, writtenLanguage } from "./openapi.js";
import { emitOperations } from "./operations.js";
import { emitPseudoLocale, emitPseudoNamespace, pseudoLanguages } from "./pseudo.js";
import { emitReadme } from "./readme.js";
import { typedDocument } from "./typed-document.js";
import { unfinishedNote } from "./unfinished-note.js";

/** What is written into code, and what says what the files are for. */
const codeLanguage = "en";

/** Every file that is generated from `contract`, by path. What is in `before`, and would be the same, is not made again. */
export async function emitAll(
  contract: Contract,
  wordsFor: (language: string) => Words,
  before?: MadeBefore,
): Promise<readonly GeneratedFile[]> {
  const notes = contract.languages.flatMap(
    (language) => unfinishedNote(contract, language, wordsFor(codeLanguage)) ?? [],
  );
  const outputs = [
    ...outputsOf(contract, notes),
    ...contract.languages.flatMap((language) => outputsIn(language, contract, wordsFor)),
    ...pseudoOutputs(contract),
  ];
  const paths = outputs.map(({ path }) => path);
  const all = [...outputs, outputOf("README.md", { files: contract.files, paths, notes }, emitReadme)];
  const files = await (before ? before.filesOf(all) : makeAll(all));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Those of all languages, each with the part of the contract that it depends on. */
function outputsOf(contract: Contract, notes: readonly string[]): Output[] {
  const { openapi, title, docs, envelope, credentials, operations, errors, languages, files } = contract;
  const [source = ""] = languages;
  const plain = { errors: errors.map(withoutTexts), statuses: contract.statuses.map(withoutTexts) };
  const { errors: shown, statuses, failures, files: own } = inLanguage(source, contract);
  const written = { errors: shown.map(({ code, texts }) => ({ code, texts })) };
  // Of those that have parameters, every wording counts.
  const decisive = errors.map((error) =>
    Object.keys(error.params).length > 0 ? error : withoutTexts(error),
  );
  const decided = {
    ...{ envelope, credentials, operations, errors: decisive, statuses: plain.statuses, languages, files },
    ...(docs !== undefined && { docs }),
  };
  const failing = failingOperations(operations);
  const described = { openapi, envelope, statuses, languages: [source], operations: failing, files: own };
  return [
    outputOf("catalog.json", contract, emitCatalog),
    outputOf("codes.ts", { errors, title, languages, files }, emitCodes),
    outputOf("contract.ts", decided, emitContract),
    outputOf("errors.ts", { ...plain, files }, emitErrors),
    outputOf("i18next/resources.ts", { ...written, failures, languages, files, notes }, emitResources),
    outputOf("locale.ts", { files }, emitLocaleType),
    outputOf("openapi.yaml", { ...described, errors: writtenErrors(errors, source) }, emitOpenApi),
    outputOf("openapi-types.ts", { ...described, errors: writtenErrors(errors) }, emitTypes),
    outputOf("operations.ts", { operations, files }, emitOperations),
  ];
}

/** Brings the TypeScript compiler with it, which takes longer to load than all else here takes to run. */
async function emitTypes(described: FailureFacts & Pick<Contract, "files">): Promise<GeneratedFile> {
  const { emitOpenApiTypes } = await import("./openapi-types.js");
  return emitOpenApiTypes(typedDocument(described));
}

/** Those of one language, which depend on no other's texts. */
function outputsIn(language: string, contract: Contract, wordsFor: (language: string) => Words): Output[] {
  const { errors, statuses, categories, envelope, guide, failures, files } = inLanguage(language, contract);
  const words = { errors: errors.map(({ code, texts }) => ({ code, texts })), failures };
  const own = wordsFor(language);
  const note = unfinishedNote(contract, language, wordsFor(codeLanguage));
  const reference = {
    ...{ errors, statuses, categories, envelope, guide, files },
    note: unfinishedNote(contract, language, own),
  };
  return [
    outputOf(`docs/${language}/errors.md`, reference, (part) => emitReference(part, language, own)),
    outputOf(`i18next/${language}/errors.json`, words, (part) => emitNamespace(part, language)),
    outputOf(`locales/${language}.ts`, { ...words, files, note }, (part) => emitLocale(part, language)),
    ...descriptionsIn(language, contract, { statuses, files, note }),
  ];
}

/** Made from the English texts, whose letters have accents to be given; where there are none, from the first that were written. */
function pseudoOutputs(contract: Contract): Output[] {
  const from = contract.languages.find((language) => language === "en") ?? contract.languages[0] ?? "";
  const { errors, failures, files } = inLanguage(from, contract);
  const facts = { errors: errors.map(({ code, texts }) => ({ code, texts })), failures, files, from };
  return pseudoLanguages.flatMap((language) => [
    outputOf(`pseudo/${language}.ts`, facts, (part) => emitPseudoLocale(part, language)),
    outputOf(`pseudo/${language}/errors.json`, facts, (part) => emitPseudoNamespace(part, language)),
  ]);
}

/** The description in one language, once it has been translated into any. */
function descriptionsIn(
  language: string,
  contract: Contract,
  own: Pick<Contract, "statuses" | "files"> & { readonly note: string | undefined },
): Output[] {
  const { openapi, envelope, translations } = contract;
  if (Object.keys(translations).length === 0) return [];
  const translation = translations[language];
  const written = writtenLanguage(contract);
  const [operations, errors] = [
    failingOperations(contract.operations),
    writtenErrors(contract.errors, language),
  ];
  const facts = { openapi, envelope, operations, errors, languages: [language] };
  const described = { ...facts, translation, written, ...own };
  return [
    outputOf(`openapi/${language}.yaml`, described, (part) => emitOpenApiIn(part, language)),
    ...(translation
      ? [outputOf(`openapi/${language}.overlay.yaml`, translation, (part) => emitOverlay(part, language))]
      : []),
  ];
}
