import { cp, mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { catalog, edited, en, minimal, openapi, released, vi } from "../model/minimal-contract.js";
import { maloi } from "./maloi.js";
import { startWatch, type Watched, writtenAndFresh } from "./watched.js";

const running: Watched[] = [];

afterEach(async () => {
  for (const watched of running.splice(0)) await watched.stop();
});

async function start(files = minimal, ...args: string[]): Promise<Watched> {
  const watched = await startWatch(files, ...args);
  running.push(watched);
  await watched.hear(/spec\/, locales\/.*\n/);
  return watched;
}

const newCode = "  ERROR_NEW:\n    status: 400\n    category: request\n    retry: never\n";
const newTexts = "  ERROR_NEW:\n    description: New\n    explanation: It is new.\n    action: Wait.\n";
const withNewCode = (text = "") => text.replace("errors:\n", `errors:\n${newCode}`);
const withNewTexts = (text = "") => text.replace("\nerrors:\n", `\nerrors:\n${newTexts}`);

it("writes again after each change, and says what it means", async () => {
  const { root, ended, kill, hear, edit } = await start();
  const read = (file: string) => readFile(join(root, "generated", file), "utf8");
  await edit(en, "Too fast", "Much too fast");
  const heard = await hear(/1 text changed\n/);
  expect(heard).toMatch(/changed {2}generated\/locales\/en\.ts/);
  expect(heard).toMatch(
    /ERROR_RATE \(en\).*\[text-changed\]\n\d+ written to generated\/; \d+ of \d+ files made anew\n1 text changed\n$/,
  );
  expect(heard.match(/written|---/g)).toEqual(["---", "written"]);
  expect(await read("locales/en.ts")).toContain("Much too fast");

  await edit(catalog, "category: limit", "category: nothing");
  expect(await hear(/1 problem; nothing was written/)).toMatch(/^---\n(?:.|\n)*unknown-category/);
  expect(await read("locales/en.ts")).toContain("Much too fast");

  await edit(catalog, "category: nothing", "category: request");
  expect(await hear(/1 code changed\n/)).toMatch(/major .*ERROR_RATE.*\[code-category-changed\]/);

  kill("SIGTERM");
  expect(await ended).toEqual({ code: 0, signal: null });
});

it("says in one line who lacks texts of new codes, last of all", async () => {
  const { hear, put, edit } = await start();
  await put(catalog, withNewCode(minimal[catalog]));
  await hear(/ problems; nothing was written\n1 code added; vi and en lack its text\n$/);
  await put(vi, withNewTexts(minimal[vi]));
  await hear(/ problems; nothing was written\n1 code added; en lacks its text\n$/);
  await put(en, withNewTexts(minimal[en]).replace("is new.\n    action: Wait.", "is new.\n    action: TODO"));
  await hear(/has still to be written(?:.|\n)*\n1 code added; en lacks its text\n$/);
  await put(en, withNewTexts(minimal[en]));
  await hear(/unreturned-code(?:.|\n)*1 problem; nothing was written\n1 code added\n$/);
  await edit(openapi, "- ERROR_DATA", "- ERROR_DATA\n        - ERROR_NEW");
  await hear(/files made anew\n1 code added\n$/);
});

it("speaks Vietnamese", async () => {
  const { hear, put, edit } = await start(minimal, "--lang", "vi");
  await put(vi, withNewTexts(minimal[vi]));
  await hear(/không ghi gì|chưa ghi gì/);
  await put(catalog, withNewCode(minimal[catalog]));
  expect(await hear(/thiếu văn bản/)).toMatch(/\nđã thêm 1 mã; en còn thiếu văn bản tương ứng\n$/);
  await put(catalog, minimal[catalog] ?? "");
  await put(vi, minimal[vi] ?? "");
  await hear(/hợp đồng không có gì thay đổi\n/);
  await edit(vi, "Gửi quá nhanh.\n    action", "Quá nhiều yêu cầu.\n    action");
  expect(await hear(/đã đổi 1 văn bản\n$/)).toMatch(/đã tạo lại \d+ trong \d+ tệp/);
});

it("survives whatever happens to files and folders, and is never stale", async () => {
  const outside = "../common/answers.yaml";
  const files = edited([[openapi, '"200": { description: Sent. }', `"200": { $ref: "${outside}#/sent" }`]]);
  const answer = (words: string) => `sent: { description: ${words} }\n`;
  const { root, hear, put, edit } = await start({ ...files, "common/answers.yaml": answer("Sent.") });
  const at = (...path: string[]) => join(root, ...path);
  const sound = async () => {
    const heard = await hear(/files made anew\n.*\n$/);
    const [written, fresh] = await writtenAndFresh(root);
    expect(written).toEqual(fresh);
    return heard;
  };
  const broken = (what: string) => hear(new RegExp(`${what}(?:.|\\n)*nothing was written`));

  await put("common/answers.yaml", answer("Gone through."));
  expect(await sound()).toContain("generated/openapi-types.ts");
  await rename(at("common"), at("elsewhere"));
  await broken("common/answers.yaml is missing");
  await rename(at("elsewhere"), at("common"));
  await sound();
  await put("common/answers.yaml", answer("Delivered."));
  expect(await sound()).toContain("generated/openapi.yaml");

  await cp(at("locales"), at("copy"), { recursive: true });
  await rm(at("locales"), { recursive: true });
  await broken("there is no locale file");
  await rename(at("copy"), at("locales"));
  await sound();
  await edit(en, "Too fast", "Far too fast");
  expect(await sound()).toContain("1 text changed");

  await rename(at("spec"), at("spec.old"));
  await broken("spec/errors.yaml is missing");
  await writeFile(at("spec"), "");
  await broken("spec is no folder");
  await rm(at("spec"));
  await rename(at("spec.old"), at("spec"));
  await sound();
  await put(released, "ERROR_RATE\nERROR_DATA\n");
  await sound();

  await put("locales/fr.yaml", files[en] ?? "");
  expect(await sound()).toContain("1 language added");
  await writeFile(at("locales/.#fr.yaml"), "an editor's");
  await rm(at("locales/fr.yaml"));
  expect(await sound()).toContain("1 language removed");

  await put("spec/errors/more.yaml", `errors:\n${newCode}    retired: 1.0.0\n`);
  expect(await broken("lacks ERROR_NEW")).toBeTruthy();
  await put(en, withNewTexts(files[en]));
  await hear(/1 code added; vi lacks its text/);
  await put(vi, withNewTexts(files[vi]));
  expect(await sound()).toContain("1 code added");
  await edit("spec/errors/more.yaml", "category: request", "category: limit");
  expect(await sound()).toContain("1 code changed");

  await mkdir(at("kept"));
  await rename(at(vi), at("kept/vi.yaml"));
  await symlink(at("kept/vi.yaml"), at(vi));
  await edit(en, "Too fast", "Far too fast");
  await sound();
  await edit("kept/vi.yaml", "title: Mã lỗi", "title: Các mã lỗi");
  expect(await sound()).toContain("generated/docs/vi/errors.md");
}, 120_000);

it("says nothing where nothing has changed but the time", async () => {
  const { root, hear, edit } = await start();
  await utimes(join(root, en), new Date(), new Date());
  await writeFile(join(root, "spec", "notes.md"), "Things to remember.");
  await mkdir(join(root, "spec", "schema"));
  await edit(en, "Too fast", "Much too fast");
  expect((await hear(/1 text changed\n/)).match(/anew/g)).toHaveLength(1);
});

it("wakes where somebody says how far texts are, and not for what it writes down itself", async () => {
  const { root, hear, edit } = await start();
  const states = async () =>
    (await readFile(join(root, "generated/catalog.json"), "utf8")).match(/(?<="state": ")(?:machine|stale)/g);
  const record = join(root, "locales/translations/en.json");
  const before = await readFile(record, "utf8");
  await maloi(["locales", "mark", "en", "machine", "ERROR_RATE"], root);
  const heard = await hear(/nothing changed in the contract\n/);
  expect(heard.match(/---|catalog\.json/g)).toEqual(["---", "catalog.json"]);
  expect(await states()).toHaveLength(3);
  for (const [from, to] of [
    ["Too fast", "Much too fast"],
    ["Much too fast", "Far too fast"],
  ] as const) {
    await edit(en, from, to);
    expect((await hear(/1 text changed\n/)).match(/---/g)).toHaveLength(1);
    expect(await states()).toHaveLength(2);
  }
  await edit(vi, "action: Đợi.", "action: Chờ.");
  expect((await hear(/1 text changed\n/)).match(/---/g)).toHaveLength(1);
  expect(await states()).toEqual(["machine", "stale"]);
  // As git brings back what was there.
  await writeFile(record, before);
  expect((await hear(/nothing changed in the contract\n/)).match(/---/g)).toHaveLength(1);
  expect(await states()).toEqual(["stale"]);
});

it("goes on where it could not write", async () => {
  const { root, hear, edit } = await start();
  await rename(join(root, "generated"), join(root, "kept"));
  await symlink("generated", join(root, "generated"));
  await edit(en, "Too fast", "Much too fast");
  expect(await hear(/ELOOP/)).not.toContain("    at ");
  await rm(join(root, "generated"));
  await edit(en, "Much too fast", "Quite too fast");
  await hear(/1 text changed\n/);
  const [written, fresh] = await writtenAndFresh(root);
  expect(written).toEqual(fresh);
});

it.each(["SIGINT", "SIGTERM"] as const)("%s while it writes leaves nothing behind", async (signal) => {
  for (const wait of [0, 1]) {
    const { root, ended, kill, edit } = await start();
    await edit(en, "Too fast", `Too fast ${wait}`);
    // From when it is seen to begin, or at the latest when it is done.
    await expect
      .poll(
        async () => (await readdir(root)).some((name) => name.startsWith(".maloi-")) || isNew(root, wait),
        {
          timeout: 30_000,
          interval: 1,
        },
      )
      .toBe(true);
    kill(signal);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect((await readdir(root)).sort()).toEqual(["generated", "locales", "spec"]);
    const [written, fresh] = await writtenAndFresh(root);
    expect(written).toEqual(fresh);
  }
});

async function isNew(root: string, wait: number): Promise<boolean> {
  return (await readFile(join(root, "generated/locales/en.ts"), "utf8")).includes(`Too fast ${wait}`);
}
