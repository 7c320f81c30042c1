import { expect, it } from "vitest";
import {
  catalog,
  contractOf,
  type Edit,
  edited,
  en,
  openapi,
  problemsAfter,
  released,
  vi,
} from "./minimal-contract.js";

/** Numbers to YAML, and each other numbers than they look like. */
const codes = ["08006", "0x1F", "1e10", "23505"];

const renamed = (code: string, listed = code): Edit[] => [
  ...[catalog, vi, en].map((file): Edit => [file, "  ERROR_DATA:", `  ${code}:`]),
  [openapi, "- ERROR_DATA", `- ${listed}`],
  [released, "ERROR_RATE\n", `ERROR_RATE\n${code.replaceAll('"', "")}\n`],
];

it.each(codes)("%s is the code that is written, in quotes or not", (code) => {
  for (const edits of [renamed(code), renamed(`"${code}"`), renamed(`"${code}"`, code)]) {
    const contract = contractOf(edited(edits));
    expect(contract.errors.map((error) => error.code)).toContain(code);
    expect(contract.operations[0]?.codes).toContain(code);
  }
});

it("leaves the codes in the order in which they are written", () => {
  const other: Edit[] = [vi, en].map((file) => [
    file,
    "  ERROR_RATE:\n",
    "  7: { description: A b., explanation: A b., action: A b. }\n  ERROR_RATE:\n",
  ]);
  const edits: Edit[] = [
    ...renamed("23505"),
    ...other,
    [
      catalog,
      "    params: { detail: string }\n",
      "    params: { detail: string }\n  7: { status: 400, category: request, retry: never }\n",
    ],
    [openapi, "- 23505", "- 7\n        - 23505"],
  ];
  const { errors, operations } = contractOf(edited(edits));
  expect(errors.map(({ code }) => code)).toEqual(["ERROR_RATE", "23505", "7"]);
  expect(operations[0]?.codes).toEqual(["ERROR_RATE", "23505", "7"]);
});

it("finds a key that is there in quotes and without", () => {
  const twice: Edit = [catalog, "  400: {", '  "400": { errorId: 7, name: OTHER }\n  400: {'];
  expect(problemsAfter(twice)).toEqual(["duplicate-key spec/errors.yaml:9:3 «400»"]);
});
