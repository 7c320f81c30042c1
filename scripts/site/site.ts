import type { JSX } from "preact";
import type { PublishedContract } from "../diff/catalog-json.js";
import type { JsonObject } from "../load/json.js";
import type { Address } from "./address.js";
import type { Description } from "./api/description.js";
import type { Call } from "./calls.js";
import type { Guide } from "./guides/guide.js";
import type { Highlighter } from "./highlight.js";
import type { PageWords } from "./page-words.js";

/** What every page is made from. */
export interface Site {
  readonly contract: PublishedContract;
  /** The published OpenAPI description, in which each operation's failures are standard responses. */
  readonly openapi: JsonObject;
  /** Where the site will be, such as `https://docs.example.com/`. Without it, no page knows its absolute address. */
  readonly url: string | undefined;
  readonly highlight: Highlighter;
  /** How each operation is called, by its id. */
  readonly calls: ReadonlyMap<string, Call>;
  /** What each operation answers where nothing goes wrong, by its id; absent where that is no text. */
  readonly answers: ReadonlyMap<string, string>;
  /** Whether it is the contract that maloi ships, whose client is made without naming it. */
  readonly isShipped: boolean;
  /** The files that pages load: their paths from the site's root. */
  readonly assets: { readonly style: string; readonly theme: string; readonly script: string };
  /** What the page for trying the API loads: paths from the site's root. Nothing where Scalar is not installed. */
  readonly trial?: { readonly script: string; readonly scalar: string };
  /** The site's own words on a page in a language of the contract; in English where maloi does not speak it. */
  words(language: string): PageWords;
  /** The API's description for readers of a language: translated, or as it is written. */
  description(language: string): Description;
  /** The guides in a language of the contract, in their order; in English where they are not written in it. */
  guides(language: string): readonly Guide[];
}

/** A page before it is HTML. */
export interface Page {
  readonly address: Address;
  readonly language: string;
  readonly title: string;
  /** For search engines and previews: a sentence. */
  readonly description: string;
  /** Of a text that need not be written in every language of the contract: the one that it is in here, and all that it is in. */
  readonly written?: { readonly language: string; readonly languages: readonly string[] };
  /** Whether the page is for one of the sections of the navigation. */
  readonly section: "errors" | "api" | "guides" | "try";
  /** Made when it is rendered: what a page was rendered from would stay with it. */
  body(): JSX.Element;
  /** What it may load and do, where that is more than all others. */
  readonly policy?: string;
  /** A script of its own: its path from the site's root. */
  readonly script?: string;
  /** The same for those who read Markdown: people's tools and language models. */
  markdown(): string;
}

/** A file of the site; the path is relative to the site's root. */
export interface SiteFile {
  readonly path: string;
  readonly content: string;
}
