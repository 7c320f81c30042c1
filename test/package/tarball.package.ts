import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publint } from "publint";
import { describe, expect, inject, it } from "vitest";
import { jsonOf, modulesOf } from "./entries.js";
import { peer } from "./peers.js";
import { root, run } from "./project.js";

/* What is published: its files, what it brings with it, and what tools say about it. */

const { tarball, alone } = inject("published");
const installed = join(alone, "node_modules", "maloi");
const packed = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
  .trim()
  .split("\n")
  .map((path) => path.replace(/^package\//, ""));

describe("the tarball", () => {
  it("holds what is needed and nothing else", () => {
    const folders = ["dist", "generated", "locales", "scripts", "spec", "src"];
    const files = ["package.json", "README.md", "README.vi.md", "LICENSE"];
    const found = new Set(packed.map((path) => path.split("/")[0]));
    expect([...found].sort()).toEqual([...folders, ...files].sort());
    expect(packed.filter((path) => /tsconfig|\.test\.|node_modules/.test(path))).toEqual([]);
  });

  it("names no folder of the machine that built it", () => {
    const texts = packed
      .filter((path) => /\.(js|ts|map|json|yaml|md)$/.test(path))
      .map((path) => readFileSync(join(installed, path), "utf8"));
    expect(texts.filter((text) => text.includes(root))).toEqual([]);
  });

  it("satisfies publint", async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true });
    expect(messages).toEqual([]);
  });

  // Old Nodes and compilers find nothing; and attw does not know that Node can require modules of ECMAScript.
  it("satisfies attw, as Node since 20.19 and bundlers resolve", async () => {
    const entries = [...modulesOf(alone), ...jsonOf(alone)].map((name) => name.replace(/^maloi/, "."));
    const rules = ["--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm"];
    const said = await run(alone, peer("attw"), tarball, ...rules, "-f", "json", "--entrypoints", ...entries);
    const { entrypoints, problems } = JSON.parse(said).analysis;
    expect(Object.keys(entrypoints).sort()).toEqual(entries.sort());
    const others = problems.filter(
      ({ kind, resolutionKind }: Readonly<Record<string, string>>) =>
        kind !== "CJSResolvesToESM" && resolutionKind !== "node10",
    );
    expect(others).toEqual([]);
  });
});

describe("what it brings with it", () => {
  const libraries = ["openapi-fetch", "openapi-typescript-helpers"];

  it("is one library, and its types", () => {
    const names = readdirSync(join(alone, "node_modules")).filter((name) => !name.startsWith("."));
    expect(names.sort()).toEqual(["maloi", ...libraries]);
  });

  it("is said in package.json, i18next being optional as all peers are", () => {
    const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(
      readFileSync(join(installed, "package.json"), "utf8"),
    );
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
    const optional = Object.keys(peerDependencies).map((name) => [name, { optional: true }]);
    expect(peerDependenciesMeta).toEqual(Object.fromEntries(optional));
    expect(peerDependencies).toHaveProperty("i18next");
  });
});
