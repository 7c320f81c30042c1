import { escapeJson } from "../emit/escape.js";
import { addressOf, htmlFile, permalink } from "./address.js";
import type { Site, SiteFile } from "./site.js";

/** The reference as data: what the pages say of each code, and where they are. */
export function errorsJson({ contract, url }: Site): SiteFile {
  const { title, version, languages, unfinished, statuses, categories, errors } = contract;
  const pageOf = (language: string, code: string): string => {
    const address = addressOf.error(language, code);
    return url === undefined ? htmlFile(address) : permalink(url, address);
  };
  const data = {
    ...{ title, version, languages },
    ...(Object.keys(unfinished).length > 0 && { unfinished }),
    ...{ statuses, categories },
    errors: errors.map((error) => ({
      ...error,
      pages: Object.fromEntries(languages.map((language) => [language, pageOf(language, error.code)])),
    })),
  };
  return { path: "errors.json", content: `${escapeJson(JSON.stringify(data, undefined, 2))}\n` };
}
