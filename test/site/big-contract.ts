import { rm } from "node:fs/promises";
import { type PublishedContract, readCatalogJson } from "../../scripts/diff/catalog-json.js";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import { emitOpenApi } from "../../scripts/emit/openapi.js";
import { isError } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { type Built, buildContract } from "../../scripts/model/build.js";
import { mend } from "../catalogs/mend.js";
import { postgres } from "../catalogs/packages/postgres.js";
import { snykCatalog } from "../catalogs/packages/snyk.js";
import { twilio } from "../catalogs/packages/twilio.js";
import { typescript } from "../catalogs/packages/typescript.js";
import { filesOf, type RealCatalog } from "../catalogs/real-catalog.js";
import { folderWith } from "../commands/maloi.js";
import { inOneLine } from "../model/minimal-contract.js";

/** What `generated/` would hold of a contract of a size that nobody here has, as far as a site is made from it. */
export type BigFiles = Readonly<Record<"catalog.json" | "openapi.yaml", string>>;

/** Real codes in English: those of a scanner, a database, a telephone service and, for the rest, a compiler. */
export async function mixedContract(count: number): Promise<PublishedContract> {
  const catalogs = [snykCatalog(), await postgres(), await twilio(), await typescript()];
  return contractOf(await generated(firstOf(catalogs, count, ["en"])));
}

/** The first diagnostics of a compiler, in English and a translation. */
export async function translatedFiles(count: number): Promise<BigFiles> {
  return generated(firstOf([await typescript()], count, ["en", "de"]));
}

export async function translatedContract(count: number): Promise<PublishedContract> {
  return contractOf(await translatedFiles(count));
}

function contractOf({ "catalog.json": text }: BigFiles): PublishedContract {
  const read = readCatalogJson(text);
  if ("reason" in read) throw new Error(read.reason);
  return read;
}

/** One catalog with the first codes of several. */
function firstOf(catalogs: readonly RealCatalog[], count: number, languages: readonly string[]): RealCatalog {
  const facts = catalogs.flatMap(({ domains }) =>
    Object.values(domains).flatMap((all) => Object.entries(all)),
  );
  const errors = new Map([...new Map(facts)].slice(0, count));
  const textsIn = (language: string) => {
    const texts = catalogs.flatMap((catalog) => Object.entries(catalog.texts[language] ?? {}));
    return Object.fromEntries(texts.filter(([code]) => errors.has(code)));
  };
  return {
    name: "big",
    own: { codes: errors.size, languages: languages.length, texts: 0 },
    language: "en",
    categories: [...new Set(catalogs.flatMap(({ categories }) => categories))],
    domains: { "": Object.fromEntries(errors) },
    texts: Object.fromEntries(languages.map((language) => [language, textsIn(language)])),
  };
}

async function generated(catalog: RealCatalog): Promise<BigFiles> {
  const { problems } = await build(catalog);
  const { contract, problems: left } = await build(mend(catalog, problems));
  if (!contract) throw new Error(left.filter(isError).map(inOneLine).join("\n"));
  return { "catalog.json": emitCatalog(contract).content, "openapi.yaml": emitOpenApi(contract).content };
}

async function build(catalog: RealCatalog): Promise<Built> {
  const root = await folderWith(filesOf(catalog));
  try {
    return buildContract(await loadSources(root));
  } finally {
    await rm(root, { recursive: true });
  }
}
