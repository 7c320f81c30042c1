import { isRecord } from "../../../scripts/load/json.js";
import { imported, jsonOf } from "../imported.js";
import { type RealCatalog, textsOf } from "../real-catalog.js";

const name = "@twilio/voice-errors";

/** Twilio's voice errors. Its tables have the whole codes; its JSON has them in three parts, one a level. */
export async function twilio(): Promise<RealCatalog> {
  const { codes } = await imported(name, "table.md");
  const own = errorsIn(jsonOf(name, "dist/errors.json"));
  const fields = ["description", "explanation", "solutions"];
  const texts = own.flatMap((error) => fields.filter((field) => isSaid(error[field])));
  // The package says neither: the format asks for a status and what to do.
  const facts = { status: 400, category: "voice", retry: "never" };
  return {
    name,
    own: { codes: own.length, languages: 1, texts: texts.length },
    language: "en",
    isNumeric: true,
    categories: ["voice"],
    domains: { "": Object.fromEntries(codes.map(({ code }) => [code, facts])) },
    texts: { en: textsOf(codes, "en") },
  };
}

function isSaid(value: unknown): boolean {
  return typeof value === "string" ? value !== "" : Array.isArray(value) && value.length > 0;
}

/** The innermost objects. */
function errorsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(errorsIn);
  if (!isRecord(value)) return [];
  const inner = value["subclasses"] ?? value["errors"];
  return inner === undefined ? [value] : errorsIn(inner);
}
