import { describe, expect, it } from "vitest";
import { buildContract } from "../../scripts/model/build.js";
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
} from "./minimal-contract.js";

/** The last section of a file. */
const tail = (file: string): string => /^errors:\n(?:.|\n)*/m.exec(minimal[file] ?? "")?.[0] ?? "";
const errors = (entries: string): Edit => [
  catalog,
  "errors:\n  ERROR_RATE:",
  `errors:\n${entries}  ERROR_RATE:`,
];

describe("the formats", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "a key too few",
      [[catalog, "    category: limit\n", ""]],
      ["schema/missing spec/errors.yaml:11:3 «ERROR_RATE»"],
    ],
    [
      "a key too many",
      [[catalog, "retry: never", "retry: never\n    retri: never"]],
      ["schema/unknown spec/errors.yaml:20:5 «retri»"],
    ],
    [
      "several keys too many, in several maps",
      [
        [catalog, "language: vi", "language: vi\nbase: a\nlimits: b"],
        [catalog, "retry: never", "retry: never\n    retri: never\n    stat: 1\n    __proto__: {}"],
        [catalog, "not: 0 }", "not: 0, nott: 1, isnt: 2 }"],
        [catalog, "{ wait: PT5M, scope: key }", "{ wait: PT5M, scope: key, until: 1, unless: 2 }"],
      ],
      [
        "schema/unknown spec/errors.yaml:2:1 «base»",
        "schema/unknown spec/errors.yaml:3:1 «limits»",
        "schema/unknown spec/errors.yaml:5:41 «nott»",
        "schema/unknown spec/errors.yaml:5:50 «isnt»",
        "schema/unknown spec/errors.yaml:16:38 «until»",
        "schema/unknown spec/errors.yaml:16:48 «unless»",
        "schema/unknown spec/errors.yaml:22:5 «retri»",
        "schema/unknown spec/errors.yaml:23:5 «stat»",
        "schema/unknown spec/errors.yaml:24:5 «__proto__»",
      ],
    ],
    [
      "a key too many beside a wrong value, in a map that need not be one",
      [[catalog, "code: /errorCode", "code: { pointer: errorCode, tipe: string, kind: 1 }"]],
      [
        "schema/value spec/errors.yaml:4:20 «errorCode»",
        "schema/unknown spec/errors.yaml:4:31 «tipe»",
        "schema/unknown spec/errors.yaml:4:45 «kind»",
      ],
    ],
    [
      "a key misspelt",
      [[catalog, "category: limit", "categry: limit"]],
      ["schema/missing spec/errors.yaml:11:3 «ERROR_RATE»", "schema/unknown spec/errors.yaml:13:5 «categry»"],
    ],
    [
      "a value of another type",
      [[catalog, "status: 400\n    category: limit", "status: '400'\n    category: limit"]],
      ["schema/value spec/errors.yaml:12:13 «'400'»"],
    ],
    [
      "a value of none of the kinds",
      [[catalog, "retry: never", "retry: sometimes"]],
      ["schema/value spec/errors.yaml:19:12 «sometimes»"],
    ],
    [
      "a value wrong inside",
      [[catalog, "wait: PT5M", "wait: 5 minutes"]],
      ["schema/value spec/errors.yaml:14:20 «5 minutes»"],
    ],
    [
      "a duration of no length",
      [[catalog, "wait: PT5M", "wait: PT"]],
      ["schema/value spec/errors.yaml:14:20 «PT»"],
    ],
    [
      "no durations at all",
      [[catalog, "wait: PT5M", "wait: []"]],
      ["schema/value spec/errors.yaml:14:20 «[]»"],
    ],
    [
      "a scope that is none",
      [[catalog, "scope: key", "scope: user"]],
      ["schema/value spec/errors.yaml:14:33 «user»"],
    ],
    [
      "a code that cannot be a key",
      [
        errors("  a.b: { status: 400, category: limit, retry: never, retired: 1.0.0 }\n"),
        [vi, "  ERROR_RATE:", "  a.b: { description: A, explanation: B., action: C. }\n  ERROR_RATE:"],
        [en, "  ERROR_RATE:", "  a.b: { description: A, explanation: B., action: C. }\n  ERROR_RATE:"],
      ],
      ["schema/key spec/errors.yaml:11:3 «a.b»"],
    ],
    [
      "a parameter that cannot be a name",
      [[catalog, "{ detail: string }", "{ detail: string, a-b: string }"]],
      ["schema/key spec/errors.yaml:20:31 «a-b»"],
    ],
    [
      "a parameter that JavaScript has for itself",
      [[catalog, "{ detail: string }", "{ detail: string, constructor: string }"]],
      ["schema/reserved spec/errors.yaml:20:31 «constructor»"],
    ],
    [
      "a category that JavaScript has for itself",
      [
        [catalog, "limit]", "limit, prototype]"],
        [vi, "  limit: {", "  prototype: { name: A, description: B }\n  limit: {"],
      ],
      [
        "locale-parity/missing locales/en.yaml:6:1 «categories»",
        "schema/reserved locales/vi.yaml:8:3 «prototype»",
        "schema/value spec/errors.yaml:9:30 «prototype»",
      ],
    ],
    [
      "a pointer without its slash",
      [[catalog, "code: /errorCode", "code: errorCode"]],
      ["schema/value spec/errors.yaml:4:9 «errorCode»"],
    ],
    ...["https://docs.example.com/", "docs/{code}", "https://h/{kod}/{code}"].map(
      (docs): [string, Edit[], string[]] => [
        `a reference at ${docs}`,
        [[catalog, "language: vi", `language: vi\ndocs: "${docs}"`]],
        [`schema/value spec/errors.yaml:2:7 «"${docs}"»`],
      ],
    ),
    ["an empty text", [[en, "action: Wait.", 'action: ""']], ['schema/value locales/en.yaml:18:13 «""»']],
    ["no text", [[en, "action: Wait.", "action:"]], ["schema/value locales/en.yaml:18:5 «action»"]],
    [
      "a field that texts do not have",
      [[en, "action: Wait.", "action: Wait.\n    advice: Wait."]],
      ["schema/unknown locales/en.yaml:19:5 «advice»"],
    ],
    [
      "a list for the errors: one mistake",
      [[vi, tail(vi), "errors: []\n"]],
      ["schema/value locales/vi.yaml:14:9 «[]»"],
    ],
    [
      "a list for the statuses: one mistake",
      [
        [
          catalog,
          "statuses:\n  200: { errorId: 0, name: SUCCESS }\n  400: { errorId: 1, name: ERROR }",
          "statuses: []",
        ],
      ],
      ["schema/value spec/errors.yaml:6:11 «[]»"],
    ],
    [
      "a list for an entry: one mistake",
      [[catalog, "{ pointer: /errorId, not: 0 }", "[/errorId, 0]"]],
      ["schema/value spec/errors.yaml:3:12 «[/errorId, 0]»"],
    ],
    [
      "a map for the categories: one mistake",
      [[catalog, "categories: [request, limit]", "categories: {}"]],
      ["schema/value spec/errors.yaml:9:13 «{}»"],
    ],
    [
      "a status that is none",
      [[catalog, "  200: {", "  2000: {"]],
      [
        "locale-parity/misspelt locales/en.yaml:4:3 «200»",
        "locale-parity/misspelt locales/vi.yaml:4:3 «200»",
        "schema/key spec/errors.yaml:7:3 «2000»",
      ],
    ],
    [
      "a status with a fraction",
      [[catalog, "status: 400\n    category: limit", "status: 400.5\n    category: limit"]],
      ["schema/value spec/errors.yaml:12:13 «400.5»"],
    ],
    [
      "a version that YAML takes for a number",
      [[catalog, "retry: never", "retry: never\n    since: 1.2"]],
      ["schema/value spec/errors.yaml:20:12 «1.2»"],
    ],
    [
      "a version too short",
      [[catalog, "retry: never", "retry: never\n    since: '1.2'"]],
      ["schema/value spec/errors.yaml:20:12 «'1.2'»"],
    ],
    [
      "a trigger of no errors",
      [[catalog, "retry: never", "retry: never\n    trigger: { errors: 0, within: PT1M }"]],
      ["schema/value spec/errors.yaml:20:24 «0»"],
    ],
    [
      "neither true nor false",
      [[catalog, "retry: never", "retry: never\n    billed: no"]],
      ["schema/value spec/errors.yaml:20:13 «no»"],
    ],
    [
      "an error id that is a list",
      [[catalog, "errorId: 1", "errorId: [1]"]],
      ["schema/value spec/errors.yaml:8:19 «[1]»"],
    ],
    ["a list for a scalar", [[catalog, "not: 0", "not: [0]"]], ["schema/value spec/errors.yaml:3:38 «[0]»"]],
    [
      "no errors at all",
      [[catalog, tail(catalog), "errors:\n"]],
      ["schema/value spec/errors.yaml:10:1 «errors»"],
    ],
    [
      "a merge key: not a part of YAML 1.2",
      [
        [catalog, "  ERROR_RATE:\n", "  ERROR_RATE: &rate\n"],
        [catalog, "    retry: never\n", "    retry: never\n    <<: *rate\n"],
      ],
      ["schema/unknown spec/errors.yaml:20:5 «<<»"],
    ],
    [
      "an operation without an id",
      [[openapi, "      operationId: send\n", ""]],
      ["openapi/no-id spec/openapi.yaml:5:5 «post»"],
    ],
    [
      "two operations of one path item",
      [[openapi, "paths:\n  /send:", "paths:\n  /again: { $ref: '#/paths/~1send' }\n  /send:"]],
      ["openapi/same-id spec/openapi.yaml:6:5 «post»"],
    ],
    [
      "a credential that the client does not know",
      [[openapi, "paths:\n", "x-credential: { in: path, name: key }\npaths:\n"]],
      ["openapi/credential spec/openapi.yaml:3:15 «{ in: path, name: key }»"],
    ],
    [
      "an operationId that the client needs for itself",
      [[openapi, "operationId: send", "operationId: then"]],
      ["openapi/reserved-id spec/openapi.yaml:6:20 «then»"],
    ],
    [
      "x-idempotent that is neither true nor false",
      [[openapi, "operationId: send", "operationId: send\n      x-idempotent: perhaps"]],
      ["openapi/idempotent spec/openapi.yaml:7:21 «perhaps»"],
    ],
    [
      "polling without how often",
      [[openapi, "operationId: send", "operationId: send\n      x-polling: { every: often }"]],
      ["schema/missing spec/openapi.yaml:7:7 «x-polling»", "schema/value spec/openapi.yaml:7:27 «often»"],
    ],
    [
      "codes that are no texts",
      [[openapi, "- ERROR_RATE", "- [ERROR_RATE]"]],
      ["openapi/no-codes spec/openapi.yaml:9:7 «x-error-codes»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });

  it("name what is allowed, and the nearest key where one is near", () => {
    const edits: Edit[] = [
      [catalog, "retry: never", "retri: never"],
      [catalog, "pointer: /errorId", "pointers: /errorId"],
    ];
    const { problems } = buildContract(sourcesOf(edited(edits)));
    const suggestions = problems.flatMap(({ variant, values }) =>
      variant === "unknown" ? [values?.["suggestion"]] : [],
    );
    expect(suggestions).toEqual(["pointer", "retry"]);
    const several = buildContract(
      sourcesOf(edited([[catalog, "retry: never", "retri: never\n    sins: 1.0.0\n    xyz: 1"]])),
    );
    const named = several.problems.flatMap(({ variant, values }) =>
      variant === "unknown" ? [String(values?.["suggestion"])] : [],
    );
    expect(named).toEqual(["retry", "since", expect.stringContaining("status, category, retry")]);
  });
});
