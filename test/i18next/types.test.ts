import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project } from "../commands/maloi.js";
import { versions } from "./instances.js";

/* What is typed wrongly does not compile, with whatever i18next and TypeScript an application has. */

const fixtures = join(project, "test", "fixtures", "i18next-types");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(project, `.maloi-${process.pid}-types-`));
  const declarations = ["--emitDeclarationOnly", "--declarationMap", "false", "--outDir", folder];
  expect(await tsc("typescript", ["-p", join(project, "src"), ...declarations])).toBe("");
});
afterAll(() => rm(folder, { recursive: true }));

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
};

/** What the compiler of `library` has to say; older ones than ours compile what is published, not these sources. */
function tsc(library: string, args: readonly string[]): Promise<string> {
  const compiler = join(project, "node_modules", library, "bin", "tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, ...args], (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

/** The same about `files`, where i18next is `i18next`. */
async function compile(library: string, i18next: string, files: readonly string[]): Promise<string> {
  const config = join(folder, `${library}-${i18next}.json`);
  const paths = {
    i18next: [join(project, "node_modules", i18next, "index.d.ts")],
    maloi: [join(folder, "src", "index.d.ts")],
    "maloi/codes": [join(folder, "generated", "codes.d.ts")],
    "maloi/i18next": [join(folder, "src", "i18next", "index.d.ts")],
  };
  const options = { target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [], noEmit: true };
  const modules = { module: "esnext", moduleResolution: "bundler", paths };
  const compilerOptions = { ...strict, ...options, ...modules };
  await writeFile(
    config,
    JSON.stringify({ compilerOptions, files: files.map((name) => join(fixtures, name)) }),
  );
  return tsc(library, ["-p", config]);
}

describe.each(["typescript-5.4", "typescript", "typescript-next"])("%s", (library) => {
  it.each(Object.keys(versions))("tells wrong keys, namespaces and placeholders: %s", async (i18next) => {
    // Before that, t() could not tell a placeholder that is missing together with all options; describe() can.
    const more = i18next === "i18next-23" ? [] : ["without-options.ts"];
    expect(await compile(library, i18next, ["i18next.d.ts", "app.ts", ...more])).toBe("");
  });

  it.each(["i18next", "i18next-27"])("tells them where functions choose the texts: %s", async (i18next) => {
    expect(await compile(library, i18next, ["selector.d.ts", "selector.ts"])).toBe("");
  });
});
