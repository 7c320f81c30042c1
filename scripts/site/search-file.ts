import { withEllipses } from "../emit/envelope.js";
import { packEntries } from "./search-entry.js";
import type { Site, SiteFile } from "./site.js";

/** So much of a text tells it from others; with the rest, a thousand codes would weigh twice as much. */
const longest = 64;

/** The index of a language: a script, because a page without a server can load nothing else. */
export function searchFile(site: Pick<Site, "contract" | "guides">, language: string): SiteFile {
  const { contract } = site;
  const codes = contract.errors.map(({ code, texts, aliases, formerly }) => ({
    language,
    page: `errors/${code}`,
    name: code,
    about: shortened(withEllipses(texts[language]?.description ?? "")),
    also: [...aliases, ...(formerly?.[language] ?? []).map((wording) => shortened(withEllipses(wording)))],
  }));
  const operations = contract.operations.map(({ id, summary }) => ({
    language,
    page: `operations/${id}`,
    name: id,
    about: shortened(summary ?? ""),
    also: [],
  }));
  const guides = site.guides(language).map(({ name, title, language: own }) => ({
    language: own,
    page: `guides/${name}`,
    ...{ name, about: title, also: [] },
  }));
  const index = JSON.stringify(packEntries(language, [...codes, ...operations, ...guides]));
  return {
    path: `${language}/search.js`,
    content: `(globalThis.maloiSearch??={})[${JSON.stringify(language)}]=${escapeScript(index)};\n`,
  };
}

/** `text` up to the end of a word, with `…` for the rest: in a search, that stands for anything. */
function shortened(text: string): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest + 1);
  const end = start.search(/\s\S*$/);
  return `${end > 0 ? start.slice(0, end) : [...start].slice(0, -2).join("")}…`;
}

/** Data that may stand in a script wherever it is put: line separators were ends of lines to older engines. */
function escapeScript(json: string): string {
  return json.replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
