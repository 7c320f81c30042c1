import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packagesIn } from "../../scripts/third-party/bundled-packages.js";
import { folderWith } from "../commands/maloi.js";

let root: string;
beforeEach(async () => {
  root = await folderWith({});
});
afterEach(() => rmSync(root, { recursive: true }));

function install(folder: string, manifest: object): void {
  mkdirSync(join(root, "node_modules", folder), { recursive: true });
  writeFileSync(join(root, "node_modules", folder, "package.json"), JSON.stringify(manifest));
}

/** What esbuild says of a bundle that has so many bytes of each file. */
function bundleOf(bytes: Readonly<Record<string, number>>): Metafile {
  const inputs = Object.fromEntries(
    Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  );
  return { inputs: {}, outputs: { "out.js": { bytes: 0, inputs, imports: [], exports: [] } } };
}

const titles = (...bundles: readonly Metafile[]): string[] =>
  packagesIn(root, bundles).map(({ name, version }) => `${name} ${version}`);

describe("packagesIn", () => {
  it("finds each package once, whatever bundles its files are in, and none for our own files", () => {
    install("one", { name: "one", version: "1.0.0" });
    install("@two/part", { name: "@two/part", version: "2.0.0" });
    const bundle = bundleOf({ "src/own.ts": 1, "node_modules/one/a.js": 1, "node_modules/one/lib/b.js": 1 });
    const other = bundleOf({ "node_modules/one/a.js": 1, "node_modules/@two/part/index.js": 1 });
    expect(titles(bundle, other)).toEqual(["@two/part 2.0.0", "one 1.0.0"]);
    expect(titles(other, bundle)).toEqual(titles(bundle, other));
  });

  it("tells the versions of a package apart, and takes copies of one for one", () => {
    install("one", { name: "one", version: "1.0.0" });
    install("two/node_modules/one", { name: "one", version: "3.0.0" });
    install("three/node_modules/one", { name: "one", version: "3.0.0" });
    const files = ["one", "two/node_modules/one", "three/node_modules/one"];
    const bundle = bundleOf(Object.fromEntries(files.map((name) => [`node_modules/${name}/index.js`, 1])));
    expect(titles(bundle)).toEqual(["one 1.0.0", "one 3.0.0"]);
  });

  it("leaves out what nothing of is in the bundle", () => {
    install("one", { name: "one", version: "1.0.0" });
    expect(titles(bundleOf({ "node_modules/one/index.js": 0 }))).toEqual([]);
  });

  it.each([
    ["git+https://github.com/some/one.git", "https://github.com/some/one"],
    [{ url: "git://github.com/some/one.git" }, "https://github.com/some/one"],
    [{ url: "git+ssh://git@github.com/some/one.git" }, "https://github.com/some/one"],
    ["some/one", "https://github.com/some/one"],
    ["github:some/one", "https://github.com/some/one"],
    [undefined, ""],
  ])("takes the repository %j for %s", (repository, address) => {
    install("one", { name: "one", version: "1.0.0", repository });
    const [found] = packagesIn(root, [bundleOf({ "node_modules/one/index.js": 1 })]);
    expect(found?.repository).toBe(address);
  });
});
