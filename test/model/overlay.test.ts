import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../scripts/load/json.js";
import { applyOverlay } from "../../scripts/model/overlay.js";
import { contractOf, minimal } from "./minimal-contract.js";

const document: JsonObject = {
  info: { title: "Pets" },
  tags: [{ name: "a" }, { name: "b", description: "B" }],
  paths: { "/pets": { get: { summary: "List" } }, "/it's": { get: { summary: "Odd" } } },
};

function applied(target: string, update: JsonObject): JsonObject {
  const { document: result, missed } = applyOverlay(document, [{ target, update, path: [] }]);
  expect(missed).toEqual([]);
  return result;
}

describe("applyOverlay", () => {
  it.each<[name: string, target: string, update: JsonObject, want: JsonObject]>([
    ["what is there", "$.info", { title: "Thú" }, { ...document, info: { title: "Thú" } }],
    [
      "what is not",
      "$.info",
      { description: "Về thú" },
      { ...document, info: { title: "Pets", description: "Về thú" } },
    ],
    ["the whole", "$", { info: { title: "Thú" } }, { ...document, info: { title: "Thú" } }],
    [
      "what is further in, and leaves what is beside it",
      "$",
      { info: { description: "Về thú" } },
      { ...document, info: { title: "Pets", description: "Về thú" } },
    ],
    [
      "an item",
      "$.tags[?@.name=='b']",
      { description: "Bê" },
      { ...document, tags: [{ name: "a" }, { name: "b", description: "Bê" }] },
    ],
    [
      "several at once",
      "$.tags[*]",
      { description: "X" },
      {
        ...document,
        tags: [
          { name: "a", description: "X" },
          { name: "b", description: "X" },
        ],
      },
    ],
  ])("changes %s", (_, target, update, want) => {
    const before = structuredClone(document);
    expect(applied(target, update)).toEqual(want);
    expect(document).toEqual(before);
  });

  it("keeps the order of what is there", () => {
    expect(Object.keys(applied("$.paths['/pets'].get", { summary: "Liệt kê" }))).toEqual(
      Object.keys(document),
    );
  });

  it("takes a key of any name for a key", () => {
    const update: JsonObject = JSON.parse('{ "__proto__": { "description": "x" } }');
    expect(JSON.stringify(applied("$.info", update)["info"])).toBe(
      '{"title":"Pets","__proto__":{"description":"x"}}',
    );
    expect(applied('$.paths["/it\'s"].get', { summary: "Lạ" })["paths"]).toMatchObject({
      "/it's": { get: { summary: "Lạ" } },
    });
  });
});

describe("a translation", () => {
  it("is in the contract beside what it was made from", () => {
    const text =
      "overlay: 1.0.0\ninfo: { title: A, version: 1.0.0 }\nactions: [{ target: $.info, update: { title: Nhỏ } }]";
    const { openapi, translations } = contractOf({ ...minimal, "locales/openapi/vi.yaml": text });
    expect(openapi["info"]).toEqual({ title: "Minimal API", version: "1.0.0" });
    expect(translations["vi"]?.openapi["info"]).toEqual({ title: "Nhỏ", version: "1.0.0" });
    expect(Object.keys(translations)).toEqual(["vi"]);
  });
});
