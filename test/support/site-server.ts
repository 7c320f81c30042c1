import { extname } from "node:path";
import { contentPolicy } from "../../scripts/site/parts/head.js";
import type { SiteFile } from "../../scripts/site/site.js";
import { type Loopback, startLoopback } from "./loopback.js";

/** Where the site is on its server: below a path, as on many hosts. */
export const base = "/docs/";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/** Serves nothing but the files, with a policy that lets pages do no more than they need. */
export function serveSite(files: readonly SiteFile[]): Promise<Loopback> {
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  return startLoopback(({ url = "" }, response) => {
    const path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
    const file = path.startsWith(base) ? path.slice(base.length).replace(/(^|\/)$/, "$1index.html") : "";
    const content = contents.get(file);
    const type = types[extname(file)] ?? "text/plain; charset=utf-8";
    response.writeHead(content === undefined ? 404 : 200, {
      "content-type": type,
      "content-security-policy": contentPolicy,
    });
    response.end(content);
  });
}
