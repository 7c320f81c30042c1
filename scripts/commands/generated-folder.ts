import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { type PublishedContract, readCatalogJson } from "../diff/catalog-json.js";
import { emitCatalog } from "../emit/catalog.js";
import { emitOpenApi } from "../emit/openapi.js";
import { dereference, isJsonObject, isRecord, type JsonObject } from "../load/json.js";
import { loadSources } from "../load/sources.js";
import { buildContract } from "../model/build.js";
import type { DescriptionSource } from "../site/api/description.js";
import { readTranslations } from "./generated-translations.js";

/** What a site is made from: the contract as `generated/` has it. */
export interface Generated {
  readonly contract: PublishedContract;
  readonly openapi: JsonObject;
  /** The same description for the readers of each language. */
  readonly translations: ReadonlyMap<string, DescriptionSource>;
  /** The bytes of both files, to be compared with what would be generated. */
  readonly texts: Readonly<Record<GeneratedName, string>>;
}

/** Why nothing can be made from `generated/`: a key below `docs-site`, and the values of its sentence. */
export interface Unusable {
  readonly unusable: "missing" | "broken" | "torn";
  readonly file: string;
  readonly reason: string;
}

type GeneratedName = "catalog.json" | "openapi.yaml";

/** Reads what was generated below `root`, and nothing of its sources. */
export async function readGenerated(root: string): Promise<Generated | Unusable> {
  const [catalog, description] = await Promise.all([
    readText(root, "catalog.json"),
    readText(root, "openapi.yaml"),
  ]);
  if (typeof catalog !== "string") return catalog;
  if (typeof description !== "string") return description;
  const contract = readCatalogJson(catalog);
  if ("reason" in contract) return unusable("broken", "catalog.json", contract.reason);
  const openapi = parseOpenApi(description);
  if (typeof openapi === "string") return unusable("broken", "openapi.yaml", openapi);
  const lost = contract.operations.find((operation) => !describes(openapi, operation));
  if (lost) return unusable("torn", "openapi.yaml", lost.id);
  const translations = await readTranslations(root, contract.languages);
  return { contract, openapi, translations, texts: { "catalog.json": catalog, "openapi.yaml": description } };
}

/** @throws whatever the system says of a file that is there. */
async function readText(root: string, name: GeneratedName): Promise<string | Unusable> {
  try {
    return await readFile(join(root, "generated", name), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return unusable("missing", name, error.message);
    throw error;
  }
}

function unusable(why: Unusable["unusable"], name: GeneratedName, reason: string): Unusable {
  return { unusable: why, file: `generated/${name}`, reason };
}

/** The description, or why the text is none. */
function parseOpenApi(text: string): JsonObject | string {
  try {
    const read: unknown = parse(text);
    return isDescription(read) ? read : "paths: Expected an object";
  } catch (error) {
    const [line = ""] = error instanceof Error ? error.message.split("\n") : [];
    return line.replace(/:$/, "");
  }
}

/** YAML without tags of its own is plain data. */
function isDescription(value: unknown): value is JsonObject {
  return isRecord(value) && isRecord(value["paths"]);
}

function describes(openapi: JsonObject, { path, method }: PublishedContract["operations"][number]): boolean {
  const { paths } = openapi;
  const item = isJsonObject(paths) ? dereference(openapi, paths[path]) : undefined;
  return isJsonObject(item) && isJsonObject(item[method]);
}

/** Whether the sources below `root` would be generated into something else; `mistaken` where they would not be at all. */
export async function isStale(root: string, { texts }: Generated): Promise<boolean | "mistaken"> {
  const { contract } = buildContract(await loadSources(root));
  if (!contract) return "mistaken";
  return [emitCatalog(contract), emitOpenApi(contract)].some(
    ({ path, content }) => Object.entries(texts).find(([name]) => name === path)?.[1] !== content,
  );
}
