import { type Entry, type SearchIndex, unpackEntries } from "../search-entry.js";

declare global {
  /** What can be found in each language whose index was loaded. */
  var maloiSearch: Record<string, SearchIndex> | undefined;
}

/** An index is a script that leaves what it holds behind: pages without a server can load nothing else. */
export function loadEntries(source: string, language: string): Promise<readonly Entry[]> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    const end = () => resolve(unpackEntries(language, globalThis.maloiSearch?.[language] ?? {}));
    script.addEventListener("load", end);
    script.addEventListener("error", end);
    script.src = source;
    document.head.append(script);
  });
}
