import { describe, expect, it } from "vitest";
import { chooseLanguage } from "../../scripts/site/accept-language.js";
import { createPreview } from "../../scripts/site/preview.js";
import { apiFileFor } from "../../scripts/site/try/api-file.js";

/* The site as a server shows it: who asks for what, and what comes back. */

const policy = "default-src &#39;self&#39;";
const page = `<meta http-equiv="Content-Security-Policy" content="${policy}"/>`;
const files = [
  { path: "index.html", content: page },
  { path: "404.html", content: `${page}lost` },
  { path: "vi/index.html", content: `${page}vi` },
  { path: "en/index.html", content: `${page}en` },
  { path: "en/errors/A_b/index.html", content: `${page}code` },
  { path: "en/errors/A_b/index.md", content: "# A_b\n" },
  { path: "assets/site-0123456789ab.css", content: "a{}" },
  apiFileFor(undefined),
];
const languages = ["vi", "en"];
const api = async (request: Request) => {
  return new Response(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`);
};
const serve = createPreview({ files, languages, url: undefined, api });

function ask(path: string, init: RequestInit = {}, site = serve): Promise<Response> {
  return site(new Request(`http://127.0.0.1${path}`, { redirect: "manual", ...init }));
}

describe("chooseLanguage", () => {
  it.each([
    ["", "vi"],
    ["en", "en"],
    ["en-GB,en;q=0.9", "en"],
    ["fr, en;q=0.4, vi;q=0.6", "vi"],
    ["fr, en;q=0.6, vi;q=0.4", "en"],
    ["vi;q=0, en;q=0.1", "en"],
    ["fr", "vi"],
    ["*", "vi"],
    ["EN-us", "en"],
    ["vi-VN", "vi"],
    ["engl", "vi"],
    [";;q=x,,", "vi"],
  ])("%s asks for %s", (header, language) => {
    expect(chooseLanguage(languages, header)).toBe(language);
  });

  it("finds a language with a region for readers of the language", () => {
    expect(chooseLanguage(["vi", "zh-Hans"], "zh")).toBe("zh-Hans");
    expect(chooseLanguage(["vi", "zh-Hans"], "zh-Hans-CN")).toBe("zh-Hans");
    expect(chooseLanguage(["vi", "zh-Hans"], "zh-Hant")).toBe("vi");
  });
});

describe("the preview", () => {
  it.each([
    ["the browser's language", { "accept-language": "en" }, "/en/"],
    ["the source language, where the browser asks for none", {}, "/vi/"],
    ["the language chosen before", { "accept-language": "en", cookie: "a=b; maloi-language=vi" }, "/vi/"],
    ["no language that there is not", { "accept-language": "en", cookie: "maloi-language=//evil" }, "/en/"],
  ])("sends readers to %s", async (_, headers, location) => {
    const response = await ask("/", { headers });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(location);
    expect(response.headers.get("vary")).toBe("Accept-Language, Cookie");
    // And from there no further: there is no way round.
    expect((await ask(location, { headers })).status).toBe(200);
  });

  it("gives each page the policy that it has, and what a page cannot say itself", async () => {
    const { headers } = await ask("/en/errors/A_b/");
    expect(headers.get("content-security-policy")).toBe("default-src 'self'; frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  });

  it("finds a page without its slash, and sends on to it", async () => {
    const response = await ask("/en/errors/A_b?category=x");
    expect([response.status, response.headers.get("location")]).toEqual([308, "/en/errors/A_b/?category=x"]);
  });

  it("lets assets be kept for ever, and pages be asked for again", async () => {
    const asset = await ask("/assets/site-0123456789ab.css");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    const first = await ask("/vi/");
    expect(first.headers.get("cache-control")).toBe("no-cache");
    const etag = first.headers.get("etag") ?? "";
    const again = await ask("/vi/", { headers: { "if-none-match": `"x", W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await ask("/en/", { headers: { "if-none-match": etag } })).status).toBe(200);
  });

  it.each(["/nothing", "/en/errors/", "/en/errors/%FF/", "/..%2fetc/passwd", "/%2e%2e/x", "//evil.example/"])(
    "has a page for what is not there: %s",
    async (path) => {
      const response = await ask(path);
      expect([response.status, await response.text()]).toEqual([404, `${page}lost`]);
    },
  );

  it("is only read from", async () => {
    const response = await ask("/en/", { method: "POST" });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    const head = await ask("/en/", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it("has the API beside it, whose paths begin behind /api", async () => {
    const response = await ask("/api/getBalance?x=1", { method: "POST", body: "{}" });
    expect(await response.text()).toBe("POST /getBalance {}");
    expect(await (await ask("/api")).text()).toBe("GET / ");
    const alone = createPreview({ files, languages, url: undefined, api: undefined });
    expect((await ask("/api/getBalance", {}, alone)).status).toBe(404);
  });

  it("tells its pages where the API is, where there is one", async () => {
    const said = async (site: typeof serve) => {
      const response = await ask("/try/api.js", {}, site);
      expect(response.headers.get("cache-control")).toBe("no-cache");
      return response.text();
    };
    expect(await said(serve)).toBe('globalThis.maloiApi = "/api";\n');
    const alone = createPreview({ files, languages, url: undefined, api: undefined });
    expect(await said(alone)).toBe("globalThis.maloiApi = null;\n");
  });

  it("serves below the path that the site will be at", async () => {
    const below = createPreview({ files, languages, url: "https://x.example/a/b/", api });
    expect(
      (await ask("/a/b/", { headers: { "accept-language": "en" } }, below)).headers.get("location"),
    ).toBe("/a/b/en/");
    expect(await (await ask("/a/b/en/", {}, below)).text()).toBe(`${page}en`);
    expect((await ask("/a/b", {}, below)).headers.get("location")).toBe("/a/b/");
    expect((await ask("/en/", {}, below)).status).toBe(404);
  });
});
