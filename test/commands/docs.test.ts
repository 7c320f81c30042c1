import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine, environmentWith, filesIn, folderWith, maloi, project } from "./maloi.js";

const petshop = join(project, "test", "foreign", "petshop");

/** A folder with what was generated of a contract, and with whatever else of it is named. */
async function published(from: string, ...names: readonly string[]): Promise<string> {
  const folder = await folderWith({});
  for (const name of ["generated", ...names])
    await cp(join(from, name), join(folder, name), { recursive: true });
  return folder;
}

async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

describe("maloi docs", () => {
  it("builds a site of generated/ alone, and says whether it is up to date", async () => {
    const folder = await published(petshop);
    const { code, out, err } = await maloi(["docs"], folder);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^the site is in dist\/docs \(\d+ files\)\nwithout --url there is no sitemap\.xml/);
    const site = join(folder, "dist", "docs");
    const built = await filesIn(site);
    expect(Object.keys(built)).toEqual(expect.arrayContaining(["index.html", "404.html", "en/index.html"]));
    expect(await maloi(["docs", "--check"], folder)).toMatchObject({ code: 0, err: "" });
    await rm(join(site, "errors.json"));
    await writeFile(join(site, "en", "index.html"), "changed");
    expect(await maloi(["docs", "--check"], folder)).toMatchObject({
      code: 1,
      err: "2 files in dist/docs are not as they would be built; run: maloi docs\n",
    });
    expect((await maloi(["docs"], folder)).code).toBe(0);
    expect(await filesIn(site)).toEqual(built);
  });

  it("touches nothing that it did not write", async () => {
    const folder = await published(petshop);
    const site = join(folder, "public");
    await mkdir(join(site, "en"), { recursive: true });
    await writeFile(join(site, "CNAME"), "docs.example.com");
    expect((await maloi(["docs", "--out", "public"], folder)).code).toBe(0);
    await writeFile(join(site, "en", "mine.txt"), "mine");
    await rm(join(site, "errors.json"));
    // A file of the last build that this one has no more; and one that never was ours, whatever the list says.
    await writeFile(join(site, "old.html"), "old");
    await change(join(site, ".maloi-docs"), "robots.txt\n", "robots.txt\nold.html\n../generated/codes.ts\n");
    expect((await maloi(["docs", "--out", "public"], folder)).code).toBe(0);
    const files = await filesIn(folder);
    expect(files["public/CNAME"]).toBe("docs.example.com");
    expect(files["public/en/mine.txt"]).toBe("mine");
    expect(files["public/errors.json"]).toContain('"errors"');
    expect(Object.keys(files)).not.toContain("public/old.html");
    expect(Object.keys(files)).toContain("generated/codes.ts");
  });

  it("replaces no file of others, and writes nothing then", async () => {
    const folder = await published(petshop);
    await mkdir(join(folder, "public"));
    await writeFile(join(folder, "public", "index.html"), "mine");
    const { code, err } = await maloi(["docs", "--out", "public"], folder);
    expect([code, err]).toEqual([
      1,
      "public holds index.html, which maloi did not write and would replace; move it elsewhere, or name another folder with --out\n",
    ]);
    expect(Object.keys(await filesIn(join(folder, "public")))).toEqual(["index.html"]);
    await writeFile(join(folder, "file"), "");
    expect(await maloi(["docs", "--out", "file"], folder)).toMatchObject({
      code: 1,
      err: "file is no folder\n",
    });
  });

  it("says what is wrong with generated/, and what to do", async () => {
    const folder = await published(petshop);
    const [catalog, openapi] = ["catalog.json", "openapi.yaml"].map((name) =>
      join(folder, "generated", name),
    );
    const said = async () => {
      const { code, out, err } = await maloi(["docs"], folder);
      expect([code, out]).toEqual([1, ""]);
      return err;
    };
    if (!catalog || !openapi) throw new Error("there are two");
    await change(openapi, "operationId: listPets", "operationId: listPets\n  : [");
    expect(await said()).toMatch(/^generated\/openapi\.yaml cannot be used \(.+\); run: maloi generate\n$/);
    await writeFile(openapi, "openapi: 3.1.0\npaths: {}\n");
    expect(await said()).toMatch(
      /^generated\/openapi\.yaml lacks the operation \w+, which generated\/catalog\.json has/,
    );
    await change(catalog, '"formatVersion": 1', '"formatVersion": 99');
    expect(await said()).toMatch(
      /^generated\/catalog\.json cannot be used \(formatVersion: .*\); run: maloi generate\n$/,
    );
    await rm(catalog);
    expect(await said()).toBe("generated/catalog.json is missing; run: maloi generate\n");
  });

  it("warns where generated/ is not what the sources say, and builds it all the same", async () => {
    const folder = await published(petshop, "spec", "locales");
    expect(await maloi(["docs"], folder)).toMatchObject({ code: 0, err: "" });
    await change(join(folder, "locales", "en.yaml"), "Too fast", "Too quick");
    const stale = await maloi(["docs", "--lang", "en"], folder);
    expect([stale.code, stale.err]).toEqual([
      0,
      "generated/ is not what spec/ and locales/ say, and the site shows generated/; run: maloi generate\n",
    ]);
    await writeFile(join(folder, "locales", "en.yaml"), "errors: {}\n");
    expect((await maloi(["docs"], folder)).err).toBe(
      "spec/ or locales/ have mistakes, and the site shows generated/ as it is; run: maloi check\n",
    );
  });

  it("takes only the address of a site for --url", async () => {
    for (const url of [
      "ftp://x.example",
      "docs.example.com",
      "https://x.example/?a",
      "https://u:p@x.example/",
    ])
      expect(await maloi(["docs", "--url", url])).toMatchObject({ code: 2, out: "" });
  });
});

/** `maloi docs --serve` as its own process, with what it said until it listened. */
async function serve(folder: string, ...args: readonly string[]) {
  const command = commandLine(["docs", "--serve", "--port", "0", "--json", ...args]);
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: environmentWith(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close").then(([code]: unknown[]) => code);
  const first = once(child.stdout, "data").then(([data]: unknown[]) => String(data));
  const said = await Promise.race([first, ended.then((code) => `it ended with ${code}`)]);
  const { url, api }: { url: string; api?: string } = JSON.parse(said);
  const stop = async () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { url, api, stop };
}

describe("maloi docs --serve", () => {
  it("serves the site with the mock of its API beside it", async () => {
    const { url, api, stop } = await serve(await published(project));
    const home = await fetch(url, { headers: { "accept-language": "en" } });
    expect([home.status, home.url]).toEqual([200, `${url}en/`]);
    expect(home.headers.get("content-security-policy")).toMatch(
      /^default-src 'self';.*frame-ancestors 'none'$/,
    );
    const answer = await fetch(`${api}/getBalance`, { method: "POST", body: '{"clientKey":"wrong"}' });
    expect(await answer.json()).toMatchObject({ errorId: 1, errorCode: "ERROR_KEY_DENIED_ACCESS" });
    expect(await stop()).toBe(0);
  });

  it("serves another contract's mock where its sources are, and none where they are not", async () => {
    const whole = await serve(
      await published(petshop, "spec", "locales"),
      "--url",
      "https://x.example/docs/",
    );
    expect(whole.url).toMatch(/\/docs\/$/);
    expect((await fetch(`${whole.url}en/errors/rate-limited`)).status).toBe(200);
    expect((await fetch(`${whole.api}/health`)).status).toBe(200);
    expect(await whole.stop()).toBe(0);
    const alone = await serve(await published(petshop));
    expect(alone.api).toBeUndefined();
    expect((await fetch(`${alone.url}api/health`)).status).toBe(404);
    expect(await alone.stop()).toBe(0);
  });
});
