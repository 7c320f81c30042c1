import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path/posix";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/* The house law: who may import whom. */

const root = fileURLToPath(new URL("../", import.meta.url));

interface Import {
  readonly from: string;
  /** A path within the project, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
}

/** Every import of the files in `folder`, static or dynamic, of values or of types. */
function importsOf(folder: string): Import[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const from = join(folder, name);
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, from), "utf8"), true, true);
      return importedFiles.map(({ fileName }) => {
        const isPackage = !fileName.startsWith(".");
        return { from, to: isPackage ? fileName : normalize(join(dirname(from), fileName)), isPackage };
      });
    });
}

const all = ["scripts", "src", "generated"].flatMap(importsOf);
const line = ({ from, to }: Import): string => `${from} → ${to}`;
const isNode = (name: string): boolean => name.startsWith("node:") || builtinModules.includes(name);

/** `files`, and all that they import, and what those import, packages too. */
function reachedFrom(files: readonly string[]): string[] {
  const reached = new Set(files);
  for (const file of reached) {
    for (const { from, to } of all) if (from === file) reached.add(to.replace(/\.js$/, ".ts"));
  }
  return [...reached];
}

/** The stages in their order: each may import what stands before it. */
const stages: Readonly<Record<string, readonly string[]>> = {
  "scripts/load/": [],
  // What is the same to searches, is a question of the rules as well.
  "scripts/model/": ["scripts/load/", "scripts/words/fold.js"],
  "scripts/words/": ["scripts/load/"],
  "scripts/emit/": ["scripts/load/", "scripts/model/", "scripts/words/"],
  "scripts/write/": ["scripts/emit/generated-file.js"],
  "scripts/author/": ["scripts/load/", "scripts/model/"],
  "scripts/import/": ["scripts/load/", "scripts/model/", "scripts/words/", "scripts/author/"],
  "scripts/locales/": ["scripts/load/", "scripts/model/", "scripts/words/", "scripts/author/"],
  "scripts/explain/": ["scripts/load/", "scripts/model/", "scripts/words/", "scripts/emit/"],
  "scripts/init/": ["load", "model", "words", "author", "import", "explain"].map(
    (stage) => `scripts/${stage}/`,
  ),
  "scripts/mock/": ["scripts/load/", "scripts/model/", "scripts/emit/"],
  "scripts/contract-test/": [
    ...["load", "model", "words", "emit", "mock"].map((stage) => `scripts/${stage}/`),
    "src/",
  ],
  // Contracts and JSON; where they come from is not its business.
  "scripts/diff/": [
    ...["scripts/load/json.js", "scripts/words/fold.js"],
    ...["contract.js", "nearest.js", "catalog-json-format.js", "translation-record.js"].map(
      (name) => `scripts/model/${name}`,
    ),
  ],
  // What was published, and the words around it; the author's files are not its business.
  "scripts/site/": [
    ...["emit", "words", "diff", "mock"].map((stage) => `scripts/${stage}/`),
    ...["contract.js", "credential.js", "operation-form.js", "untranslated.js"].map(
      (name) => `scripts/model/${name}`,
    ),
    "scripts/load/json.js",
  ],
  "scripts/site/browser/": [
    ...["search-entry.js", "search-index.js", "search-words.js"].map((name) => `scripts/site/${name}`),
    "scripts/words/fold.js",
  ],
};

describe("the house law", () => {
  it("has something to look at", () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.map(line)).toContain("scripts/emit/index.ts → scripts/emit/openapi-types.js");
    for (const stage of [...Object.keys(stages), "src/", "generated/"]) {
      expect(all.some(({ from }) => from.startsWith(stage))).toBe(true);
    }
  });

  it.each(Object.entries(stages))("%s imports only what comes before it", (stage, before) => {
    const allowed = [stage, ...before];
    const offences = all.filter(
      ({ from, to, isPackage }) =>
        from.startsWith(stage) && !isPackage && !allowed.some((prefix) => to.startsWith(prefix)),
    );
    expect(offences.map(line)).toEqual([]);
  });

  it("scripts/ does not know the runtime, but for the mock that it serves", () => {
    const offences = all.filter(
      ({ from, to }) =>
        from.startsWith("scripts/") &&
        (to.startsWith("src/") || to.startsWith("generated/")) &&
        !/^scripts\/commands\/(?:mock|contract-test)/.test(from) &&
        // It reads answers as the client does, and may not read them in another way.
        !(from.startsWith("scripts/contract-test/") && to.startsWith("src/")),
    );
    expect(offences.map(line)).toEqual([]);
  });

  it("the runtime of any contract knows none", () => {
    const reached = reachedFrom(["src/runtime.ts", "src/fleet/fleet.ts", "src/i18next/runtime.ts"]);
    expect(reached.length).toBeGreaterThan(30);
    expect(reached.filter((file) => file.startsWith("generated/"))).toEqual([]);
  });

  it("only maloi/i18next needs i18next", () => {
    const entries = ["index.ts", "runtime.ts", "fleet/fleet.ts", "mock/index.ts", "i18next/index.ts"];
    const users = entries.filter((entry) => reachedFrom([`src/${entry}`]).includes("i18next"));
    expect(users).toEqual(["i18next/index.ts"]);
  });

  it("nothing imports a command but the command line", () => {
    const offences = all.filter(
      ({ from, to }) =>
        to.startsWith("scripts/commands/") &&
        from !== "scripts/cli.ts" &&
        !from.startsWith("scripts/commands/"),
    );
    expect(offences.map(line)).toEqual([]);
  });

  it("generated/ imports nothing but itself", () => {
    const offences = all.filter(
      ({ from, to, isPackage }) =>
        from.startsWith("generated/") && (isPackage || !to.startsWith("generated/")),
    );
    expect(offences.map(line)).toEqual([]);
  });

  it("src/ imports itself, generated/ and packages, and nothing of Node's", () => {
    const offences = all.filter(
      ({ from, to, isPackage }) =>
        from.startsWith("src/") &&
        (isPackage ? isNode(to) : !to.startsWith("src/") && !to.startsWith("generated/")),
    );
    expect(offences.map(line)).toEqual([]);
  });

  it.each([
    ["openapi-typescript", "scripts/emit/openapi-types.ts"],
    ["openapi-fetch", "src/fetch/openapi-fetch.ts"],
    ["semver", "scripts/diff/verdict.ts"],
    ["saxes", "scripts/locales/xml-reading.ts"],
  ])("%s is imported by %s alone", (library, owner) => {
    const users = all
      .filter(({ to }) => to === library || to.startsWith(`${library}/`))
      .map(({ from }) => from);
    expect([...new Set(users)]).toEqual([owner]);
  });

  it("imports have the extension that they have at run time", () => {
    const offences = all.filter(({ to, isPackage }) => !isPackage && !/\.js(?:on)?$/.test(to));
    expect(offences.map(line)).toEqual([]);
  });
});
