import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packageRoot } from "../../words/words.js";
import { type Guide, readGuide } from "./guide.js";

/** Guides that are not written in a language are shown in this one. */
const fallback = "en";

interface Entry {
  readonly name: string;
  readonly for: "shipped" | "all";
}

/** The guides in each of `languages`, in their order: all of them, or those that hold for any contract. */
export function loadGuides(
  languages: readonly string[],
  isShipped: boolean,
): ReadonlyMap<string, readonly Guide[]> {
  const folder = join(packageRoot(), "locales", "guides");
  const entries: Entry[] = parse(readFileSync(join(folder, "guides.yaml"), "utf8"));
  const shown = entries.filter((entry) => isShipped || entry.for === "all");
  return new Map(
    languages.map((language) => [language, shown.map(({ name }) => loadGuide(folder, language, name))]),
  );
}

function loadGuide(folder: string, language: string, name: string): Guide {
  const written = existsSync(join(folder, language, `${name}.md`)) ? language : fallback;
  const source = readFileSync(join(folder, written, `${name}.md`), "utf8");
  return readGuide({ name, language: written, file: `locales/guides/${written}/${name}.md`, source });
}
