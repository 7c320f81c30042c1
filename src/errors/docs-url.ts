import type { RuntimeContract } from "../contract.js";

/** Where the error reference is. */
export interface Docs {
  /** An address with `{code}`, and with `{language}` where there is a page per language. */
  readonly url: string;
  /** The language of the page where nobody says which. */
  readonly language: string;
}

/** Nothing where it is not published. */
export function docsOf({ docs, language }: Pick<RuntimeContract, "docs" | "language">): Docs | undefined {
  return docs === undefined ? undefined : { url: docs, language };
}

/** The page about `code`. */
export function docsUrl(docs: Docs, code: string, language = docs.language): string {
  return docs.url
    .replaceAll("{code}", () => encodeURIComponent(code))
    .replaceAll("{language}", () => encodeURIComponent(language));
}
