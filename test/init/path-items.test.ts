import { rm } from "node:fs/promises";
import { afterEach, expect, it } from "vitest";
import { writeOutPaths } from "../../scripts/init/path-items.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";
import { folderWith } from "../commands/maloi.js";

let root = "";
afterEach(() => rm(root, { recursive: true }));

const shelf = `item:
  get:
    operationId: list
    parameters: [{ $ref: "#/here" }, { $ref: "../api/o.yaml#/own" }, { $ref: "more/a.yaml" }]
here: {}
`;

it("writes out what is elsewhere, and leads its references to where they led", async () => {
  root = await folderWith({
    "paths/shelf.yaml": shelf,
    "api/chain.yaml": "$ref: ../paths/shelf.yaml#/item\n",
  });
  const text = `paths: # all
  /a: { $ref: ../paths/shelf.yaml#/item } # one
  /b:
    $ref: chain.yaml

  /c: {}
  /d: { $ref: "https://a.test/b.yaml" }
`;
  const { edited, paths } = await writeOutPaths(root, new YamlSource("api/o.yaml", text));
  const lines = (id: string) => `
    get:${id}
      parameters:
        - $ref: ../paths/shelf.yaml#/here
        - $ref: "#/own"
        - $ref: ../paths/more/a.yaml`;
  expect(paths).toEqual(["/a", "/b"]);
  expect(edited.text).toBe(
    text
      .replace(" { $ref: ../paths/shelf.yaml#/item }", lines("\n      operationId: list"))
      .replace("\n    $ref: chain.yaml", lines("")),
  );
});

it("keeps JSON", async () => {
  root = await folderWith({ "b.json": '{ "get": { "tags": ["x y"] } }' });
  const source = new YamlSource("o.json", '{ "paths": { "/b": { "$ref": "b.json" } } }\n');
  const { edited } = await writeOutPaths(root, source);
  expect(edited.text).toBe('{ "paths": { "/b": { "get": { "tags": ["x y"] } } } }\n');
});

it("leaves references that lead nowhere, or round in a circle", async () => {
  root = await folderWith({ "a.yaml": "$ref: a.yaml\n" });
  const text = "paths: { /a: { $ref: a.yaml }, /b: { $ref: none.yaml }, /c: { $ref: '#/%E0' } }\n";
  const { edited, paths } = await writeOutPaths(root, new YamlSource("o.yaml", text));
  expect([edited.text, paths]).toEqual([text, []]);
});
