import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { jsonOf, modulesOf } from "./entries.js";
import { compiler } from "./peers.js";
import { root, run } from "./project.js";

/* The types, as each compiler since 5.4 sees them, with all that it can check. */

const { application } = inject("published");

/** Whether each knows that Node can require modules of ECMAScript. */
const compilers = {
  "typescript-5.4": false,
  "typescript-5.5": false,
  "typescript-5.6": false,
  "typescript-5.7": false,
  "typescript-5.8": true,
  typescript: true,
  "typescript-6": true,
  "typescript-next": true,
};
const nodenext = { module: "nodenext" };
const bundler = { module: "esnext", moduleResolution: "bundler" };
const always = {
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  noEmit: true,
  resolveJsonModule: true,
  skipLibCheck: false,
  // The compiler's own are not what is tried, and take most of the time.
  skipDefaultLibCheck: true,
};
const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

const [modules, data] = [modulesOf(application), jsonOf(application)];

/** What those that use the package write, with mistakes that compilers must see. */
const strict = Object.fromEntries(
  ["client.types.ts", "fetch.types.ts"].map((file) => [
    file,
    readFileSync(join(root, "test/types", file), "utf8"),
  ]),
);

/** The same, without the mistakes. Without strict, undefined is a value of every type: what relies on it is no mistake there. */
const lenient = Object.fromEntries(
  Object.entries(strict).map(([file, text]) => [
    file,
    text.replaceAll(/^ *\/\/ @ts-expect-error.*\n.*\n/gm, ""),
  ]),
);

const everyImport = [
  ...modules.map((name, index) => `import * as module${index} from "${name}";`),
  ...data.map((name, index) => `import data${index} from "${name}" with { type: "json" };`),
  `export const modules: readonly object[] = [${modules.map((_, index) => `module${index}`)}];`,
  `export const data: readonly object[] = [${data.map((_, index) => `data${index}`)}];`,
].join("\n");

/** CommonJS. */
const everyDynamicImport = `void Promise.all([${modules.map((name) => `import("${name}")`)}]);\n`;
const everyRequire = [
  ...modules.map((name, index) => `import module${index} = require("${name}");`),
  `export = [${modules.map((_, index) => `module${index}`)}];`,
].join("\n");

const readme = readFileSync(join(root, "README.md"), "utf8");
const declared = /```typescript\n(import type \{ ErrorResources \}.*?)```/s.exec(readme)?.[1] ?? "";
const i18next = `import i18next from "i18next";
${declared}
export const text: string = i18next.t("ERROR_INVALID_TASK_DATA.description", { detail: "x" });
// @ts-expect-error: no such code
i18next.t("ERROR_ZERO_BALANC.description");
// @ts-expect-error: the placeholder is missing
i18next.t("ERROR_INVALID_TASK_DATA.description");
`;

/** What a compiler says to files of a project. */
async function compile(
  name: string,
  options: object,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = mkdtempSync(join(application, `${name}-`));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  const config = { compilerOptions: { ...always, ...options }, files: Object.keys(files) };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  return run(folder, process.execPath, compiler(name), "-p", ".");
}

const files = {
  "every.ts": everyImport,
  "every.cts": everyDynamicImport,
  ...strict,
  "i18next.ts": i18next,
};

describe.concurrent.each(Object.entries(compilers))("%s", (name, knowsRequire) => {
  it("compiles every import, with nodenext", async () => {
    const required = knowsRequire ? { "required.cts": everyRequire } : {};
    expect(await compile(name, { ...strictest, ...nodenext }, { ...files, ...required })).toBe("");
  });

  it("compiles every import, with bundler", async () => {
    expect(await compile(name, { ...strictest, ...bundler }, files)).toBe("");
  });

  it("compiles without strict", async () => {
    expect(await compile(name, { strict: false, ...bundler }, lenient)).toBe("");
  });
});
