import ts from "typescript";
import { convertPlaceholders } from "../../../scripts/import/placeholders.js";
import { isRecord } from "../../../scripts/load/json.js";
import { placeholdersOf } from "../../../scripts/model/locale-texts.js";
import { importedTexts, jsonOf } from "../imported.js";
import type { CodeTexts, RealCatalog } from "../real-catalog.js";

const name = "typescript";

/** The folders of the compiler's translations. */
const folders = ["cs", "de", "es", "fr", "it", "ja", "ko", "pl", "pt-br", "ru", "tr", "zh-cn", "zh-tw"];

/** The compiler's diagnostics: the English ones are in its code, each translation is a file of its own. */
export async function typescript(): Promise<RealCatalog> {
  const diagnostics = diagnosticsIn(Reflect.get(ts, "Diagnostics"));
  const codes = new Map(diagnostics.map(({ key, code }) => [key, String(code)]));
  const texts: Record<string, CodeTexts> = { en: englishOf(diagnostics) };
  let count = diagnostics.length;
  for (const folder of folders) {
    const file = `lib/${folder}/diagnosticMessages.generated.json`;
    count += Object.keys(Object(jsonOf(name, file))).length;
    // A key is the English sentence and the code; one whose sentence is no longer there keeps its name.
    const entries = [...(await importedTexts(name, file))].map(([key, text]) => {
      return [codes.get(key) ?? key, { description: convertPlaceholders(text, "numbers") }];
    });
    texts[folder] = Object.fromEntries(entries);
  }
  return {
    name,
    own: { codes: diagnostics.length, languages: folders.length + 1, texts: count },
    language: "en",
    isNumeric: true,
    categories: ["warning", "error", "suggestion", "message"],
    domains: { "": Object.fromEntries(diagnostics.map((each) => [each.code, factsOf(each)])) },
    texts,
  };
}

interface Diagnostic {
  readonly code: number;
  readonly key: string;
  readonly category: number;
  readonly message: string;
}

/** Not among the compiler's published types. */
function diagnosticsIn(table: unknown): Diagnostic[] {
  const values: unknown[] = isRecord(table) ? Object.values(table) : [];
  return values.map((value) => {
    const { code, key, category, message } = isRecord(value) ? value : {};
    if (typeof code !== "number" || typeof category !== "number") throw new Error("no diagnostic");
    return { code, key: String(key), category, message: String(message) };
  });
}

function englishOf(diagnostics: readonly Diagnostic[]): CodeTexts {
  const entries = diagnostics.map(({ code, message }) => [
    code,
    { description: convertPlaceholders(message, "numbers") },
  ]);
  return Object.fromEntries(entries);
}

/** A compiler knows no status and nothing to try again: the format asks for both. */
function factsOf({ category, message }: Diagnostic): object {
  const params = placeholdersOf(convertPlaceholders(message, "numbers")).map((param) => [param, "string"]);
  return {
    status: 400,
    category: ts.DiagnosticCategory[category]?.toLowerCase(),
    retry: "never",
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
  };
}
