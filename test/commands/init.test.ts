import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { filesIn, folderWith, maloi, project } from "./maloi.js";

const folders: string[] = [];
async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const made = await folderWith(files);
  folders.push(made);
  return made;
}
afterEach(async () => {
  for (const made of folders.splice(0)) await rm(made, { recursive: true });
});

/** What is in `root` besides generated/, after its first generate, which is content. */
async function generated(root: string): Promise<Readonly<Record<string, string>>> {
  const run = await maloi(["generate"], root);
  expect([run.code, run.err]).toEqual([0, ""]);
  const files = await filesIn(root);
  return Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith("generated/")));
}

const api = JSON.stringify(
  {
    openapi: "3.0.3",
    info: { title: "Shop", version: "2.1.0" },
    security: [{ key: [] }],
    paths: {
      "/orders": {
        post: {
          responses: {
            "200": { description: "Ordered." },
            "409": {
              description: "Sold out.",
              content: {
                "application/json": {
                  examples: { gone: { value: { error: { code: "SOLD_OUT", message: "Hết hàng." } } } },
                },
              },
            },
          },
        },
        get: { operationId: "listOrders", responses: { "200": { $ref: "shared.json#/ok" } } },
      },
    },
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } },
      schemas: { ErrorCode: { type: "string", enum: ["SOLD_OUT", "1001", "TOO_MANY"] } },
    },
  },
  undefined,
  "\t",
);
const shared = '{ "ok": { "description": "Fine." } }\n';

describe("maloi init", () => {
  it("makes a contract in an empty folder that generate is content with", async () => {
    const root = await folder({});
    const run = await maloi(["init"], root);
    expect(run).toEqual({
      code: 0,
      err: "",
      out: [
        "created  spec/errors.yaml",
        "created  spec/openapi.yaml",
        "created  spec/released-codes.txt",
        "created  locales/en.yaml",
        "2 codes were found in spec/openapi.yaml: NAME_NOT_FOUND, SERVICE_OVERLOADED",
        "the texts in locales/, and status, category and retry in spec/errors.yaml, are a first guess: look them over",
        "next: npx maloi generate",
        "",
      ].join("\n"),
    });
    await generated(root);
  });

  it("begins with the OpenAPI file that is there, in the reader's language, beside what is there", async () => {
    const manifest = '{\n  "name": "shop",\n  "scripts": { "test": "vitest" }\n}\n';
    const root = await folder({
      "openapi.json": api,
      "shared.json": shared,
      "package.json": manifest,
      "src/a.ts": "",
    });
    const run = await maloi(["init", "--lang", "vi"], root);
    expect([run.code, run.err]).toEqual([0, ""]);
    expect(run.out).toContain("tìm thấy 3 mã trong openapi.json: SOLD_OUT, 1001, TOO_MANY\n");
    expect(run.out).toContain("1 thao tác chưa có operationId nên đã được đặt: postOrders\n");
    const files = await generated(root);
    expect(Object.keys(files)).toEqual([
      "locales/en.yaml",
      "locales/translations/en.json",
      "locales/translations/source-texts.json",
      "locales/vi.yaml",
      "openapi.json",
      "package.json",
      "shared.json",
      "spec/errors.yaml",
      "spec/openapi.yaml",
      "spec/released-codes.txt",
      "src/a.ts",
    ]);
    expect(files["openapi.json"]).toBe(api);
    expect(files["package.json"]).toBe(
      manifest.replace(
        '"vitest"',
        '"vitest", "generate": "maloi generate", "generate:check": "maloi generate --check"',
      ),
    );
    expect(files["spec/errors.yaml"]).toContain(
      "  failure: status\n  code: /error/code\n  description: /error/message\n",
    );
    expect(files["spec/errors.yaml"]).toContain("  SOLD_OUT:\n    status: 409\n    category: request\n");
    expect(files["locales/vi.yaml"]).toContain("  SOLD_OUT:\n    description: Hết hàng\n");
    const copy = JSON.parse(files["spec/openapi.yaml"] ?? "");
    expect(copy.paths["/orders"].get).toMatchObject({ "x-error-codes": ["1001", "TOO_MANY"] });
    expect(copy.paths["/orders"].get.responses["200"].$ref).toBe("../shared.json#/ok");
  });

  it("finds codes, and how failures look, in the files that the OpenAPI file refers to", async () => {
    const answers = { "409": { $ref: "answers.yaml#/Conflict" }, "200": { description: "Fine." } };
    const paths = { "/a": { get: { operationId: "getA", responses: answers } } };
    const failure = `Conflict:
  description: No.
  content:
    application/json:
      schema: { $ref: "failure.yaml#/Failure" }
      example: { fault: { code: IN_USE, message: "In use." } }
`;
    const schema = `Failure: { properties: { fault: { properties: { code: { enum: [IN_USE, LOST] } } } } }\n`;
    const info = { title: "Split", version: "1.0.0" };
    const root = await folder({
      "api/openapi.json": JSON.stringify({ openapi: "3.1.0", info, security: [], paths }),
      "api/answers.yaml": failure,
      "api/failure.yaml": schema,
    });
    const run = await maloi(["init"], root);
    expect([run.code, run.err]).toEqual([0, ""]);
    expect(run.out).toContain("2 codes were found in api/openapi.json: IN_USE, LOST\n");
    const files = await generated(root);
    expect(files["spec/errors.yaml"]).toContain("  code: /fault/code\n  description: /fault/message\n");
    expect(files["spec/errors.yaml"]).toContain("  IN_USE:\n    status: 409\n");
    expect(files["spec/openapi.yaml"]).toContain("../api/answers.yaml#/Conflict");
  });

  it("writes out paths that are only referred to, and add finds their operations then", async () => {
    const paths = "paths:\n  /books: { $ref: paths/books.yaml }\n  /tomes: { $ref: paths/books.yaml }\n";
    const book = `get:
  operationId: listBooks
  responses: { "200": { description: Fine. }, "404": { description: No. }, "503": { description: No. } }
`;
    const own = `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\nsecurity: []\n${paths}`;
    const root = await folder({ "spec/openapi.yaml": own, "spec/paths/books.yaml": book });
    const run = await maloi(["init", "--lang", "vi"], root);
    expect([run.code, run.err]).toEqual([0, ""]);
    expect(run.out).toContain("2 đường dẫn vốn nằm ở nơi khác, nay được viết thẳng vào spec/openapi.yaml");
    expect(run.out).toContain("1 thao tác chưa có operationId nên đã được đặt: getTomes\n");
    const files = await generated(root);
    expect(files["spec/paths/books.yaml"]).toBe(book);
    expect(files["spec/errors.yaml"]).toContain("  404: { name: NOT_FOUND }\n  503: {");
    expect(files["locales/vi.yaml"]).toContain('  "404":\n    name: Không tìm thấy\n');
    expect(files["locales/en.yaml"]).toContain('  "503":\n    name: Service Unavailable\n');
    const facts = ["--status", "404", "--category", "request", "--retry", "never"];
    const add = ["add", "NO_BOOK", ...facts, "--operation", "listBooks", "getTomes"];
    expect(await maloi(add, root)).toMatchObject({ code: 0, err: "" });
    await writeFile(join(root, "spec/openapi.yaml"), own.replace(/ {2}.tomes.*\n/, ""));
    const text = book.replace("  responses", "  x-error-codes: [NO_BOOK]\n  responses");
    await writeFile(join(root, "spec/paths/books.yaml"), text);
    const refused = await maloi(["add", "NO_SHELF", ...facts, "--operation", "listBooks"], root);
    expect(refused.err).toContain("do not stand here, but in paths/books.yaml\n --> spec/openapi.yaml:5:3");
  });

  it("says in Vietnamese what the description says in English, and that in English", async () => {
    const content = (message: string) => `content: { application/json: { example: { code: ${message} } } }`;
    const answers = [
      `"404": { description: No., ${content('NO_BOOK, message: "No such book."')} }`,
      `"409": { description: No., ${content('SOLD_OUT, message: "Hết hàng."')} }`,
      `"418": { description: No., ${content("A_TEAPOT")} }`,
    ].join(", ");
    const paths = `paths: { /a: { get: { operationId: a, responses: { ${answers} } } } }`;
    const own = `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\nsecurity: []\n${paths}\n`;
    const root = await folder({ "openapi.yaml": own });
    expect(await maloi(["init", "--lang", "vi"], root)).toMatchObject({ code: 0, err: "" });
    const files = await generated(root);
    const said = (language: string) =>
      [...(files[`locales/${language}.yaml`] ?? "").matchAll(/^ {2}\w+_\w+:\n {4}description: (.*)/gm)].map(
        ([, text]) => text,
      );
    expect(said("vi")).toEqual(["Không tìm thấy", "Hết hàng", "Yêu cầu không hợp lệ"]);
    expect(said("en")).toEqual(["No such book", "Sold out", "A teapot"]);
  });

  it("adds to an OpenAPI file in its place only what is missing", async () => {
    const own =
      'openapi: 3.1.0 # ours\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a:\n    get:\n      operationId: a\n      responses: { "200": { description: Fine. } }\n';
    const root = await folder({ "spec/openapi.yaml": own, "package.json": "{}" });
    const { out } = await maloi(["init", "--from", "spec/openapi.yaml", "--language", "ja", "--json"], root);
    expect(JSON.parse(out)).toMatchObject({
      changed: ["spec/openapi.yaml", "package.json"],
      codes: ["BAD_REQUEST"],
    });
    const files = await generated(root);
    expect(files["spec/openapi.yaml"]).toBe(`${own}      x-error-codes:\n        - BAD_REQUEST\n`);
    expect(Object.keys(files)).toContain("locales/ja.yaml");
    expect(JSON.parse(files["package.json"] ?? "")).toHaveProperty("scripts.generate", "maloi generate");
  });

  it.each<[name: string, files: Record<string, string>, args: string[], said: string]>([
    [
      "to write over anything",
      { "spec/errors.yaml": "mine", "locales/en.yaml": "mine" },
      [],
      "these files are there already, and nothing was written: spec/errors.yaml, locales/en.yaml\n",
    ],
    [
      "what is no OpenAPI 3",
      { "openapi.yaml": "swagger: '2.0'\n" },
      [],
      "error[openapi]: this is no OpenAPI 3.0 or 3.1 description\n --> openapi.yaml:1:1",
    ],
    [
      "a description with mistakes",
      { "a.yaml": "openapi: 3.1.0\ninfo: { title: A }\npaths: {}\n" },
      ["--from", "a.yaml"],
      "error[openapi]:",
    ],
    [
      "a file that is not there",
      {},
      ["--from", "nowhere.yaml"],
      "error[file]: there is no file nowhere.yaml\n",
    ],
    ["what is no language", {}, ["--language", "xx-nope"], "xx-nope"],
    ["to leave the locales", {}, ["--language", "../x"], "../x"],
  ])("refuses %s", async (_, files, args, said) => {
    const root = await folder(files);
    const { code, out, err } = await maloi(["init", ...args], root);
    expect(err).toContain(said);
    expect([code, out]).toEqual([1, ""]);
    expect(await filesIn(root)).toEqual(files);
  });

  it("writes nothing where one file cannot be written", async () => {
    const root = await folder({ locales: "a file" });
    const { code, err } = await maloi(["init"], root);
    expect(err).toContain("locales cannot be read or written");
    expect(code).toBe(1);
    expect(await filesIn(root)).toEqual({ locales: "a file" });
  });

  it("takes over this contract's own description", async () => {
    const root = await folder({});
    await mkdir(join(root, "spec"));
    const own = await readFile(join(project, "spec", "openapi.yaml"), "utf8");
    await writeFile(join(root, "spec", "openapi.yaml"), own);
    const { code } = await maloi(["init"], root);
    expect(code).toBe(0);
    expect((await generated(root))["spec/openapi.yaml"]).toBe(own);
  });
});
