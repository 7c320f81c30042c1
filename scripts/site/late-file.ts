import type { SiteFile } from "./site.js";

/** A file whose text is made whenever it is asked for: thousands of pages at once would take many times their size. */
export function lateFile(path: string, make: () => string): SiteFile {
  return {
    path,
    get content() {
      return make();
    },
  };
}
