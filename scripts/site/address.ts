import { posix } from "node:path";

/**
 * Where a page is, relative to the site's root: `vi/errors/ERROR_RATE_LIMIT`. It is the `index.html` of a folder of that
 * name, which every server finds there, and its Markdown twin lies beside it.
 */
export type Address = string;

export const addressOf = {
  home: (language: string): Address => language,
  error: (language: string, code: string): Address => `${language}/errors/${code}`,
  operations: (language: string): Address => `${language}/operations`,
  operation: (language: string, id: string): Address => `${language}/operations/${id}`,
  try: (language: string): Address => `${language}/try`,
  guides: (language: string): Address => `${language}/guides`,
  guide: (language: string, name: string): Address => `${language}/guides/${name}`,
};

export function htmlFile(address: Address): string {
  return posix.join(address, "index.html");
}

export function markdownFile(address: Address): string {
  return posix.join(address, "index.md");
}

/** The way from a page to a file: relative, so that the site works below any path, and without a server. */
export function linkToFile(from: Address, file: string): string {
  return posix
    .relative(from, file)
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
}

export function linkTo(from: Address, to: Address): string {
  return linkToFile(from, htmlFile(to));
}

/** The address for ever, as people pass it on: without the file's name, and as the folder that servers would send them on to. */
export function permalink(site: string, address: Address): string {
  const path = address.split("/").map((part) => encodeURIComponent(part));
  return new URL(`${path.join("/")}/`, site.endsWith("/") ? site : `${site}/`).href;
}

/** The same page in another language. */
export function inLanguage(address: Address, language: string): Address {
  return [language, ...address.split("/").slice(1)].join("/");
}
