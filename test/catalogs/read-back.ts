import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { textFields } from "../../scripts/author/read-code.js";
import { isRecord } from "../../scripts/load/json.js";
import { folderWith, project } from "../commands/maloi.js";
import type { Examined } from "./examined.js";

/** What the compiler has to say about everything that was generated from `all`. */
export async function compile(all: readonly Examined[]): Promise<string> {
  const files = all.flatMap(({ outputs }, index) =>
    [...outputs]
      .filter(([path]) => path.endsWith(".ts"))
      .map(([path, content]) => [`${index}/${path}`, content]),
  );
  const root = await folderWith({ "package.json": '{ "type": "module" }', ...Object.fromEntries(files) });
  const compilerOptions = { target: "es2022", module: "nodenext", noEmit: true, types: [], strict: true };
  await writeFile(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions }));
  const compiler = join(project, "node_modules", "typescript", "bin", "tsc");
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [compiler, "-p", root], (_, stdout, stderr) => resolve(stdout + stderr));
  });
  await rm(root, { recursive: true });
  return said;
}

/** What the files hold, once they are compiled and run. */
export interface ReadBack {
  readonly codes: readonly string[];
  /** By language and code. */
  readonly texts: Readonly<Record<string, unknown>>;
  readonly resources: Readonly<Record<string, unknown>>;
}

export function readBack({ contract, outputs }: Examined): ReadBack {
  const { ErrorCode } = exportsOf(outputs.get("codes.ts"));
  const texts = contract.languages.map((language) => {
    const [locale] = Object.values(exportsOf(outputs.get(`locales/${language}.ts`)));
    return [language, isRecord(locale) ? locale["errors"] : undefined];
  });
  const resources = contract.languages.map((language) => {
    const data: unknown = JSON.parse(outputs.get(`i18next/${language}/errors.json`) ?? "null");
    return [language, data];
  });
  return {
    codes: isRecord(ErrorCode) ? Object.values(ErrorCode).map(String) : [],
    texts: Object.fromEntries(texts),
    resources: Object.fromEntries(resources),
  };
}

function exportsOf(source = ""): Readonly<Record<string, unknown>> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const exports = {};
  new Function("exports", ts.transpileModule(source, { compilerOptions }).outputText)(exports);
  return exports;
}

/** How many of the package's texts are, letter for letter, in what was generated; languages go by their canonical tags there. */
export function countKept({ catalog }: Examined, texts: Readonly<Record<string, unknown>>): number {
  let kept = 0;
  for (const [language, codes] of Object.entries(catalog.texts)) {
    const there = texts[Intl.getCanonicalLocales(language)[0] ?? ""];
    for (const [code, text] of Object.entries(codes)) {
      const entry = isRecord(there) ? there[code] : undefined;
      if (isRecord(entry))
        kept += textFields.filter(
          (field) => text[field] !== undefined && text[field] === entry[field],
        ).length;
    }
  }
  return kept;
}
