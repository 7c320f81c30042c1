import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, openapi, problemsAfter, vi } from "../minimal-contract.js";

const exempt = (...entries: string[]): Edit => [
  catalog,
  "errors:\n",
  `exemptions:\n${entries.map((entry) => `  - ${entry}\n`).join("")}errors:\n`,
];
const unreturned: Edit = [openapi, "        - ERROR_DATA\n", ""];
const unended: Edit = [en, "action: Wait.", "action: Wait"];
const small: Edit = [vi, "title: Mã lỗi", "title: mã lỗi"];
const why = "reason: Because.";

describe("exemption", () => {
  it.each<[name: string, edits: Edit[]]>([
    ["from a rule about a code", [unreturned, exempt(`{ rule: unreturned-code, code: ERROR_DATA, ${why} }`)]],
    ["for all texts of a code", [unended, exempt(`{ rule: sentence-form, code: ERROR_RATE, ${why} }`)]],
    [
      "for one text of a code",
      [unended, exempt(`{ rule: sentence-form, code: ERROR_RATE, language: en, field: action, ${why} }`)],
    ],
    [
      "for a text of a status",
      [
        [en, "{ name: Failed,", "{ name: failed,"],
        exempt(`{ rule: sentence-form, status: 400, language: en, field: name, ${why} }`),
      ],
    ],
    [
      "for a text of a category",
      [[en, "name: Limit,", "name: limit,"], exempt(`{ rule: sentence-form, category: limit, ${why} }`)],
    ],
    [
      "for a text of a failure",
      [
        [en, "explanation: No answer in time.", "explanation: No answer in time"],
        exempt(`{ rule: sentence-form, failure: timeout, ${why} }`),
      ],
    ],
    ["for a title", [small, exempt(`{ rule: sentence-form, language: vi, field: title, ${why} }`)]],
    [
      "for an operation",
      [
        [openapi, "operationId: send", "operationId: aux"],
        exempt(`{ rule: identifier-collision, operation: aux, ${why} }`),
      ],
    ],
  ])("%s", (_, edits) => {
    expect(problemsAfter(...edits)).toEqual([]);
  });

  it.each<[name: string, edits: Edit[], want: string[]]>([
    [
      "without a reason: it holds nothing back",
      [unreturned, exempt("{ rule: unreturned-code, code: ERROR_DATA }")],
      [
        "exemption/no-reason spec/errors.yaml:11:5 «{ rule: unreturned-code, code: ERROR_DATA }»",
        "unreturned-code spec/errors.yaml:18:3 «ERROR_DATA»",
      ],
    ],
    [
      "with a reason of spaces",
      [exempt("{ rule: unreturned-code, code: ERROR_DATA, reason: ' ' }")],
      ["exemption/no-reason spec/errors.yaml:11:56 «' '»"],
    ],
    [
      "with an empty reason",
      [exempt("{ rule: unreturned-code, code: ERROR_DATA, reason: }")],
      ["exemption/no-reason spec/errors.yaml:11:48 «reason»"],
    ],
    [
      "from no rule",
      [exempt(`{ rule: unreturned, code: ERROR_DATA, ${why} }`)],
      ["exemption/rule spec/errors.yaml:11:13 «unreturned»"],
    ],
    [
      "from a rule that others rely on",
      [exempt(`{ rule: locale-parity, code: ERROR_DATA, ${why} }`)],
      ["exemption/fixed spec/errors.yaml:11:13 «locale-parity»"],
    ],
    [
      "from a rule altogether",
      [small, exempt(`{ rule: sentence-form, ${why} }`)],
      [
        "sentence-form/capital locales/vi.yaml:1:8 «mã lỗi»",
        `exemption/whole spec/errors.yaml:11:5 «{ rule: sentence-form, ${why} }»`,
      ],
    ],
    [
      "for a language altogether",
      [small, exempt(`{ rule: sentence-form, language: vi, ${why} }`)],
      [
        "sentence-form/capital locales/vi.yaml:1:8 «mã lỗi»",
        `exemption/whole spec/errors.yaml:11:5 «{ rule: sentence-form, language: vi, ${why} }»`,
      ],
    ],
    [
      "for a field of every code: it is for the title's like alone",
      [unended, exempt(`{ rule: sentence-form, language: en, field: action, ${why} }`)],
      [
        "sentence-form/end locales/en.yaml:18:13 «Wait»",
        `exemption/unused spec/errors.yaml:11:5 «{ rule: sentence-form, language: en, field: action, ${why} }»`,
      ],
    ],
    [
      "for a code misspelt",
      [exempt(`{ rule: unreturned-code, code: ERROR_DATTA, ${why} }`)],
      ["exemption/near spec/errors.yaml:11:36 «ERROR_DATTA»"],
    ],
    [
      "for what is not there",
      [
        exempt(
          `{ rule: glossary, code: SOMETHING, ${why} }`,
          `{ rule: glossary, operation: something, ${why} }`,
          `{ rule: glossary, category: something, ${why} }`,
          `{ rule: glossary, status: 503, ${why} }`,
          `{ rule: glossary, failure: something, ${why} }`,
          `{ rule: glossary, code: ERROR_DATA, language: fr, ${why} }`,
        ),
      ],
      [
        "exemption/far spec/errors.yaml:11:29 «SOMETHING»",
        "exemption/far spec/errors.yaml:12:34 «something»",
        "exemption/far spec/errors.yaml:13:33 «something»",
        "exemption/far spec/errors.yaml:14:31 «503»",
        "exemption/far spec/errors.yaml:15:32 «something»",
        "exemption/far spec/errors.yaml:16:51 «fr»",
      ],
    ],
    [
      "from what is not broken there",
      [exempt(`{ rule: unreturned-code, code: ERROR_DATA, ${why} }`)],
      [`exemption/unused spec/errors.yaml:11:5 «{ rule: unreturned-code, code: ERROR_DATA, ${why} }»`],
    ],
    [
      "from what is broken in another language",
      [unended, exempt(`{ rule: sentence-form, code: ERROR_RATE, language: vi, ${why} }`)],
      [
        "sentence-form/end locales/en.yaml:18:13 «Wait»",
        `exemption/unused spec/errors.yaml:11:5 «{ rule: sentence-form, code: ERROR_RATE, language: vi, ${why} }»`,
      ],
    ],
    [
      "twice the same",
      [
        unreturned,
        exempt(
          `{ rule: unreturned-code, code: ERROR_DATA, ${why} }`,
          `{ rule: unreturned-code, code: ERROR_DATA, ${why} }`,
        ),
      ],
      [`exemption/unused spec/errors.yaml:12:5 «{ rule: unreturned-code, code: ERROR_DATA, ${why} }»`],
    ],
    [
      "beside an error that others rely on not being there: whether it is needed cannot be known",
      [
        exempt(`{ rule: retry-status, code: ERROR_DATA, ${why} }`),
        [catalog, "retry: never", "retry: sometimes"],
      ],
      ["schema/value spec/errors.yaml:21:12 «sometimes»"],
    ],
    ["that is no map", [exempt("unreturned-code")], ["schema/value spec/errors.yaml:11:5 «unreturned-code»"]],
    [
      "with a key too many",
      [exempt(`{ rule: glossary, cod: ERROR_DATA, ${why} }`)],
      ["schema/unknown spec/errors.yaml:11:23 «cod»"],
    ],
    [
      "of a code that was renamed: an echo of that",
      [exempt(`{ rule: glossary, code: ERROR_RATE, ${why} }`), [catalog, "  ERROR_RATE:", "  ERROR_PACE:"]],
      ["released-code/renamed spec/errors.yaml:13:3 «ERROR_PACE»"],
    ],
  ])("%s", (_, edits, want) => {
    expect(problemsAfter(...edits)).toEqual(want);
  });
});
