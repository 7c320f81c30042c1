import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { generatorLibraries } from "../../scripts/emit/libraries.js";
import { manifest, root } from "./project.js";

/* What somebody has who installed the package, and what its command line does for them. */

const temp = mkdtempSync(join(tmpdir(), "maloi-installed-"));
const project = join(temp, "project");
const installed = join(project, "node_modules", "maloi");

// A copy, because other libraries are put beside it.
beforeAll(() => cpSync(inject("published").alone, project, { recursive: true, verbatimSymlinks: true }));
afterAll(() => rmSync(temp, { recursive: true, force: true }));

function node(code: string): string {
  return execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    cwd: project,
    encoding: "utf8",
  });
}

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
    ["maloi/fetch", "createPathBasedClient, ResponseBodyError, mergeHeaders"],
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
    const packages = generatorLibraries.map((name) => `${name}@${manifest.devDependencies[name]}`);
    expect(generate.stderr).toBe(
      `generate needs ${generatorLibraries.join(", ")}; run: npm install --save-dev ${packages.join(" ")}\n`,
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
