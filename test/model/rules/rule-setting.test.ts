import { describe, expect, it } from "vitest";
import { isError, ruleTable } from "../../../scripts/load/problem.js";
import { buildContract } from "../../../scripts/model/build.js";
import { catalog, type Edit, edited, en, openapi, problemsAfter, sourcesOf } from "../minimal-contract.js";

const rules = (settings: string): Edit => [catalog, "errors:\n", `rules: ${settings}\nerrors:\n`];
const unreturned: Edit = [openapi, "        - ERROR_DATA\n", ""];
const unended: Edit = [en, "action: Wait.", "action: Wait"];

/** `rule: severity` of every problem, and whether there is a contract all the same. */
function outcome(...edits: Edit[]): [string[], boolean] {
  const { contract, problems } = buildContract(sourcesOf(edited(edits)));
  return [
    problems.map((each) => `${each.rule}: ${isError(each) ? "error" : "warning"}`),
    contract !== undefined,
  ];
}

describe("rule-setting", () => {
  it.each<[name: string, edits: Edit[], want: string[], goesOn: boolean]>([
    ["an error, as usual", [unreturned], ["unreturned-code: error"], false],
    ["a warning, as usual", [unended], ["sentence-form: warning"], true],
    [
      "an error made a warning",
      [unreturned, rules("{ unreturned-code: warning }")],
      ["unreturned-code: warning"],
      true,
    ],
    [
      "a warning made an error",
      [unended, rules("{ sentence-form: error }")],
      ["sentence-form: error"],
      false,
    ],
    [
      "one rule alone",
      [unended, unreturned, rules("{ unreturned-code: warning }")],
      ["sentence-form: warning", "unreturned-code: warning"],
      true,
    ],
    [
      "a setting that is wrong, which leaves the rule as it is",
      [unreturned, rules("{ unreturned-code: off }")],
      ["schema: error", "unreturned-code: error"],
      false,
    ],
    ["no setting at all", [unended, rules("{}")], ["sentence-form: warning"], true],
  ])("%s", (_, edits, want, goesOn) => {
    expect(outcome(...edits)).toEqual([want, goesOn]);
  });

  it.each<[name: string, settings: string, want: string[]]>([
    ["off", "{ sentence-form: off }", ["schema/value spec/errors.yaml:10:25 «off»"]],
    ["nothing", "{ sentence-form: }", ["schema/value spec/errors.yaml:10:10 «sentence-form»"]],
    [
      "limits for a rule without any",
      "{ glossary: { title: 3 } }",
      ["schema/value spec/errors.yaml:10:20 «{ title: 3 }»"],
    ],
    ["a list", "[glossary]", ["schema/value spec/errors.yaml:10:8 «[glossary]»"]],
    ["no rule", "{ sentence-from: error }", ["rule-setting/unknown spec/errors.yaml:10:10 «sentence-from»"]],
    ["all rules", "{ '*': warning }", ["rule-setting/unknown spec/errors.yaml:10:10 «'*'»"]],
    [
      "what every object has",
      "{ toString: warning }",
      ["rule-setting/unknown spec/errors.yaml:10:10 «toString»"],
    ],
  ])("takes no %s", (_, settings, want) => {
    expect(problemsAfter(rules(settings))).toEqual(want);
  });

  const fixed = Object.entries(ruleTable).flatMap(([rule, usual]) => (usual === "fixed" ? [rule] : []));

  it.each(fixed)("does not lower %s", (rule) => {
    for (const severity of ["warning", "error"]) {
      expect(problemsAfter(rules(`{ ${rule}: ${severity} }`))).toEqual([
        `rule-setting/fixed spec/errors.yaml:10:10 «${rule}»`,
      ]);
    }
  });

  it("is about the rules that others rely on", () => {
    const relied = ["file", "syntax", "schema", "openapi", "envelope", "released-code", "locale-parity"];
    const more = [
      "placeholders",
      "foreign-output",
      "unknown-code",
      "duplicate-code",
      "exemption",
      "rule-setting",
    ];
    expect(fixed).toEqual(expect.arrayContaining([...relied, ...more]));
  });
});
