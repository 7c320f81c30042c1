import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyOf, project } from "../commands/maloi.js";
import { catalog, contractOf, edited, minimal } from "../model/minimal-contract.js";
import { hostileContract, outputsOf } from "./hostile-contract.js";

/* Whoever takes generated/ into a project compiles it with that project's compiler and settings. */

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
};
const loose = { strict: false };
const nodenext = { module: "nodenext" };
const bundler = { module: "esnext", moduleResolution: "bundler" };

const consumer = `import { ErrorCode } from "./minimal/codes.js";
import { errorFacts, statuses, type ErrorParams } from "./minimal/errors.js";
import { type ErrorResources, loaders } from "./minimal/i18next/resources.js";
import type { Locale } from "./minimal/locale.js";
import { vi } from "./minimal/locales/vi.js";
import type { operations, paths } from "./minimal/openapi-types.js";
import type { ErrorCodeOf } from "./minimal/operations.js";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Failure = operations["send"]["responses"][400]["content"]["application/json"];

export const locale: Locale = vi;
export const code: ErrorCode = ErrorCode.ERROR_DATA;
export const wait: 300000 = errorFacts.ERROR_RATE.retry.wait;
export const name: "ERROR" = statuses[400].name;
export const loading: Promise<Locale> = loaders.vi();
export const text: ErrorResources["errors"]["ERROR_DATA"]["description"] = "Bad: {{detail}}!";
// @ts-expect-error: the placeholder is missing
export const wrong: ErrorResources["errors"]["ERROR_DATA"]["description"] = "Bad: {{detial}}!";
export const plain: Same<ErrorResources["errors"]["ERROR_RATE"]["description"], string> = true;
export const general: string = "" satisfies ErrorResources["errors"]["$failures"]["network"]["action"];
export const params: ErrorParams["ERROR_DATA"] = { detail: "x" };
export const codes: Same<ErrorCodeOf<"send">, "ERROR_RATE" | "ERROR_DATA"> = true;
export const failure: Same<Failure["errorCode"], ErrorCode> = true;
export const path: keyof paths = "/send";
`;

let root: string;
beforeAll(async () => {
  root = await copyOf(join(project, "generated"));
  await writeFile(join(root, "package.json"), '{ "type": "module" }');
  await writeFile(join(root, "consumer.ts"), consumer);
  const underTwoStatuses = edited([
    [catalog, "200: { errorId: 0, name: SUCCESS }", "200: { name: SUCCESS }"],
    [catalog, "status: 400\n    category: limit", "status: 200\n    category: limit"],
  ]);
  const contracts = {
    minimal: contractOf(minimal),
    split: contractOf(underTwoStatuses),
    hostile: hostileContract,
  };
  for (const [name, contract] of Object.entries(contracts)) {
    for (const [path, content] of await outputsOf(contract)) {
      await mkdir(dirname(join(root, name, path)), { recursive: true });
      await writeFile(join(root, name, path), content);
    }
  }
});
afterAll(() => rm(root, { recursive: true }));

/** What the compiler of `library` has to say about everything in `root`. */
async function compile(library: string, name: string, options: object): Promise<string> {
  const config = join(root, `${library}.${name}.json`);
  const compilerOptions = { target: "es2022", noEmit: true, types: [], ...options };
  await writeFile(config, JSON.stringify({ compilerOptions, include: ["**/*.ts"] }));
  const compiler = join(project, "node_modules", library, "bin", "tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, "-p", config], (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

describe.each(["typescript-5.4", "typescript", "typescript-next"])(
  "%s compiles what is generated",
  (library) => {
    it.concurrent.each([
      ["strict-nodenext", { ...strict, ...nodenext }],
      ["strict-bundler", { ...strict, ...bundler }],
      ["loose-nodenext", { ...loose, ...nodenext }],
      ["loose-bundler", { ...loose, ...bundler }],
    ])("%s", async (name, options) => {
      const said = await compile(library, name, options);
      expect(said).toBe("");
    });
  },
);
