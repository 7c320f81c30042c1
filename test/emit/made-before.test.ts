import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { emitAll } from "../../scripts/emit/index.js";
import { MadeBefore, outputOf } from "../../scripts/emit/made-before.js";
import type { Contract } from "../../scripts/model/contract.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { catalog, contractOf, en, type Files, minimal, openapi, vi } from "../model/minimal-contract.js";
import { anyText } from "../properties/texts.js";

/* What `generate --watch` relies on: what is kept from the time before is what would be made now. */

const keep = (contract: Contract, before?: MadeBefore) => emitAll(contract, documentWordsFor, before);

/** Whatever is at `path` of `file` is replaced; what is not there is added. */
interface Edit {
  readonly file: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

const text = anyText.map((value) => value.replace(/[\p{C}\p{Z}{}$]+/gu, " ").trim()).filter(Boolean);
const code = fc.constantFrom("ERROR_RATE", "ERROR_DATA");
const locale = fc.constantFrom(vi, en, "locales/fr.yaml");

const edits: fc.Arbitrary<Edit> = fc.oneof(
  ...[
    at(locale, fc.constantFrom(["title"], ["intro"], ["failures", "network", "action"]), text),
    at(locale, fc.tuple(fc.constant("errors"), code, fc.constantFrom("explanation", "action")), text),
    at(locale, fc.constant(["errors", "ERROR_RATE", "description"]), text),
    at(locale, fc.constantFrom(["statuses", "400", "description"], ["categories", "limit", "name"]), text),
    at(
      fc.constant(catalog),
      fc.tuple(fc.constant("errors"), code, fc.constant("aliases")),
      fc.uniqueArray(word()),
    ),
    at(fc.constant(catalog), fc.tuple(fc.constant("errors"), code, fc.constant("billed")), fc.boolean()),
    at(
      fc.constant(catalog),
      fc.tuple(fc.constant("errors"), code, fc.constant("retry")),
      fc.constantFrom(
        "never",
        "backoff",
        { wait: "PT1M", scope: "ip" },
        { wait: ["PT1S", "PT1M"], scope: "ip" },
      ),
    ),
    at(
      fc.constant(catalog),
      fc.constant(["errors", "ERROR_RATE", "since"]),
      fc.constantFrom("1.0.0", "1.1.0"),
    ),
    at(fc.constant(catalog), fc.constant(["language"]), fc.constantFrom("vi", "en", "fr")),
    at(
      fc.constant(catalog),
      fc.constant(["docs"]),
      fc.constantFrom("https://a.vn/{code}", "https://b.vn/{code}"),
    ),
    at(fc.constant(catalog), fc.constant(["statuses", "400", "name"]), fc.constantFrom("ERROR", "BAD")),
    at(fc.constant(openapi), fc.constantFrom(["info", "title"], ["info", "version"]), word()),
    at(
      fc.constant(openapi),
      fc.constantFrom(["paths", "/send", "post", "summary"], ["paths", "/send", "post", "description"]),
      word(),
    ),
    at(
      fc.constant(openapi),
      fc.constant(["paths", "/send", "post", "x-error-codes"]),
      fc.constantFrom(["ERROR_RATE", "ERROR_DATA"], ["ERROR_DATA", "ERROR_RATE"]),
    ),
    at(
      fc.constant(openapi),
      fc.constant(["components", "schemas", "Any"]),
      fc.constantFrom(
        { type: "string", default: "a" },
        { default: "a", type: "string" },
        { type: "number", default: Number.POSITIVE_INFINITY },
        { type: "number", default: null },
      ),
    ),
  ],
);

function word(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[A-Z][a-z]{1,5}$/);
}

function at(file: fc.Arbitrary<string>, path: fc.Arbitrary<readonly string[]>, value: fc.Arbitrary<unknown>) {
  return fc.record({ file, path, value });
}

/** Also takes a language away again, and turns the order of a file's codes round. */
const steps = fc.oneof(
  { weight: 8, arbitrary: edits },
  fc.constantFrom("without fr" as const, "reversed" as const),
);

function withStep(files: Files, step: Edit | "without fr" | "reversed"): Files {
  if (step === "without fr") {
    const { "locales/fr.yaml": gone, ...rest } = files;
    const head: { language?: unknown } = parse(rest[catalog] ?? "");
    return head.language === "fr" ? files : rest;
  }
  if (step === "reversed") {
    const { errors, ...head }: { errors: object } = parse(files[catalog] ?? "");
    return {
      ...files,
      [catalog]: stringify({ ...head, errors: Object.fromEntries(Object.entries(errors).reverse()) }),
    };
  }
  const { file, path, value } = step;
  const known =
    files["locales/fr.yaml"] === undefined ? { ...files, "locales/fr.yaml": files[en] ?? "" } : files;
  const needed = file === "locales/fr.yaml" || value === "fr" ? known : files;
  return { ...needed, [file]: stringify(replaced(parse(needed[file] ?? ""), path, value)) };
}

function replaced(
  map: Readonly<Record<string, unknown>>,
  [key = "", ...rest]: readonly string[],
  value: unknown,
): object {
  const inner = map[key];
  const isMap = typeof inner === "object" && inner !== null && !Array.isArray(inner);
  return { ...map, [key]: rest.length === 0 ? value : replaced(isMap ? { ...inner } : {}, rest, value) };
}

/** Made from the English texts. */
const pseudo = ["pseudo/ar-XB.ts", "pseudo/ar-XB/errors.json", "pseudo/en-XA.ts", "pseudo/en-XA/errors.json"];

describe("what was made before", () => {
  it("is never stale, whatever changes", async () => {
    const property = fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 5 }), async (all) => {
      const before = new MadeBefore();
      let files = minimal;
      await keep(contractOf(files), before);
      for (const step of all) {
        files = withStep(files, step);
        expect(await keep(contractOf(files), before)).toEqual(await keep(contractOf(files)));
      }
    });
    await fc.assert(property, { numRuns: 15 });
  });

  it.each<[name: string, edit: Edit, made: string[]]>([
    ["nothing at all", { file: en, path: ["title"], value: "Error codes" }, []],
    ["a heading", { file: en, path: ["title"], value: "Codes" }, ["catalog.json", "docs/en/errors.md"]],
    [
      "a text",
      { file: en, path: ["errors", "ERROR_RATE", "action"], value: "Wait a little." },
      ["catalog.json", "docs/en/errors.md", "i18next/en/errors.json", "locales/en.ts", ...pseudo],
    ],
    [
      "a text of the language that all others come from",
      { file: vi, path: ["errors", "ERROR_RATE", "action"], value: "Chờ một chút." },
      ["catalog.json", "docs/vi/errors.md", "i18next/vi/errors.json", "locales/vi.ts"],
    ],
    [
      "what an operation is for",
      { file: openapi, path: ["paths", "/send", "post", "description"], value: "It sends." },
      ["openapi-types.ts", "openapi.yaml"],
    ],
    [
      "whether a failure is charged",
      { file: catalog, path: ["errors", "ERROR_RATE", "billed"], value: true },
      ["catalog.json", "contract.ts", "docs/en/errors.md", "docs/vi/errors.md", "errors.ts"],
    ],
  ])("%s: what it does not touch is not made again", async (_, edit, made) => {
    const old = new Map((await keep(contractOf(minimal))).map((file) => [file.path, file.content]));
    const before = new MadeBefore();
    const first = await keep(contractOf(minimal), before);
    expect([before.made, before.count]).toEqual([old.size, old.size]);
    const second = await keep(contractOf(withStep(minimal, edit)), before);
    // What is kept is the very same object.
    const anew = second.filter((file) => !first.includes(file)).map(({ path }) => path);
    const changed = second.filter(({ path, content }) => old.get(path) !== content).map(({ path }) => path);
    expect(anew).toEqual(expect.arrayContaining(changed));
    expect(before.made).toBe(anew.length);
    expect(changed).toEqual(made);
    for (const path of ["openapi-types.ts", "openapi.yaml"])
      expect([path, anew.includes(path)]).toEqual([path, made.includes(path)]);
    expect(anew.filter((path) => /vi/.test(path))).toEqual(made.filter((path) => /vi/.test(path)));
  });

  it("tells apart what differs only in the order of its keys, or is no JSON", async () => {
    const before = new MadeBefore();
    const parts = [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: Number.NaN }, { a: null }, { a: undefined }, {}];
    for (const part of parts) {
      await before.filesOf([outputOf("a", part, () => ({ path: "a", content: "" }))]);
      expect(before.made).toBe(1);
    }
  });

  it("makes again what failed the last time", async () => {
    const before = new MadeBefore();
    const failing = outputOf("a", 1, () => Promise.reject(new Error("no")));
    await expect(before.filesOf([failing])).rejects.toThrow("no");
    const [file] = await before.filesOf([outputOf("a", 1, () => ({ path: "a", content: "yes" }))]);
    expect(file?.content).toBe("yes");
  });
});
