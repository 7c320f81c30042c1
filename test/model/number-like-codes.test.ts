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

it("finds a key that is there in quotes and without", () => {
  const twice: Edit = [catalog, "  400: {", '  "400": { errorId: 7, name: OTHER }\n  400: {'];
  expect(problemsAfter(twice)).toEqual(["duplicate-key spec/errors.yaml:9:3 «400»"]);
});
