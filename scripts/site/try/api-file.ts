import type { SiteFile } from "../site.js";

/*
 * How the page for trying the API learns where that answers. It loads a file that is always there, since to ask for what may
 * not be there is an error in the console.
 */

export const apiFile = "try/api.js";

/** Says where the API is, as seen from a page; or that there is none, as on a host of files. */
export function apiFileFor(address: string | undefined): SiteFile {
  return { path: apiFile, content: `globalThis.maloiApi = ${JSON.stringify(address ?? null)};\n` };
}
