import { isRecord } from "../../../scripts/load/json.js";
import { imported, jsonOf } from "../imported.js";
import { type RealCatalog, textsOf } from "../real-catalog.js";

const name = "pg-error-codes";

/** PostgreSQL's SQLSTATEs, each with its name; a map that `maloi import` reads as it is. */
export async function postgres(): Promise<RealCatalog> {
  const own = jsonOf(name, "index.json");
  const count = isRecord(own) ? Object.keys(own).length : 0;
  const { codes } = await imported(name, "index.json");
  // The package says neither: the format asks for a status, a category and what to do.
  const facts = { status: 500, category: "database", retry: "never" };
  return {
    name,
    own: { codes: count, languages: 1, texts: count },
    language: "en",
    categories: ["database"],
    domains: { "": Object.fromEntries(codes.map(({ code }) => [code, facts])) },
    texts: { en: textsOf(codes, "en") },
  };
}
