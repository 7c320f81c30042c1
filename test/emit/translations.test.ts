import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { emitAll } from "../../scripts/emit/index.js";
import { MadeBefore } from "../../scripts/emit/made-before.js";
import { isJsonObject } from "../../scripts/load/json.js";
import { applyOverlay } from "../../scripts/model/overlay.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { contractOf, edited, type Files, minimal, openapi } from "../model/minimal-contract.js";

const overlay = (summary: string) => `overlay: 1.0.0
info: { title: Tiếng Việt, version: 1.0.0 }
actions:
  - { target: "$.paths['/send'].post", update: { summary: ${summary} } }
`;

const translated: Files = { ...minimal, "locales/openapi/vi.yaml": overlay("Gửi đi") };

async function generated(files: Files): Promise<ReadonlyMap<string, string>> {
  const outputs = await emitAll(contractOf(files), documentWordsFor);
  return new Map(outputs.map(({ path, content }) => [path, content]));
}

function read(outputs: ReadonlyMap<string, string>, path: string): ReturnType<typeof parse> {
  return parse(outputs.get(path) ?? "");
}

describe("a translated description", () => {
  it("is generated for each language, with its failures in it", async () => {
    const outputs = await generated(translated);
    const [en, vi] = ["en", "vi"].map((language) => read(outputs, `openapi/${language}.yaml`));
    expect(vi.paths["/send"].post.summary).toBe("Gửi đi");
    expect(en.paths["/send"].post.summary).toBeUndefined();
    expect([en, vi].map((document) => document.info["x-language"])).toEqual(["en", "vi"]);
    const failures = [en, vi].map((document) => document.paths["/send"].post.responses["400"].description);
    expect(failures).toEqual(["Not sent.", "Không gửi được."]);
  });

  it("leaves the description itself as it is", async () => {
    const [before, after] = [await generated(minimal), await generated(translated)];
    expect([...after.keys()].filter((path) => !before.has(path))).toEqual([
      "openapi/en.yaml",
      "openapi/vi.overlay.yaml",
      "openapi/vi.yaml",
    ]);
    for (const [path, content] of before) if (path !== "README.md") expect(after.get(path)).toBe(content);
  });

  it("is what its overlay makes of the description, but for what the catalog says of failures", async () => {
    const outputs = await generated(translated);
    const { actions } = read(outputs, "openapi/vi.overlay.yaml");
    const { document, missed } = applyOverlay(read(outputs, "openapi.yaml"), actions);
    expect(missed).toEqual([]);
    const { info } = document;
    const said = { ...document, info: { ...(isJsonObject(info) && info), "x-language": "vi" } };
    expect(read(outputs, "openapi/vi.yaml")).toEqual(said);
  });

  it("is in the language that its authors say, where they do", async () => {
    const stated = edited(
      [[openapi, "title: Minimal API,", "title: Minimal API, x-language: fr,"]],
      translated,
    );
    expect(read(await generated(stated), "openapi/en.yaml").info["x-language"]).toBe("fr");
  });

  it("is made again when its overlay changes, and nothing else is", async () => {
    const before = new MadeBefore();
    await emitAll(contractOf(translated), documentWordsFor, before);
    await emitAll(contractOf(translated), documentWordsFor, before);
    expect(before.made).toBe(0);
    const changed = { ...translated, "locales/openapi/vi.yaml": overlay("Gửi") };
    const files = await emitAll(contractOf(changed), documentWordsFor, before);
    // The description and its overlay; and catalog.json, which is looked at whole.
    expect(before.made).toBe(3);
    expect(files.find(({ path }) => path === "openapi/vi.yaml")?.content).toContain("summary: Gửi\n");
  });
});
