import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { languages } from "../../src/i18next/index.js";
import { project } from "../commands/maloi.js";

/* The checks of i18next-cli, which needs Node 22: npm run test:newest-node brings both. */

const cli = process.env["I18NEXT_CLI"] ?? "";
const files = join(project, "generated", "i18next");
const fields = ["description", "explanation", "action"];

const read = (file: string): Record<string, object> => JSON.parse(readFileSync(file, "utf8"));
const { $failures = {}, ...codes } = read(join(files, "vi", "errors.json"));
const names = [...Object.keys(codes), ...Object.keys($failures).map((kind) => `$failures.${kind}`)];
const keys = names.flatMap((name) => fields.map((field) => `errors:${name}.${field}`));

let app: string;

/** An application that shows every text, and has its own in the namespace `app`. */
beforeEach(() => {
  app = mkdtempSync(join(project, `.maloi-${process.pid}-i18next-cli-`));
  mkdirSync(join(app, "src"));
  const calls = ["title", ...keys].map((key) => `i18next.t(${JSON.stringify(key)}, { detail, retryIn });\n`);
  writeFileSync(join(app, "src", "app.ts"), `import i18next from "i18next";\n${calls.join("")}`);
  for (const language of languages) {
    mkdirSync(join(app, "locales", language), { recursive: true });
    writeFileSync(join(app, "locales", language, "app.json"), '{\n  "title": "Maloi"\n}');
  }
});
afterEach(() => rmSync(app, { recursive: true, force: true }));

/** Begins with what the guide tells whoever has the texts as files, or whoever calls `addErrors`. */
function configure(more: object): void {
  const output = "locales/{{language}}/{{namespace}}.json";
  const extract = { input: "src/**/*.ts", output, defaultNS: "app", primaryLanguage: "vi", ...more };
  const config = `export default ${JSON.stringify({ locales: languages, extract })};\n`;
  writeFileSync(join(app, "i18next.config.mjs"), config);
}

const kept = { preservePatterns: ["errors:*"], sort: false };

function copyFiles(): void {
  for (const language of languages)
    cpSync(join(files, language, "errors.json"), join(app, "locales", language, "errors.json"));
}

interface Ended {
  readonly code: number | string;
  readonly said: string;
}

function run(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { cwd: app }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout + stderr }),
    );
  });
}

describe("i18next-cli", () => {
  it("finds every text of every language, and says where one is missing", async () => {
    configure(kept);
    copyFiles();
    const all = `100% (${keys.length + 1}/${keys.length + 1} keys)`;
    const { code, said } = await run("status");
    expect([code, said.split(all)]).toEqual([0, expect.objectContaining({ length: languages.length })]);
    const file = join(app, "locales", "ja", "errors.json");
    const { ERROR_RATE_LIMIT: _, ...others } = read(file);
    writeFileSync(file, JSON.stringify(others));
    const missing = await run("status");
    expect([missing.code, missing.said]).toEqual([1, expect.stringMatching(/ja: .* 3 absent/)]);
  });

  it.each([["extract", "--ci"], ["sync"], ["lint"], ["types"]])(
    "leaves the files as they are: %s",
    async (...args) => {
      configure(kept);
      copyFiles();
      expect(await run(...args)).toMatchObject({ code: 0 });
      for (const language of languages) {
        const [ours, theirs] = [files, join(app, "locales")].map((folder) =>
          readFileSync(join(folder, language, "errors.json"), "utf8"),
        );
        expect(theirs).toBe(ours);
      }
    },
  );

  it("writes no texts of its own over those that addErrors brings", async () => {
    configure({ ignoreNamespaces: ["errors"] });
    expect(await run("extract", "--ci")).toMatchObject({ code: 0 });
    expect(await run("status")).toMatchObject({ code: 0 });
    for (const language of languages)
      expect(readdirSync(join(app, "locales", language))).toEqual(["app.json"]);
  });
});
