import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { isRecord, type JsonObject } from "../load/json.js";
import type { DescriptionSource } from "../site/api/description.js";

/** The description in each language that `generated/openapi/` has it in. What is not there or broken is shown untranslated. */
export async function readTranslations(
  root: string,
  languages: readonly string[],
): Promise<ReadonlyMap<string, DescriptionSource>> {
  const read = await Promise.all(
    languages.map(async (language) => {
      const folder = join(root, "generated", "openapi");
      const document = await readYaml(join(folder, `${language}.yaml`));
      const overlay = await readYaml(join(folder, `${language}.overlay.yaml`));
      return document ? [[language, { document, ...(overlay && { overlay }) }] as const] : [];
    }),
  );
  return new Map(read.flat());
}

async function readYaml(file: string): Promise<JsonObject | undefined> {
  try {
    const value: unknown = parse(await readFile(file, "utf8"));
    return isPlain(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What YAML without tags gives is plain data. */
function isPlain(value: unknown): value is JsonObject {
  return isRecord(value);
}
