import { rm } from "node:fs/promises";
import { dirname, join } from "node:path/posix";
import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { withEllipses } from "../../scripts/emit/envelope.js";
import { isError } from "../../scripts/load/problem.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { folderWith } from "../commands/maloi.js";
import { outputsOf } from "../emit/hostile-contract.js";
import { plainTexts } from "../emit/plain-texts.js";
import { strictSchema, violations } from "../emit/published-schema.js";
import { render } from "../emit/rendered.js";
import { type Files, inOneLine, sourcesOf } from "../model/minimal-contract.js";
import { filesOf, type Source, type Style, source, statuses, style } from "./sources.js";

/* From files on the disk to every output, and back: whatever was written is what is read. */

type Outputs = ReadonlyMap<string, string>;

async function contractFrom(files: Files): Promise<Contract> {
  const root = await folderWith(files);
  const { contract, problems } = buildContract(await loadSources(root));
  await rm(root, { recursive: true });
  if (!contract) throw new Error(problems.filter(isError).map(inOneLine).join("\n"));
  return contract;
}

/** What a generated file exports, once it and what it imports are compiled and run. */
function exportsOf(path: string, outputs: Outputs): Readonly<Record<string, unknown>> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText, diagnostics } = ts.transpileModule(outputs.get(path) ?? "", {
    compilerOptions,
    reportDiagnostics: true,
  });
  expect(diagnostics).toEqual([]);
  const exports = {};
  const required = (name: string) => exportsOf(join(dirname(path), name).replace(/\.js$/, ".ts"), outputs);
  new Function("exports", "require", outputText)(exports, required);
  return exports;
}

const json = (text = "null") => JSON.parse(text);
const sorted = (names: readonly string[]) => [...names].sort();

async function expectLocales({ languages, locales }: Source, outputs: Outputs): Promise<void> {
  const { loaders } = exportsOf("i18next/resources.ts", outputs);
  const loaded = Object.keys(Object(loaders));
  expect([loaded[0], sorted(loaded)]).toEqual([languages[0], sorted(languages)]);
  for (const language of languages) {
    const { errors, failures } = locales[language] ?? {};
    const [words] = Object.values(exportsOf(`locales/${language}.ts`, outputs));
    expect(words).toEqual({ language, errors, failures });
    expect(await Reflect.get(Object(loaders), language)()).toEqual(words);
    expect(json(outputs.get(`i18next/${language}/errors.json`))).toEqual({ ...errors, $failures: failures });
  }
}

/** One thing's words in each language. */
function inEach<T>(
  { languages, locales }: Pick<Source, "languages" | "locales">,
  pick: (words: Source["locales"][string]) => T,
): object {
  return Object.fromEntries(
    languages.map((language) => {
      const { [language]: words } = locales;
      return [language, words && pick(words)];
    }),
  );
}

function expectCatalog(source: Source, outputs: Outputs): void {
  const { languages, errors, title, summary, operations } = source;
  const catalog = json(outputs.get("catalog.json"));
  expect(violations(catalog, strictSchema)).toEqual([]);
  const published = plainTexts(catalog);
  expect(published).toMatchObject({
    title,
    languages: [languages[0], ...sorted(languages.slice(1))],
    guide: inEach(source, ({ title, intro }) => ({ title, intro })),
    statuses: statuses.map((status) => ({ texts: inEach(source, (words) => words.statuses[status]) })),
    categories: ["request", "toString"].map((name) => ({
      texts: inEach(source, (words) => words.categories[name]),
    })),
    operations: operations.map(({ id }) => ({ id, summary })),
  });
  const found = new Map(catalog.errors.map((error: { code: string }) => [error.code, plainTexts(error)]));
  for (const [code, { status, params }] of Object.entries(errors)) {
    expect(found.get(code)).toMatchObject({
      status,
      params,
      texts: inEach(source, (words) => words.errors[code]),
    });
  }
  expect(found.size).toBe(Object.keys(errors).length);
  for (const kind of Object.keys(catalog.failures)) {
    expect(plainTexts(catalog.failures[kind])).toEqual(inEach(source, (words) => words.failures[kind]));
  }
}

function expectCode({ errors, operations, languages, locales }: Source, outputs: Outputs): void {
  const codes = Object.keys(errors);
  expect(sorted(Object.values(exportsOf("codes.ts", outputs)["ErrorCode"] ?? {}))).toEqual(sorted(codes));
  const listed = Object.entries(exportsOf("operations.ts", outputs)["operationErrorCodes"] ?? {});
  expect(listed.map(([id, own]) => [id, sorted(own)])).toEqual(
    operations.map(({ id, codes }) => [id, sorted(codes)]),
  );
  const facts = new Map(Object.entries(exportsOf("errors.ts", outputs)["errorFacts"] ?? {}));
  const { errors: table } = Object(exportsOf("contract.ts", outputs)["contract"]);
  const decided = new Map<string, unknown>(Object.entries(table));
  for (const [code, { status, params }] of Object.entries(errors)) {
    expect(facts.get(code)).toMatchObject({ status });
    const inOrder = [languages[0] ?? "", ...sorted(languages.slice(1))];
    const wordings = inOrder.map((language) => locales[language]?.errors[code]?.description);
    const isNamed = Object.keys(params).length > 0;
    expect(decided.get(code)).toMatchObject(isNamed ? { params, wordings: [...new Set(wordings)] } : {});
  }
}

function expectOpenApi(
  { operations, errors, languages, locales, title, summary }: Source,
  outputs: Outputs,
): void {
  const { info, paths } = parse(outputs.get("openapi.yaml") ?? "");
  expect(info.title).toBe(title);
  const { [languages[0] ?? ""]: words } = locales;
  for (const { id, codes } of operations) {
    const { post } = paths[`/${id}`];
    expect([post.summary, sorted(post["x-error-codes"])]).toEqual([summary, sorted(codes)]);
    for (const code of codes) {
      const status = errors[code]?.status ?? 0;
      const { description, content } = post.responses[status];
      expect(description).toBe(words?.statuses[status]?.description);
      const example = new Map<string, unknown>(Object.entries(content["application/json"].examples)).get(
        code,
      );
      const shown = withEllipses(words?.errors[code]?.description ?? "");
      const value = { errorId: 1, errorCode: code, errorDescription: shown };
      expect(example).toEqual({ summary: shown, value });
    }
  }
}

function expectDocs({ languages, locales }: Source, outputs: Outputs): void {
  for (const language of languages) {
    const page = render(outputs.get(`docs/${language}/errors.md`) ?? "");
    const { title, intro, statuses = {}, errors = {} } = locales[language] ?? {};
    expect([page.headings[0], page.texts[1]]).toEqual([title, intro]);
    const [statusRows = [], errorRows = []] = page.tables.map((rows) => rows.slice(1));
    expect(statusRows.map(([, , ...cells]) => cells)).toEqual(
      Object.values(statuses).map(({ name, description }) => [name, description]),
    );
    const rows = new Map(errorRows.map(([code, ...cells]) => [code, cells]));
    for (const [code, { description, explanation, action }] of Object.entries(errors)) {
      expect(rows.get(code)).toEqual([withEllipses(description), explanation]);
      expect(page.texts).toContain(withEllipses(description));
      expect(page.texts).toContain(explanation);
      expect(page.texts.some((text) => text.endsWith(`: ${withEllipses(action)}`))).toBe(true);
    }
  }
}

async function expectAll(source: Source, outputs: Outputs): Promise<void> {
  for (const expectSome of [expectCatalog, expectCode, expectOpenApi, expectDocs]) {
    expectSome(source, outputs);
  }
  await expectLocales(source, outputs);
  for (const path of outputs.keys()) if (path.endsWith(".ts")) exportsOf(path, outputs);
}

/** Which file each code stands in. */
const domains = fc.array(fc.nat(3), { minLength: 6, maxLength: 6 });

/** Each step takes a whole run, so what was found when the time is up is told as it is. */
const shrinkBriefly = { interruptAfterTimeLimit: 30_000 };

describe("whatever stands in the files,", () => {
  it("the same stands in every output, in the same bytes each time", async () => {
    const property = fc.asyncProperty(source, style, domains, async (given, how, where) => {
      const files = filesOf(given, how, where);
      const outputs = await outputsOf(await contractFrom(files));
      await expectAll(given, outputs);
      expect(await outputsOf(await contractFrom(files))).toEqual(outputs);
    });
    await fc.assert(property, { numRuns: 15, ...shrinkBriefly });
  }, 60_000);

  it("how it is written makes no difference", async () => {
    const property = fc.asyncProperty(source, style, style, async (given, one, other) => {
      const outputs = await outputsOf(await contractFrom(filesOf(given, one, [])));
      expect(await outputsOf(await contractFrom(filesOf(given, other, [])))).toEqual(outputs);
    });
    await fc.assert(property, { numRuns: 6, ...shrinkBriefly });
  }, 60_000);
});

const plainly: Style = { scalar: "QUOTE_DOUBLE", flow: false, lineWidth: 0 };

/** `value` with all of its texts in another form of Unicode. */
function inForm<T>(value: T, form: "NFC" | "NFD"): T {
  return JSON.parse(JSON.stringify(value).normalize(form));
}

const accents = "Ế Ở ữ ặ đ é Å 한글 ガ";

describe("accents", () => {
  it.each(["NFC", "NFD"] as const)(
    "in %s are kept as they are, in every output",
    async (form) => {
      const property = fc.asyncProperty(source, async (given) => {
        const contract = await contractFrom(filesOf(given, plainly, []));
        const worded = inForm({ ...given, title: `${given.title} ${accents}` }, form);
        const { guide, errors, statuses, categories, failures } = inForm(contract, form);
        const openapi = inForm(
          { ...contract.openapi, info: { ...Object(contract.openapi["info"]), title: worded.title } },
          form,
        );
        const operations = inForm(contract.operations, form);
        const words = { guide, errors, statuses, categories, failures, openapi, operations };
        await expectAll(worded, await outputsOf({ ...contract, ...words, title: worded.title }));
      });
      await fc.assert(property, { numRuns: 4, ...shrinkBriefly });
    },
    60_000,
  );

  it("are refused in NFD where people write texts, and nothing changes them on the way", () => {
    const [given] = fc.sample(source, { numRuns: 1, seed: 1 });
    if (!given) throw new Error("nothing was sampled");
    const files = filesOf(given, plainly, []);
    const [language = ""] = given.languages;
    const file = `locales/${language}.yaml`;
    const edit = (title: string) => ({
      ...files,
      [file]: (files[file] ?? "").replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`),
    });
    const problemsOf = (title: string) =>
      buildContract(sourcesOf(edit(title)))
        .problems.filter(isError)
        .map(inOneLine);
    const decomposed = accents.normalize("NFD");
    expect(problemsOf(decomposed)).toEqual([`text-form/nfc ${file}:1:8 «"${decomposed}"»`]);
    expect(problemsOf(accents)).toEqual([]);
    expect(buildContract(sourcesOf(edit(accents))).contract?.guide[language]?.title).toBe(accents);
  });
});
