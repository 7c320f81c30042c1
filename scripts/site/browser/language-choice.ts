import { remember } from "./memory.js";

/** A reader who changes the language wants the same part of the page, and that language the next time too. */
export function languageChoice(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-language]")) {
    link.addEventListener("click", () => {
      const language = link.dataset["language"] ?? "";
      remember("language", language);
      tellServer(language);
      link.hash = location.hash;
      link.search = location.search;
    });
  }
}

/** For servers that choose a language themselves, as the preview does. Pages without one have no cookies. */
function tellServer(language: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: browsers that lack the Cookie Store API are in use.
    document.cookie = `maloi-language=${language}; path=/; max-age=31536000; samesite=lax`;
  } catch {
    // What refuses storage may refuse this too.
  }
}
