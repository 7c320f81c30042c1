import { describe, expect, it } from "vitest";
import { emitCodes } from "../../scripts/emit/codes.js";
import { emitContract } from "../../scripts/emit/contract.js";
import { emitErrors } from "../../scripts/emit/errors.js";
import { emitLocale } from "../../scripts/emit/locales.js";
import { emitOpenApiTypes } from "../../scripts/emit/openapi-types.js";
import { emitOperations } from "../../scripts/emit/operations.js";
import { typedDocument } from "../../scripts/emit/typed-document.js";
import { catalog, contractOf, type Edit, edited, minimal, openapi } from "../model/minimal-contract.js";
import { hostileContract } from "./hostile-contract.js";

const contract = contractOf(minimal);
const retired: Edit = [
  catalog,
  "retry: never",
  "retry: never\n    retired: 1.1.0\n    replacedBy: ERROR_RATE",
];

/* What the emitters write of the minimal contract, apart from header and doc comments. */
it.each([
  [
    emitCodes(contract),
    [
      "export const ErrorCode = {",
      '  ERROR_RATE: "ERROR_RATE",',
      '  ERROR_DATA: "ERROR_DATA",',
      "} as const;",
    ],
  ],
  [
    emitErrors(contract),
    [
      "export const errorFacts = {",
      "  ERROR_RATE: {",
      "    status: 400,",
      '    category: "limit",',
      '    retry: { mode: "wait", wait: 300000, stated: [300000], scope: "key" },',
      "  },",
      '  ERROR_DATA: { status: 400, category: "request", retry: { mode: "never" } },',
      "} as const satisfies Record<ErrorCode, ErrorFacts>;",
    ],
  ],
  [
    emitErrors(contract),
    ["export interface ErrorParams {", "  readonly ERROR_DATA: { readonly detail: string };", "}"],
  ],
  [
    emitContract(contract),
    [
      '  operations: { send: { method: "POST", path: "/send", returns: "nothing" } },',
      "  errors: {",
      '    ERROR_RATE: { retry: { wait: 300000, scope: "key" } },',
      "    ERROR_DATA: {",
      '      params: { detail: "string" },',
      '      wordings: ["Dữ liệu sai: {{detail}}", "Bad data: {{detail}}"],',
      "    },",
      "  },",
    ],
  ],
  [
    emitOperations(contract),
    ["export const operations = {", '  send: { method: "POST", path: "/send" },', "} as const;"],
  ],
  [
    emitOperations(contract),
    ["export const operationErrorCodes = {", '  send: ["ERROR_RATE", "ERROR_DATA"],', "} as const;"],
  ],
  [
    emitLocale(contract, "en"),
    [
      "export const en = {",
      '  language: "en",',
      "  errors: {",
      '    ERROR_RATE: { description: "Too fast", explanation: "Sent too fast.", action: "Wait." },',
    ],
  ],
])("writes $path", (file, want) => {
  const code = file?.content.replace(/^ *\/\*\*.*?\*\/\n/gms, "");
  expect(code).toContain(`${want.join("\n")}\n`);
});

describe("emitCodes", () => {
  it("says in a doc comment what a code means, in the source language and in English", () => {
    expect(emitCodes(contract).content).toContain(`  /**
   * vi: Quá nhanh
   *
   * en: Too fast
   *
   * HTTP 400, category limit, retry wait.
   */
  ERROR_RATE:`);
  });

  it("marks a code that is over", () => {
    const { content } = emitCodes(contractOf(edited([retired, [openapi, "        - ERROR_DATA\n", ""]])));
    expect(content).toContain("   * @deprecated since 1.1.0, use ERROR_RATE\n");
  });
});

describe("emitContract", () => {
  it("leads the way to the parts of the envelope, key by key", () => {
    expect(emitContract(hostileContract).content).toContain(`  envelope: {
    failure: { at: ["state", "ok"], not: true },
    code: { at: ["state", "a/b"] },
    description: { at: ["~text"] },
  },
  credentials: { clientKey: { in: "body", name: "__proto__" } },
  operations: {
    ["__proto__"]: {`);
  });
});

describe("emitOpenApiTypes", () => {
  it("names the codes of a failure by the one type that has them", async () => {
    const { content } = await emitOpenApiTypes(typedDocument(contract));
    expect(content).toContain('errorCode: ErrorCodeOf<"send">;');
    expect(content).toContain('import type { ErrorCodeOf } from "./operations.js";\n');
  });

  it("imports nothing where no type needs it", async () => {
    const { content } = await emitOpenApiTypes(
      typedDocument(
        contractOf(
          edited([
            [catalog, "200: { errorId: 0, name: SUCCESS }", "200: { name: SUCCESS }"],
            [catalog, "status: 400\n    category: limit", "status: 200\n    category: limit"],
          ]),
        ),
      ),
    );
    expect(content).not.toContain("import");
    expect(content).toContain('errorCode: "ERROR_DATA";');
  });

  it("leaves the document as it was", async () => {
    const before = structuredClone(contract.openapi);
    await emitOpenApiTypes(typedDocument(contract));
    expect(contract.openapi).toEqual(before);
  });

  it("begins no tag with what authors wrote", async () => {
    const { content } = await emitOpenApiTypes(typedDocument(hostileContract));
    expect(content).not.toMatch(/@deprecated|\{@link/);
    expect(content).toContain("&#64;deprecated {&#64;link x}");
  });
});
