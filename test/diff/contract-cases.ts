import { catalog, type Edit, en, openapi, vi } from "../model/minimal-contract.js";

/** What is expected of the minimal contract after `edits`; and the other way round, of what it was before. */
export interface Case {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly forth: readonly string[];
  readonly back: readonly string[];
}

const retry = (to: string): Edit => [catalog, "{ wait: PT5M, scope: key }", to];
const data = (facts: string): Edit => [catalog, "retry: never", `retry: never\n    ${facts}`];
const rate = (facts: string): Edit => [catalog, "scope: key }", `scope: key }\n    ${facts}`];
const operation = (facts: string): Edit => [
  openapi,
  "operationId: send",
  `operationId: send\n      ${facts}`,
];
const info: Edit = [openapi, "title: Minimal API", "title: Other API"];
const newCode = (name: string): Edit[] => [
  [
    catalog,
    "    params: { detail: string }\n",
    `    params: { detail: string }\n  ${name}:\n    status: 400\n    category: request\n    retry: never\n`,
  ],
  [openapi, "- ERROR_DATA", `- ERROR_DATA\n        - ${name}`],
  ...[vi, en].map(
    (file): Edit => [
      file,
      "  ERROR_RATE:\n",
      `  ${name}: { description: A b., explanation: A b., action: A b. }\n  ERROR_RATE:\n`,
    ],
  ),
];
const renamed = [catalog, openapi, vi, en].map((file): Edit => [file, "ERROR_DATA", "ERROR_DATE"]);
const status = (name: string): Edit[] => [
  [
    catalog,
    "  400: { errorId: 1, name: ERROR }",
    `  400: { errorId: 1, name: ERROR }\n  ${name}: { errorId: 1, name: NO }`,
  ],
  ...[vi, en].map((file): Edit => [file, "  400: {", `  ${name}: { name: Z, description: Z. }\n  400: {`]),
];
const category: Edit[] = [
  [catalog, "[request, limit]", "[request, limit, other]"],
  ...[vi, en].map((file): Edit => [file, "  limit: {", "  other: { name: Z, description: Z. }\n  limit: {"]),
];
const row = (
  name: string,
  edits: readonly Edit[],
  forth: readonly string[],
  back: readonly string[],
): Case => ({ name, edits, forth, back });
const tightened = (from: string, to: string) => `major retry-tightened ERROR_RATE ${from} ${to}`;
const relaxed = (from: string, to: string) => `minor retry-relaxed ERROR_RATE ${from} ${to}`;
const wait = "wait 300 s (key)";

export const contractCases: readonly Case[] = [
  row("nothing", [], [], []),
  row("the version alone", [[openapi, "version: 1.0.0", "version: 3.0.0"]], [], []),
  row("a code", newCode("OTHER"), ["minor code-added OTHER"], ["major code-removed OTHER"]),
  row(
    "the name of a code",
    renamed,
    ["major code-renamed ERROR_DATA ERROR_DATE"],
    ["major code-renamed ERROR_DATE ERROR_DATA"],
  ),
  row(
    "a shorter wait",
    [retry("{ wait: PT4M, scope: key }")],
    [relaxed(wait, "wait 240 s (key)")],
    [tightened("wait 240 s (key)", wait)],
  ),
  row(
    "the scope of a wait",
    [retry("{ wait: PT5M, scope: ip }")],
    [tightened(wait, "wait 300 s (ip)")],
    [tightened("wait 300 s (ip)", wait)],
  ),
  row(
    "another stated wait",
    [retry("{ wait: [PT1M, PT5M], scope: key }")],
    [`patch retry-restated ERROR_RATE ${wait} wait 60 s, 300 s (key)`],
    [`patch retry-restated ERROR_RATE wait 60 s, 300 s (key) ${wait}`],
  ),
  row("backoff for a wait", [retry("backoff")], [relaxed(wait, "backoff")], [tightened("backoff", wait)]),
  row("never for a wait", [retry("never")], [tightened(wait, "never")], [tightened("never", wait)]),
  row(
    "backoff for never",
    [[catalog, "retry: never", "retry: backoff"]],
    ["minor retry-relaxed ERROR_DATA never backoff"],
    ["major retry-tightened ERROR_DATA backoff never"],
  ),
  row(
    "resubmit for never",
    [[catalog, "retry: never", "retry: resubmit"]],
    ["minor retry-relaxed ERROR_DATA never resubmit"],
    ["major retry-tightened ERROR_DATA resubmit never"],
  ),
  row("a category", category, ["minor category-added other"], ["major category-removed other"]),
  row(
    "the category of a code",
    [[catalog, "category: limit", "category: request"]],
    ["major code-category-changed ERROR_RATE limit request"],
    ["major code-category-changed ERROR_RATE request limit"],
  ),
  row(
    "a charge",
    [data("billed: false")],
    ["minor charge-changed ERROR_DATA – false"],
    ["major charge-added ERROR_DATA false –"],
  ),
  row(
    "a time limit",
    [data("timeLimit: PT9S")],
    ["minor time-limit-changed ERROR_DATA – 9 s"],
    ["minor time-limit-changed ERROR_DATA 9 s –"],
  ),
  row(
    "a trigger",
    [rate("trigger: { errors: 9, within: PT1M }")],
    ["major trigger-tightened ERROR_RATE – 9 / 60 s"],
    ["minor trigger-relaxed ERROR_RATE 9 / 60 s –"],
  ),
  row(
    "a parameter",
    [data("billed: true")],
    ["minor charge-changed ERROR_DATA – true"],
    ["minor charge-changed ERROR_DATA true –"],
  ),
  row(
    "the type of a parameter",
    [[catalog, "detail: string", "detail: number"]],
    ["major param-type-changed ERROR_DATA detail string number"],
    ["major param-type-changed ERROR_DATA detail number string"],
  ),
  row(
    "a deprecation",
    [rate('deprecated: "1.1.0"')],
    ["minor code-deprecated ERROR_RATE 1.1.0"],
    ["patch code-undeprecated ERROR_RATE"],
  ),
  row(
    "the version of a code",
    [data('since: "1.0.0"')],
    ["patch lifecycle-changed ERROR_DATA since – 1.0.0"],
    ["patch lifecycle-changed ERROR_DATA since 1.0.0 –"],
  ),
  row(
    "an alias",
    [[catalog, "[ERROR_SPEED]", "[ERROR_SPEED, ERROR_HASTE]"]],
    ["patch alias-added ERROR_RATE ERROR_HASTE"],
    ["patch alias-removed ERROR_RATE ERROR_HASTE"],
  ),
  row(
    "a listed code",
    [
      [openapi, "        - ERROR_RATE\n", ""],
      [
        openapi,
        "paths:",
        "paths:\n  /more:\n    post: { operationId: more, responses: { '200': { description: Yes. } }, x-error-codes: [ERROR_RATE] }",
      ],
    ],
    ["minor operation-added more", "minor operation-code-removed send ERROR_RATE"],
    ["major operation-removed more", "minor operation-code-added send ERROR_RATE"],
  ),
  row(
    "the id of an operation",
    [[openapi, "operationId: send", "operationId: post"]],
    ["major operation-renamed send send post"],
    ["major operation-renamed post post send"],
  ),
  row(
    "the place of an operation",
    [[openapi, "/send:", "/sent:"]],
    ["major operation-moved send POST /send POST /sent"],
    ["major operation-moved send POST /sent POST /send"],
  ),
  row(
    "idempotence",
    [operation("x-idempotent: true")],
    ["minor idempotence-gained send"],
    ["major idempotence-lost send"],
  ),
  row(
    "polling",
    [operation("x-polling: { every: PT3S, atMost: 9 }")],
    ["major polling-tightened send – 3 s × 9"],
    ["minor polling-relaxed send 3 s × 9 –"],
  ),
  row("a status", status("401"), ["minor status-added 401"], ["major status-removed 401"]),
  row(
    "an errorId",
    [[catalog, "errorId: 1", "errorId: 2"]],
    ["major status-error-id-changed 400 1 2"],
    ["major status-error-id-changed 400 2 1"],
  ),
  row(
    "the name of a status",
    [[catalog, "name: ERROR", "name: BAD"]],
    ["patch status-renamed 400 ERROR BAD"],
    ["patch status-renamed 400 BAD ERROR"],
  ),
  row(
    "a secret",
    [[openapi, "paths:", "x-credential: { in: body, name: key }\npaths:"]],
    ['major credential-changed clientKey – {"in":"body","name":"key"}'],
    ['major credential-changed clientKey {"in":"body","name":"key"} –'],
  ),
  row(
    "the name of the API",
    [info],
    ["patch title-changed title Minimal API Other API"],
    ["patch title-changed title Other API Minimal API"],
  ),
  row(
    "the reference's address",
    [[catalog, "language: vi", "language: vi\ndocs: https://a.vn/{code}"]],
    ["patch docs-changed docs – https://a.vn/{code}"],
    ["patch docs-changed docs https://a.vn/{code} –"],
  ),
  row(
    "the source language",
    [[catalog, "language: vi", "language: en"]],
    ["minor source-language-changed language vi en"],
    ["minor source-language-changed language en vi"],
  ),
  row(
    "texts",
    [
      [en, "action: Wait.", "action: Sit."],
      [en, "explanation: Sent too fast.", "explanation: Too fast."],
      [vi, "title: Mã lỗi", "title: Mã"],
    ],
    ["patch text-changed ERROR_RATE en explanation, action", "patch text-changed title, intro vi title"],
    ["patch text-changed ERROR_RATE en explanation, action", "patch text-changed title, intro vi title"],
  ),
  row(
    "earlier wordings",
    [[en, "action: Wait.\n", "action: Wait.\n    formerly: [Slow down]\n"]],
    ["patch text-changed ERROR_RATE en formerly"],
    ["patch text-changed ERROR_RATE en formerly"],
  ),
  row(
    "a description in OpenAPI",
    [[openapi, "description: Sent.", "description: Gone."]],
    ["patch openapi-reworded openapi"],
    ["patch openapi-reworded openapi"],
  ),
];
