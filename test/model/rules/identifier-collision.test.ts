import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import {
  catalog,
  type Edit,
  edited,
  en,
  minimal,
  openapi,
  problemsAfter,
  sourcesOf,
  vi,
} from "../minimal-contract.js";

/** ERROR_DATA by another name, everywhere. */
const renamed = (code: string): Edit[] =>
  [catalog, openapi, vi, en].map((file) => [file, "ERROR_DATA", code]);

/** A second operation, called `id`, and the first called `first`. */
const second = (first: string, id: string): Edit[] => [
  [openapi, "operationId: send", `operationId: ${first}`],
  [openapi, "paths:\n", `paths:\n  /other: { get: { operationId: ${id}, x-error-codes: [] } }\n`],
];

/** `name` beside the category `limit`. */
const category = (name: string): Edit[] => [
  [catalog, "[request, limit]", `[request, limit, ${name}]`],
  ...(name === "limit"
    ? []
    : [vi, en].map(
        (file): Edit => [file, "  limit: {", `  ${name}: { name: A, description: B }\n  limit: {`],
      )),
];

describe("identifier-collision", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    ["a code that is a device", renamed("NUL"), ["identifier-collision/windows spec/errors.yaml:16:3 «NUL»"]],
    ["in any case", renamed("Com1"), ["identifier-collision/windows spec/errors.yaml:16:3 «Com1»"]],
    ["a code that begins like a device", renamed("CONSOLE"), []],
    [
      "an operation that is a device",
      second("send", "aux"),
      ["identifier-collision/windows spec/openapi.yaml:4:33 «aux»"],
    ],
    [
      "with a digit that is one for file systems",
      second("send", "lpt¹"),
      ["identifier-collision/windows spec/openapi.yaml:4:33 «lpt¹»"],
    ],
    [
      "a category that is a device",
      category("con"),
      ["identifier-collision/windows spec/errors.yaml:9:30 «con»"],
    ],
    [
      "operations that differ by case",
      second("getTask", "gettask"),
      ["identifier-collision/clash spec/openapi.yaml:7:20 «getTask»"],
    ],
    [
      "operations that differ by the form of their accents",
      second("café", "café".normalize("NFD")),
      ["identifier-collision/clash spec/openapi.yaml:7:20 «café»"],
    ],
    [
      "operations that differ by a ligature",
      second("file", "ﬁle"),
      ["identifier-collision/clash spec/openapi.yaml:7:20 «file»"],
    ],
    [
      "operations of the same name: another rule's",
      second("send", "send"),
      ["openapi/same-id spec/openapi.yaml:6:5 «post»"],
    ],
    ["operations that differ by a letter", second("send", "sent"), []],
    [
      "categories that differ by case",
      category("liMit"),
      ["identifier-collision/clash spec/errors.yaml:9:30 «liMit»"],
    ],
    ["a category twice", category("limit"), ["identifier-collision/same spec/errors.yaml:9:30 «limit»"]],
    ["an operation and a category of one name: nothing is made of both", second("limit", "request"), []],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });

  // What is not a clash, but cannot be a name for JavaScript, is told by the formats or written so that it does no harm.
  it.each(["__proto__", "constructor", "prototype"])("a property called %s", (name) => {
    const asCode = problemsAfter(...renamed(name)).filter((line) => line.includes(catalog));
    expect(asCode.map((line) => line.split(" ")[0])).toEqual(name === "__proto__" ? ["schema/key"] : []);
    const { contract } = buildContract(sourcesOf(edited(second("send", name))));
    expect(contract?.operations.map(({ id }) => id)).toEqual(
      name === "constructor" ? undefined : [name, "send"],
    );
    const asLanguage = { ...minimal, [`locales/${name}.yaml`]: minimal[vi] ?? "" };
    expect(buildContract(sourcesOf(asLanguage)).problems.map(({ rule }) => rule)).toEqual(["language-tag"]);
  });
});
