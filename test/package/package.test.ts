import { execFileSync, spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/* What is published is what is tested: the package is built, packed and installed the way its users do. */
const root = resolve(import.meta.dirname, "..", "..");
const temp = mkdtempSync(join(tmpdir(), "maloi-package-"));
const project = join(temp, "project");
const installed = join(project, "node_modules", "maloi");
let packed: string[] = [];

beforeAll(() => {
  const npm = (args: string[], cwd: string) =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: "pipe" });
  npm(["pack", "--pack-destination", temp, "--silent"], root);
  const tarball = readdirSync(temp).find((name) => name.endsWith(".tgz")) ?? "";
  packed = execFileSync("tar", ["-tzf", join(temp, tarball)], { encoding: "utf8" })
    .trim()
    .split("\n");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "type": "module", "private": true }');
  npm(["install", "--prefer-offline", "--no-audit", "--no-fund", join(temp, tarball)], project);
}, 180_000);

afterAll(() => rmSync(temp, { recursive: true, force: true }));

function node(code: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: project,
    encoding: "utf8",
  });
}

describe("the tarball", () => {
  it("holds what is needed and nothing else", () => {
    const folders = new Set(packed.map((path) => path.replace(/^package\//, "").split("/")[0]));
    const names = [
      "dist",
      "generated",
      "locales",
      "scripts",
      "spec",
      "src",
      "package.json",
      "README.md",
      "README.vi.md",
      "LICENSE",
    ];
    expect([...folders].sort()).toEqual([...names].sort());
    expect(packed.filter((path) => /tsconfig|\.test\.|node_modules/.test(path))).toEqual([]);
  });

  it("brings one library with it", () => {
    const names = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
    expect(names.sort()).toEqual(["maloi", "openapi-fetch", "openapi-typescript-helpers"]);
  });

  it("satisfies publint", async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true });
    expect(messages).toEqual([]);
  });

  it("names no folder of the machine that built it", () => {
    const texts = packed
      .filter((path) => /\.(js|ts|map|json|yaml|md)$/.test(path))
      .map((path) => readFileSync(join(installed, path.replace(/^package\//, "")), "utf8"));
    expect(texts.filter((text) => text.includes(root))).toEqual([]);
  });
});

describe("the installed package", () => {
  it.each([
    ["maloi", "createClient, isApiError, ErrorCode"],
    ["maloi/codes", "ErrorCode"],
    ["maloi/errors", "errorFacts, statuses"],
    ["maloi/operations", "operations, operationErrorCodes"],
    ["maloi/locales/vi", "vi"],
    ["maloi/locales/en", "en"],
    ["maloi/locales/zh-Hans", "zhHans"],
    ["maloi/pseudo/en-XA", "enXA"],
    ["maloi/pseudo/ar-XB", "arXB"],
    ["maloi/runtime", "createClient, guardsOf, isApiError"],
    ["maloi/fleet", "createFleet"],
    ["maloi/mock", "createMock"],
  ])("exports %s", (entry, names) => {
    const code = `import { ${names} } from "${entry}"; console.log([${names}].every((value) => value !== undefined))`;
    expect(node(code)).toBe("true\n");
  });

  it.each([
    "catalog.json",
    "openapi.yaml",
    "i18next/vi/errors.json",
    "pseudo/en-XA/errors.json",
    "docs/vi/errors.md",
    "schema/catalog.schema.json",
    "schema/errors.schema.json",
  ])("resolves maloi/%s", (file) => {
    const code = `import fs from "node:fs"; console.log(fs.existsSync(new URL(import.meta.resolve("maloi/${file}"))))`;
    expect(node(code)).toBe("true\n");
  });

  it("calls its own mock, which fails in Vietnamese", () => {
    const code = `
      import { createClient, isApiError } from "maloi";
      import { vi } from "maloi/locales/vi";
      import { createMock } from "maloi/mock";
      const api = createClient({ baseUrl: "http://mock", clientKey: "wrong", fetch: createMock().fetch });
      const error = await api.getBalance().catch((error) => error);
      console.log(isApiError(error, "ERROR_KEY_DENIED_ACCESS"), error.describe(vi).description);`;
    expect(node(code)).toBe("true Khóa tài khoản sai\n");
  });

  it("names the page of a rule where it is installed", () => {
    const bin = join(project, "node_modules", ".bin", "maloi");
    const { stderr } = spawnSync(bin, ["check"], { cwd: project, encoding: "utf8" });
    const [, page = ""] = /= rule: (\S+)#file$/m.exec(stderr) ?? [];
    expect(page).toBe("node_modules/maloi/scripts/model/rules/README.md");
    expect(readFileSync(join(project, page), "utf8")).toContain("\n## file\n");
    const vietnamese = spawnSync(bin, ["check", "--lang", "vi"], { cwd: project, encoding: "utf8" });
    const [, trang = ""] = /= quy tắc: (\S+)#file$/m.exec(vietnamese.stderr) ?? [];
    expect(trang).toBe("node_modules/maloi/scripts/model/rules/README.vi.md");
    expect(readFileSync(join(project, trang), "utf8")).toContain("\n## file\n\n*Luôn luôn là lỗi.*\n");
  });

  it("explains a code of the shipped contract, where there is no other", () => {
    const bin = join(project, "node_modules", ".bin", "maloi");
    const explain = spawnSync(bin, ["explain", "so du", "--lang", "vi"], { cwd: project, encoding: "utf8" });
    expect(explain.stdout).toMatch(/^ERROR_ZERO_BALANCE\n\nSố dư tài khoản không đủ\n/);
    expect(explain.status).toBe(0);
  });

  it("brings the command, which checks a contract without any other library", () => {
    const bin = join(project, "node_modules", ".bin", "maloi");
    const check = spawnSync(bin, ["check", "--root", root, "--lang", "vi"], {
      cwd: project,
      encoding: "utf8",
    });
    expect(check.stdout).toBe("không có vấn đề: 17 mã, 3 thao tác, vi, en, ja, ru, zh-Hans\n");
    expect(check.status).toBe(0);
  });

  it("builds the site, byte for byte as a checkout does", () => {
    const bin = join(project, "node_modules", ".bin", "maloi");
    const docs = (...args: string[]) => spawnSync(bin, ["docs", ...args], { cwd: project, encoding: "utf8" });
    const built = docs("--root", installed, "--out", "site", "--url", "https://docs.example.com/");
    expect([built.stderr, built.status]).toEqual(["", 0]);
    expect(built.stdout).toContain(
      "; for a page that does, run: npm install --save-dev @scalar/api-reference@",
    );
    const page = readFileSync(
      join(project, "site", "vi", "errors", "ERROR_ZERO_BALANCE", "index.html"),
      "utf8",
    );
    expect(page).toContain("Số dư tài khoản không đủ");
    for (const [, asset = ""] of page.matchAll(/(?:href|src)="(?:\.\.\/)+(assets\/[^"]+)"/g))
      expect(readFileSync(join(project, "site", asset), "utf8").length).toBeGreaterThan(100);
    // With Scalar, which a checkout has and nobody has to install, it is the same as a checkout makes.
    const scope = join(project, "node_modules", "@scalar");
    symlinkSync(join(root, "node_modules", "@scalar"), scope);
    const whole = docs("--root", installed, "--out", "site", "--url", "https://docs.example.com/");
    rmSync(scope);
    expect([whole.stderr, whole.status]).toEqual(["", 0]);
    expect(whole.stdout).not.toContain("npm install");
    const args = ["--import", "tsx", join("scripts", "cli.ts"), "docs", "--check"];
    const checkout = spawnSync(
      process.execPath,
      [...args, "--url", "https://docs.example.com/", "--out", join(project, "site")],
      { cwd: root, encoding: "utf8" },
    );
    expect([checkout.stderr, checkout.status]).toEqual(["", 0]);
  });

  it("says what to install where generate needs more", () => {
    const bin = join(project, "node_modules", ".bin", "maloi");
    const generate = spawnSync(bin, ["generate", "--check", "--root", root], {
      cwd: project,
      encoding: "utf8",
    });
    expect(generate.stderr).toBe(
      "generate needs openapi-typescript, typescript; run: npm install --save-dev openapi-typescript@7.13.0 typescript@5.9.3\n",
    );
    expect(generate.status).toBe(1);
  });
});

describe("with i18next", () => {
  const link = join(project, "node_modules", "i18next");

  it.each(["i18next-23", "i18next", "i18next-27"])("speaks the reader's language: %s", (library) => {
    symlinkSync(join(root, "node_modules", library), link);
    const code = `
      import { createI18n, describe } from "maloi/i18next";
      import { errorTextsOf } from "maloi/runtime/i18next";
      const i18n = await createI18n({ lng: "en-GB" });
      const { description } = describe({ code: "ERROR_ZERO_BALANCE" }, i18n);
      console.log(description, description === i18n.t("ERROR_ZERO_BALANCE.description"), typeof errorTextsOf);`;
    try {
      expect(node(code)).toBe("Insufficient account balance true function\n");
    } finally {
      unlinkSync(link);
    }
  });
});

describe("its types for i18next", () => {
  it.each(["typescript-5.4", "typescript", "typescript-next"])("reject a wrong key: %s", (compiler) => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const declared = /```typescript\n(import type \{ ErrorResources \}.*?)```/s.exec(readme)?.[1] ?? "";
    const source = `import i18next from "i18next";
${declared}
export const text: string = i18next.t("ERROR_INVALID_TASK_DATA.description", { detail: "x" });
// @ts-expect-error: no such code
i18next.t("ERROR_ZERO_BALANC.description");
// @ts-expect-error: the placeholder is missing
i18next.t("ERROR_INVALID_TASK_DATA.description");
`;
    writeFileSync(join(project, "i18next.ts"), source);
    const paths = { i18next: [join(root, "node_modules", "i18next", "index.d.ts")] };
    const options = {
      target: "es2022",
      lib: ["es2022", "dom"],
      types: [],
      noEmit: true,
      strict: true,
      skipLibCheck: true,
    };
    const compilerOptions = { ...options, module: "esnext", moduleResolution: "bundler", paths };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["i18next.ts"] }));
    const tsc = join(root, "node_modules", compiler, "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});

describe("its types", () => {
  const compilers = ["typescript-5.4", "typescript", "typescript-next"];
  const resolutions = [{ module: "nodenext" }, { module: "esnext", moduleResolution: "bundler" }];
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
  };
  const cases = compilers.flatMap((compiler) =>
    resolutions.flatMap((resolution) =>
      [strict, { strict: false, skipLibCheck: false }].map((how) => ({ compiler, ...resolution, ...how })),
    ),
  );

  it.each(cases)("compile: %o", ({ compiler, ...options }) => {
    const client = readFileSync(join(root, "test", "types", "client.types.ts"), "utf8");
    // Without strict, undefined is a value of every type: what relies on it is no mistake there.
    const source = options.strict ? client : client.replaceAll(/^ *\/\/ @ts-expect-error.*\n.*\n/gm, "");
    writeFileSync(join(project, "client.ts"), source);
    const compilerOptions = { target: "es2022", lib: ["es2022", "dom"], types: [], noEmit: true, ...options };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["client.ts"] }));
    const tsc = join(root, "node_modules", compiler, "bin", "tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
