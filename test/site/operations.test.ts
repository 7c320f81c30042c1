import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readTranslations } from "../../scripts/commands/generated-translations.js";
import { isJsonObject } from "../../scripts/load/json.js";
import { buildSite } from "../../scripts/site/build-site.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { project } from "../commands/maloi.js";
import { type Files, publishedIn } from "./built-site.js";
import { elementsOf } from "./parsed-page.js";

const published = publishedIn(".");
const translations = await readTranslations(project, published.contract.languages);

async function build(source: Partial<Parameters<typeof buildSite>[0]> = {}): Promise<Files> {
  const files = await buildSite({
    ...published,
    isShipped: true,
    wordsFor: documentWordsFor,
    translations,
    ...source,
  });
  return new Map(files.map(({ path, content }) => [path, content]));
}

const site = await build();
/** Nobody says what it is written in. */
const { "x-language": stated, ...unstated } = isJsonObject(published.openapi["info"])
  ? published.openapi["info"]
  : {};
const openapi = { ...published.openapi, info: unstated };
const untranslated = await build({ openapi, translations: new Map() });

function textsOf(files: Files, path: string, name: string): string[] {
  return elementsOf(files.get(path) ?? "")
    .filter((one) => one.name === name)
    .map(({ text }) => text);
}

describe("an operation's page", () => {
  it.each(published.contract.languages)(
    "has every code of each operation with its text, in %s",
    (language) => {
      for (const { id, codes } of published.contract.operations) {
        const cells = textsOf(site, `${language}/operations/${id}/index.html`, "td");
        for (const error of published.contract.errors.filter(({ code }) => codes.includes(code))) {
          expect(cells).toContain(error.code);
          expect(cells).toContain(error.texts[language]?.description.replace(/\{\{\w+\}\}/g, "…"));
        }
      }
    },
  );

  it("shows the description in its language", () => {
    const [en, vi] = ["en", "vi"].map((language) =>
      textsOf(site, `${language}/operations/createTask/index.html`, "p"),
    );
    expect(en).toContain("Create a task");
    expect(vi).toContain("Tạo tác vụ");
    expect([en, vi].flat().join("\n")).not.toMatch(/description is shown|nguyên văn|chưa được dịch/);
  });

  it("says so where nobody has translated it", () => {
    const vi = textsOf(untranslated, "vi/operations/createTask/index.html", "p");
    expect(vi).toContain("Phần mô tả API được hiển thị nguyên văn như tác giả đã viết.");
    expect(vi).toContain("Create a task");
  });

  it("says which language it is in, where that is known", async () => {
    expect(stated).toBe("en");
    const files = await build({ translations: new Map() });
    const page = elementsOf(files.get("vi/operations/createTask/index.html") ?? "");
    expect(page.find(({ text }) => text === "Create a task")?.attributes["lang"]).toBe("en");
    expect(textsOf(files, "vi/operations/createTask/index.html", "p")).toContain(
      "Phần mô tả API được viết bằng Tiếng Anh và chưa được dịch.",
    );
  });

  it("has failures in its language even so", () => {
    const en = textsOf(untranslated, "en/operations/createTask/index.html", "p");
    expect(en).toContain("The request failed; please check the error code table below");
    const code = textsOf(untranslated, "en/operations/createTask/index.html", "pre").join("\n");
    expect(code).toContain("The service is temporarily unavailable");
    expect(code).not.toContain("Dịch vụ");
  });

  it("has the same anchors in every language", () => {
    for (const { id } of published.contract.operations) {
      const [first, ...others] = published.contract.languages.map((language) =>
        elementsOf(site.get(`${language}/operations/${id}/index.html`) ?? "").flatMap(
          ({ attributes }) => attributes["id"] ?? [],
        ),
      );
      expect(first?.length).toBeGreaterThan(5);
      for (const other of others) expect(other).toEqual(first);
    }
  });
});

describe("the description to download", () => {
  it("is the page's", () => {
    for (const language of published.contract.languages) {
      const file = join(project, "generated", "openapi", `${language}.yaml`);
      expect(parse(site.get(`${language}/openapi.yaml`) ?? "")).toEqual(parse(readFileSync(file, "utf8")));
    }
    expect(site.get("vi/openapi.overlay.yaml")).toContain("Tạo tác vụ");
    expect(site.has("en/openapi.overlay.yaml")).toBe(false);
    expect(parse(untranslated.get("vi/openapi.yaml") ?? "")).toEqual(openapi);
  });
});
