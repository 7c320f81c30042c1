import { rm } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { planCodes } from "../../scripts/author/add-codes.js";
import type { NewCode } from "../../scripts/author/new-code.js";
import { readCode } from "../../scripts/author/read-code.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { folderWith } from "../commands/maloi.js";
import { catalog, minimal, openapi } from "../model/minimal-contract.js";

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function built(files: Readonly<Record<string, string>>) {
  const root = await folderWith(files);
  folders.push(root);
  const { contract, problems } = buildContract(await loadSources(root));
  const said = problems.map(({ rule, variant, place: { file, line, column } }) => {
    return `${[rule, variant].filter(Boolean).join("/")} ${file}:${line}:${column}`;
  });
  return { contract, problems: said };
}

const whole = minimal[catalog] ?? "";
const [head = "", data = ""] = whole.split("  ERROR_DATA:\n");
const domain = `errors:\n  ERROR_DATA:\n${data}`;

/** The minimal contract with ERROR_DATA in a file of its own. */
const split = { ...minimal, [catalog]: head, "spec/errors/data.yaml": domain };

describe("a catalog in several files", () => {
  it("is one catalog", async () => {
    const { contract, problems } = await built(split);
    expect(problems).toEqual([]);
    const one = await built(minimal);
    const { files, ...facts } = contract ?? {};
    const { files: file, ...same } = one.contract ?? {};
    expect(facts).toEqual(same);
    expect(files?.catalog).toBe("spec/errors.yaml, spec/errors/data.yaml");
    expect(file?.catalog).toBe("spec/errors.yaml");
  });

  it("is read in the order of the files' names, whatever is in them", async () => {
    const only = head.slice(0, head.indexOf("errors:\n"));
    const rate = head.slice(head.indexOf("errors:\n"));
    const files = {
      ...minimal,
      [catalog]: `${only}errors: {}\n`,
      "spec/errors/b.yaml": rate,
      "spec/errors/a.yaml": domain,
    };
    const { contract } = await built(files);
    expect(contract?.errors.map(({ code }) => code)).toEqual(["ERROR_DATA", "ERROR_RATE"]);
  });

  it.each<[string, Readonly<Record<string, string>>, string[]]>([
    [
      "a mistake in a domain's file",
      { "spec/errors/data.yaml": domain.replace("retry: never", "retry: often") },
      ["schema/value spec/errors/data.yaml:5:12"],
    ],
    [
      "a category that is not declared",
      { "spec/errors/data.yaml": domain.replace("category: request", "category: data") },
      ["unknown-category spec/errors/data.yaml:4:15"],
    ],
    [
      "a code in two files",
      { "spec/errors/again.yaml": domain },
      ["duplicate-code/file spec/errors/data.yaml:2:3"],
    ],
    [
      "more than codes",
      { "spec/errors/data.yaml": `${domain}language: en\n` },
      ["schema/unknown spec/errors/data.yaml:7:1"],
    ],
    [
      "no codes",
      { "spec/errors/data.yaml": `${domain}`, "spec/errors/none.yaml": "" },
      ["schema/empty spec/errors/none.yaml:1:1"],
    ],
    ["no YAML", { "spec/errors/bad.yaml": "errors: {" }, ["syntax spec/errors/bad.yaml:1:10"]],
    ["another end", { "spec/errors/more.yml": domain }, ["file/extension spec/errors/more.yml:1:1"]],
  ])("%s", async (_, files, want) => {
    const { problems } = await built({ ...split, ...files });
    expect(problems).toEqual(want);
  });
});

describe("an OpenAPI file in JSON", () => {
  const json = JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Minimal API", version: "1.0.0" },
    paths: {
      "/send": {
        post: {
          operationId: "send",
          responses: { 200: { description: "Sent." } },
          "x-error-codes": ["ERROR_RATE", "ERROR_DATA"],
        },
      },
    },
  });

  it("may be called one", async () => {
    const { [openapi]: _, ...others } = minimal;
    const { contract, problems } = await built({ ...others, "spec/openapi.json": json });
    expect(problems).toEqual([]);
    expect(contract?.files.openapi).toBe("spec/openapi.json");
  });

  it("is not read beside another", async () => {
    const { problems } = await built({ ...minimal, "spec/openapi.json": json });
    expect(problems).toEqual(["file/second spec/openapi.json:1:1"]);
  });
});

describe("a new code", () => {
  const texts = { description: "Mới", explanation: "Một lỗi mới.", action: "Đọc tài liệu." };
  const codeOf = (category: string): NewCode => {
    const { code, problems } = readCode({
      code: "ERROR_NEW",
      status: "400",
      category,
      retry: "never",
      texts: { vi: texts, en: texts },
      operations: ["send"],
      placeOf: () => ({ file: "new", line: 1, column: 1, length: 1, excerpt: "" }),
    });
    if (!code) throw new Error(JSON.stringify(problems));
    return code;
  };

  it.each([
    ["request", "spec/errors/data.yaml"],
    ["limit", catalog],
  ])("of the category %s goes to %s", async (category, file) => {
    const root = await folderWith(split);
    folders.push(root);
    const sources = await loadSources(root);
    const plan = await planCodes(root, sources, [codeOf(category)]);
    const changed = plan.files?.filter((planned) => planned.file.startsWith("spec/errors"));
    expect(changed?.map((planned) => planned.file)).toEqual([file]);
    expect(changed?.[0]?.text).toContain("  ERROR_NEW:\n    status: 400\n");
  });
});
