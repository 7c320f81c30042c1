import { describe, expect, it } from "vitest";
import { buildContract } from "../../../scripts/model/build.js";
import {
  catalog,
  type Edit,
  edited,
  en,
  openapi,
  problemsAfter,
  sourcesOf,
  vi,
} from "../minimal-contract.js";

const data = (facts: string): Edit => [catalog, "retry: never", `retry: never\n    ${facts}`];
const rate = (facts: string): Edit => [catalog, "aliases: [ERROR_SPEED]", facts];

/** A third code, with `facts`, that no operation returns where it is retired. */
function third(facts: string): Edit[] {
  const words = "  THIRD: { description: A, explanation: B., action: C. }\n";
  return [
    [
      catalog,
      "  ERROR_DATA:\n",
      `  THIRD: { status: 400, category: limit, retry: never, ${facts} }\n  ERROR_DATA:\n`,
    ],
    [vi, "  ERROR_DATA:\n", `${words}  ERROR_DATA:\n`],
    [en, "  ERROR_DATA:\n", `${words}  ERROR_DATA:\n`],
    ...(facts.includes("retired")
      ? []
      : ([[openapi, "- ERROR_DATA", "- ERROR_DATA\n        - THIRD"]] satisfies Edit[])),
  ];
}

describe("lifecycle", () => {
  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "deprecated before it came",
      [data("since: 1.2.0\n    deprecated: 1.1.9")],
      ["lifecycle/order spec/errors.yaml:21:17 «1.1.9»"],
    ],
    [
      "retired before it came, as numbers go and not as texts do",
      [data("since: 1.10.0\n    retired: 1.9.0"), [openapi, "        - ERROR_DATA\n", ""]],
      ["lifecycle/order spec/errors.yaml:21:14 «1.9.0»"],
    ],
    [
      "retired before it was deprecated",
      [data("deprecated: 2.0.0\n    retired: 1.9.0"), [openapi, "        - ERROR_DATA\n", ""]],
      ["lifecycle/order spec/errors.yaml:21:14 «1.9.0»"],
    ],
    [
      "all three in order, two of them at once",
      [
        data("since: 1.0.0\n    deprecated: 1.9.0\n    retired: 1.9.0"),
        [openapi, "        - ERROR_DATA\n", ""],
      ],
      [],
    ],
    [
      "replaced by itself",
      [data("deprecated: 1.1.0\n    replacedBy: ERROR_DATA")],
      ["lifecycle/self spec/errors.yaml:21:17 «ERROR_DATA»"],
    ],
    [
      "two that replace each other: told once, where the first of them stands",
      [
        rate("deprecated: 1.1.0\n    replacedBy: ERROR_DATA"),
        data("deprecated: 1.1.0\n    replacedBy: ERROR_RATE"),
      ],
      ["lifecycle/cycle spec/errors.yaml:16:17 «ERROR_DATA»"],
    ],
    [
      "three that replace each other",
      [
        rate("deprecated: 1.1.0\n    replacedBy: THIRD"),
        data("deprecated: 1.1.0\n    replacedBy: ERROR_RATE"),
        ...third("deprecated: 1.1.0, replacedBy: ERROR_DATA"),
      ],
      ["lifecycle/cycle spec/errors.yaml:16:17 «THIRD»"],
    ],
    [
      "one that leads into a circle, but is not of it",
      [
        rate("deprecated: 1.1.0\n    replacedBy: ERROR_DATA"),
        data("deprecated: 1.1.0\n    replacedBy: THIRD"),
        ...third("deprecated: 1.1.0, replacedBy: THIRD"),
      ],
      ["lifecycle/self spec/errors.yaml:17:87 «THIRD»"],
    ],
    [
      "replaced, but still in use",
      [data("replacedBy: ERROR_RATE")],
      ["lifecycle/in-use spec/errors.yaml:20:17 «ERROR_RATE»"],
    ],
    [
      "replaced by what is retired, at the end of a chain: told where the end is named",
      [
        rate("deprecated: 1.1.0\n    replacedBy: ERROR_DATA"),
        data("deprecated: 1.1.0\n    replacedBy: THIRD"),
        ...third("retired: 1.1.0"),
      ],
      ["lifecycle/dead spec/errors.yaml:23:17 «THIRD»"],
    ],
    [
      "replaced by what is retired, but replaced in turn",
      [data("deprecated: 1.1.0\n    replacedBy: THIRD"), ...third("retired: 1.1.0, replacedBy: ERROR_RATE")],
      [],
    ],
    [
      "a successor that is not there: another rule's",
      [data("deprecated: 1.1.0\n    replacedBy: SOMETHING_ELSE")],
      ["unknown-code/far spec/errors.yaml:21:17 «SOMETHING_ELSE»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });

  it("shows the way round", () => {
    const edits = [
      rate("deprecated: 1.1.0\n    replacedBy: ERROR_DATA"),
      data("deprecated: 1.1.0\n    replacedBy: ERROR_RATE"),
    ];
    const { problems } = buildContract(sourcesOf(edited(edits)));
    expect(problems[0]?.values?.["cycle"]).toBe("ERROR_RATE → ERROR_DATA → ERROR_RATE");
  });
});
