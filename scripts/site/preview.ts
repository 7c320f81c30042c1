import { createHash } from "node:crypto";
import { extname } from "node:path/posix";
import { chooseLanguage } from "./accept-language.js";
import type { SiteFile } from "./site.js";
import { apiFileFor } from "./try/api-file.js";

/** What is served, all from one origin. */
export interface PreviewSource {
  readonly files: readonly SiteFile[];
  readonly languages: readonly string[];
  /** Where the site will be: it is served below the same path. */
  readonly url: string | undefined;
  /** The API, which answers below `/api`; without it there is none. */
  readonly api: ((request: Request) => Promise<Response>) | undefined;
}

/** The site as a server would have it: with headers, the reader's language at its root, and the API beside it. */
export function createPreview(source: PreviewSource): (request: Request) => Promise<Response> {
  const base = source.url === undefined ? "/" : new URL(source.url).pathname;
  const files = source.api ? [...source.files, apiFileFor("/api")] : source.files;
  const served = new Map(files.map((file) => [file.path, serve(file)]));
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    if (source.api && /^\/api(?:\/|$)/.test(pathname)) return source.api(await toApi(request));
    if (request.method !== "GET" && request.method !== "HEAD")
      return new Response(null, { status: 405, headers: { ...always, allow: "GET, HEAD" } });
    if (pathname === base) return toLanguage(request, source.languages, base);
    const path = pathname.startsWith(base) ? decode(pathname.slice(base.length)) : undefined;
    // A folder's page links to others from within the folder.
    if (path !== undefined && served.has(`${path}/index.html`))
      return redirect(308, `${base}${encode(path)}/${search}`);
    const found = path === undefined ? undefined : served.get(path.replace(/(?<=^|\/)$/, "index.html"));
    if (found) return answer(request, 200, found);
    if (base === `${pathname}/`) return redirect(308, base);
    const lost = served.get("404.html");
    return lost ? answer(request, 404, lost) : new Response(null, { status: 404, headers: always });
  };
}

/** Where readers' choice is kept, by the script of the pages. */
const choice = /(?:^|;\s*)maloi-language=([^;]*)/;

/** To the language that was chosen before, else the one that the browser asks for. No page leads back here by itself. */
function toLanguage({ headers }: Request, languages: readonly string[], base: string): Response {
  const [, chosen = ""] = choice.exec(headers.get("cookie") ?? "") ?? [];
  const language = languages.includes(chosen)
    ? chosen
    : chooseLanguage(languages, headers.get("accept-language") ?? "");
  const response = redirect(302, `${base}${language}/`);
  response.headers.set("vary", "Accept-Language, Cookie");
  response.headers.set("cache-control", "no-cache");
  return response;
}

function redirect(status: 302 | 308, location: string): Response {
  return new Response(null, { status, headers: { ...always, location } });
}

/** The same request to the API, whose paths begin behind `/api`. */
async function toApi(request: Request): Promise<Request> {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice("/api".length) || "/";
  const { method, headers, signal } = request;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(url, { method, headers, signal, ...(hasBody && { body: await request.arrayBuffer() }) });
}

const always = { "x-content-type-options": "nosniff", "referrer-policy": "same-origin" };

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".md": "text/markdown",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".yaml": "application/yaml",
  ".xml": "application/xml",
  ".atom": "application/atom+xml",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
};

interface Served {
  readonly content: string;
  readonly headers: Readonly<Record<string, string>>;
}

function serve({ path, content }: SiteFile): Served {
  const type = types[extname(path)] ?? "application/octet-stream";
  return {
    content,
    headers: {
      ...always,
      "content-type": `${type}; charset=utf-8`,
      // What is named by its content never changes.
      "cache-control": path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      etag: `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`,
      ...(type === "text/html" && { "content-security-policy": policyOf(content) }),
    },
  };
}

/** What the page says of itself, and what can be said in a header alone. */
function policyOf(html: string): string {
  const [, policy = "default-src &#39;none&#39;"] =
    /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return `${policy.replace(/&#39;|&apos;/g, "'")}; frame-ancestors 'none'`;
}

function answer(request: Request, status: 200 | 404, { content, headers }: Served): Response {
  const { etag = "" } = headers;
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  const isKnown =
    status === 200 && (known.includes("*") || known.includes(etag) || known.includes(`W/${etag}`));
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : content, { status, headers });
}

/** A path as the site names it; nothing where it is encoded wrongly. */
function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function encode(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
}
