import { remembered } from "./memory.js";

/**
 * From the root to the reader's language: the one chosen before, else the best of the browser's. The root leaves no trace in
 * the history, so that going back does not lead into a circle.
 */
export function firstVisit(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-first-visit] a[data-language]")];
  const [first] = links;
  if (!first) return;
  const languages = links.map((link) => link.dataset["language"] ?? "");
  const wanted = [remembered("language") ?? "", ...navigator.languages];
  const language = wanted.map((tag) => languages.find((known) => isFor(known, tag))).find(Boolean);
  const target = links.find((link) => link.dataset["language"] === language) ?? first;
  location.replace(target.href);
}

/** `vi-VN` is for readers of `vi`, and `vi` for those of `vi-VN`. */
function isFor(known: string, wanted: string): boolean {
  const [tag, asked] = [known.toLowerCase(), wanted.toLowerCase()];
  return asked !== "" && (`${tag}-`.startsWith(`${asked}-`) || `${asked}-`.startsWith(`${tag}-`));
}
