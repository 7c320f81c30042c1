import { execFile } from "node:child_process";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emitCatalog } from "../../scripts/emit/catalog.js";
import {
  catalog,
  contractOf,
  type Edit,
  edited,
  en,
  type Files,
  minimal,
  openapi,
} from "../model/minimal-contract.js";
import { commit, git, repositoryWith, write } from "./git-project.js";
import { filesIn, folderWith, maloi, type Run } from "./maloi.js";

const faster: Edit = [catalog, "wait: PT5M", "wait: PT4M"];
const raised: Edit = [openapi, "version: 1.0.0", "version: 1.1.0"];
const within = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([file, content]) => [`${folder}/${file}`, content]));

let root: string;
const diff = (...args: string[]): Promise<Run> => maloi(["diff", "--root", root, ...args]);

beforeAll(async () => {
  root = await repositoryWith(minimal);
  git(root, "tag", "v0.9.0");
  git(root, "tag", "v1.0.0");
  git(root, "tag", "newest");
  await write(root, edited([faster]));
});
afterAll(() => rm(root, { recursive: true }));

describe("maloi diff", () => {
  it("compares with the latest version, and says why and what follows", async () => {
    const before = await filesIn(root);
    expect(await diff()).toEqual({
      code: 0,
      out: [
        "minor  code  what may be done after ERROR_RATE: wait 300 s (key) → wait 240 s (key)  [retry-relaxed]",
        "",
        "retry-relaxed: clients that keep to the old rule do less than they may, and nothing wrong",
        "",
        "the changes since v1.0.0 (1.0.0) are minor: they lead to version 1.1.0",
        "",
      ].join("\n"),
      err: "info.version is 1.0.0; raise it to 1.1.0 in spec/openapi.yaml\n",
    });
    expect(await filesIn(root)).toEqual(before);
  });

  it("says it in Vietnamese, and to machines", async () => {
    const { out } = await diff("--lang", "vi");
    expect(out).toMatch(/^minor {2}mã {2}việc được làm sau ERROR_RATE: .* \[retry-relaxed\]\n/);
    const { code, out: json } = await diff("HEAD", "--json");
    expect([code, JSON.parse(json)]).toMatchObject([
      0,
      {
        ...{ base: "HEAD", from: "1.0.0", version: "1.0.0", level: "minor", next: "1.1.0" },
        ...{ isGranted: false, comparesOpenApi: true },
        changes: [{ level: "minor", about: "code", rule: "retry-relaxed", subject: "ERROR_RATE" }],
      },
    ]);
  });

  it("says which descriptions no longer lead to their code, as advice alone", async () => {
    const slow: Edit = [en, "description: Too fast", "description: Slow down"];
    const kept: Edit = [en, "action: Wait.\n", "action: Wait.\n    formerly: [Too fast]\n"];
    await write(root, edited([slow]));
    const { code, out, err } = await diff("--changelog");
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^patch {2}text {2}ERROR_RATE \(en\) is worded differently: description {2}\[/),
    ]);
    expect(err.split("\n")[0]).toBe(
      "ERROR_RATE is no longer found by “Too fast”. That breaks no client; so that whoever still has the old wording finds the code, list it under formerly of ERROR_RATE in locales/en.yaml",
    );
    expect(await readFile(join(root, "CHANGELOG.md"), "utf8")).not.toContain("Too fast");
    await rm(join(root, "CHANGELOG.md"));
    expect((await diff("--lang", "vi")).err).toContain("hãy liệt kê nó trong formerly của ERROR_RATE");
    expect(JSON.parse((await diff("--json")).out)).toMatchObject({
      level: "patch",
      lostWordings: [{ code: "ERROR_RATE", language: "en", text: "Too fast" }],
    });
    await write(root, edited([slow, kept]));
    expect((await diff()).err).not.toContain("Too fast");
    expect(JSON.parse((await diff("--json")).out)).not.toHaveProperty("lostWordings");
    await write(root, edited([faster]));
  });

  it("--exit-code fails until the version is raised", async () => {
    expect((await diff("--exit-code")).code).toBe(1);
    await write(root, edited([faster, raised]));
    const { code, out, err } = await diff("--exit-code");
    await write(root, edited([faster]));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/info\.version is 1\.1\.0, which is enough\n$/);
  });

  it("--changelog writes each change once, in whatever language", async () => {
    const file = join(root, "CHANGELOG.md");
    await writeFile(file, "# Changelog\r\n\r\n## Unreleased\r\n\r\n- By hand.\r\n");
    expect((await diff("--changelog")).out).toMatch(/written to CHANGELOG\.md\n$/);
    const written = await readFile(file, "utf8");
    expect(written).toMatch(
      /^# Changelog\r\n\r\n## Unreleased\r\n\r\n- \*\*minor\*\*: what may be done after ERROR_RATE: wait 300 s \(key\) → wait 240 s \(key\) \(retry-relaxed\) <!-- maloi [0-9a-f]+ -->\r\n- By hand\.\r\n$/,
    );
    expect((await diff("--changelog", "--lang", "vi")).out).toMatch(/CHANGELOG\.md đã có đủ các mục này\n$/);
    expect(await readFile(file, "utf8")).toBe(written);
    await rm(file);
  });

  it("finds nothing where nothing changed", async () => {
    await write(root, minimal);
    const { code, out } = await diff("--exit-code", "--changelog");
    await write(root, edited([faster]));
    expect([code, out]).toEqual([
      0,
      "nothing changed since v1.0.0 (1.0.0)\nCHANGELOG.md has all of it already\n",
    ]);
    expect(Object.keys(await filesIn(root))).not.toContain("CHANGELOG.md");
  });

  it("reads the OpenAPI file of a catalog.json nowhere, and says so", async () => {
    const published = join(root, "published.json");
    await writeFile(published, emitCatalog(contractOf(minimal)).content);
    const { code, out, err } = await diff(published);
    expect([code, out]).toEqual([0, expect.stringContaining("[retry-relaxed]")]);
    expect(err).toMatch(
      /^the schemas of requests and answers were not compared, since a catalog\.json does not carry them\n/,
    );
    await writeFile(published, '{ "title": 1 }');
    expect((await diff(published)).err).toMatch(
      /published\.json is no catalog\.json that can be read \(formatVersion: .*\)\n$/,
    );
    await writeFile(published, JSON.stringify({ formatVersion: "x".repeat(10_000) }));
    expect((await diff(published)).err.length).toBeLessThan(500);
    await rm(published);
    expect(await diff(published)).toMatchObject({ code: 1, err: expect.stringContaining("(ENOENT)") });
    await promisify(execFile)("mkfifo", [published]);
    expect(await diff(published)).toMatchObject({ code: 1, err: `${published} is no file\n` });
    await rm(published);
  });

  it.each<[string, string[], RegExp]>([
    ["a name that nothing has", ["v9.9.9"], /^v9\.9\.9 names no commit here; in a shallow clone/],
    ["a file's name that git knows", ["HEAD:spec/errors.yaml"], /names no commit here/],
    ["an option of git's", ["--", "--output=x"], /--output=x names no commit here/],
    ["what speaks to the terminal", ["\u001B[2Jx"], /^<U\+001B>\[2Jx names no commit here/],
  ])("does not take %s for a commit", async (_, args, why) => {
    const { code, out, err } = await diff(...args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(why);
  });
});

describe("maloi diff, of a repository in which", () => {
  async function inRepository(files: Files, test: (folder: string) => Promise<void>): Promise<void> {
    const folder = await repositoryWith(files);
    await test(folder).finally(() => rm(folder, { recursive: true }));
  }

  it("the contract lies in a folder, with files beside it and links", async () => {
    const apart = edited([
      [openapi, '"200": { description: Sent. }', '"200": { $ref: "../../shared/answers.yaml#/Sent" }'],
    ]);
    const files = {
      ...within("api", apart),
      "shared/answers.yaml":
        "Sent: { description: Sent., content: { application/json: { schema: { $ref: ./text.yaml } } } }\n",
      "shared/text.yaml": "type: string\n",
    };
    await inRepository(files, async (folder) => {
      await rm(join(folder, "api/locales/en.yaml"));
      await writeFile(join(folder, "english.yaml"), minimal["locales/en.yaml"] ?? "");
      await symlink("../../english.yaml", join(folder, "api/locales/en.yaml"));
      commit(folder);
      await writeFile(join(folder, "shared/text.yaml"), "type: number\n");
      const { out, err } = await maloi(["diff", "--root", join(folder, "api")]);
      expect(err).toBe("info.version is 1.0.0; raise it to 2.0.0 in spec/openapi.yaml\n");
      expect(out).toContain("send, responses 200: more can come (type: string → number)  [answer-widened]");
    });
  });

  it("the newest tag belongs to another branch", async () => {
    await inRepository(minimal, async (folder) => {
      git(folder, "tag", "v1.0.0");
      git(folder, "checkout", "-q", "-b", "next");
      commit(folder, "v2.0.0");
      git(folder, "checkout", "-q", "main");
      expect((await maloi(["diff", "--root", folder])).out).toMatch(/since v1\.0\.0/);
    });
  });

  it("a commit has no contract, or one that breaks today's rules", async () => {
    await inRepository({ "README.md": "nothing" }, async (folder) => {
      for (const name of ["spec", "locales", "generated"]) await mkdir(join(folder, name));
      await write(folder, minimal);
      expect((await maloi(["diff", "--root", folder])).err).toMatch(
        /^there are neither spec\/ nor locales\/ at HEAD;/,
      );
      await write(folder, edited([[catalog, "retry: never", "retry: sometimes"]]));
      commit(folder, "v0.1.0");
      await write(folder, minimal);
      const { code, out, err } = await maloi(["diff", "--root", folder]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(
        /^error\[schema\]: .*sometimes.*the contract at v0\.1\.0 cannot be read by today's rules: 1 error/s,
      );
      const old = contractOf(edited([[catalog, "retry: never", "retry: backoff"]]));
      await write(folder, {
        ...edited([[catalog, "retry: never", "retry: sometimes"]]),
        "generated/catalog.json": emitCatalog(old).content,
      });
      commit(folder, "v0.2.0");
      await write(folder, minimal);
      const second = await maloi(["diff", "--root", folder]);
      expect(second.err).toMatch(
        /^the files at v0\.2\.0 break today's rules; what is compared is the generated\/catalog\.json/,
      );
      expect(second.err).not.toContain("not compared");
      expect(second.out).toContain("ERROR_DATA: backoff → never  [retry-tightened]");
    });
  });

  it("there is no commit, or which is none", async () => {
    const folder = await folderWith(minimal);
    const outside = { GIT_CEILING_DIRECTORIES: join(folder, "..") };
    const { code, err } = await maloi(["diff", "--root", folder], folder, outside);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^this is no git repository \(fatal: not a git repository/),
    ]);
    git(folder, "init", "-q");
    expect((await maloi(["diff", "--root", folder])).err).toMatch(/^HEAD names no commit here/);
    const lost = await maloi(["diff", "--root", folder], folder, { PATH: "/nowhere" });
    expect([lost.code, lost.err]).toEqual([1, "git is not installed; install it, or name a catalog.json\n"]);
    await rm(folder, { recursive: true });
  });

  it("texts speak to the terminal and to Markdown", async () => {
    const evil = edited([[openapi, "title: Minimal API", 'title: "\\u202E<b>x</b> \\e[2J"']]);
    await inRepository(minimal, async (folder) => {
      await write(folder, evil);
      const { out } = await maloi(["diff", "--root", folder, "--changelog"]);
      expect(out).toContain("the API's name: Minimal API → <U+202E><b>x</b> <U+001B>[2J");
      expect(await readFile(join(folder, "CHANGELOG.md"), "utf8")).toMatch(
        /^# Changelog\n\n## Unreleased\n\n- \*\*patch\*\*: the API's name: Minimal API → &#60;U\+202E&#62;&#60;b&#62;/,
      );
    });
  });
});
