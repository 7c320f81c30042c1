import { basename } from "node:path";
import { parse } from "yaml";
import type { JsonObject } from "../../scripts/load/json.js";
import type { Problem } from "../../scripts/load/problem.js";
import type { Sources } from "../../scripts/load/sources.js";
import { TextSource } from "../../scripts/load/text-source.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { assertSaid } from "../words/ui-words.js";

/** The files of a contract by their paths. */
export type Files = Readonly<Record<string, string>>;

/** One edit of one file: the first text, which stands there exactly once, becomes the second. */
export type Edit = readonly [file: string, from: string, to: string];

export const catalog = "spec/errors.yaml";
export const openapi = "spec/openapi.yaml";
export const released = "spec/released-codes.txt";
export const vi = "locales/vi.yaml";
export const en = "locales/en.yaml";
/** Few contracts have one: the minimal has none. */
export const glossary = "locales/glossary.yaml";
export const probes = "spec/probes.yaml";

const failures = `failures: {
  unknown: { description: Unknown, explanation: Not known here., action: Ask. },
  network: { description: No answer, explanation: No connection., action: Try again. },
  timeout: { description: Too late, explanation: No answer in time., action: Ask later. },
  unexpectedResponse: { description: Odd answer, explanation: Not the format., action: Ask. }, cooldown: { description: Blocked, explanation: Too many errors., action: Pause. } }
`;

/** The least that is a contract without a mistake, with something for every rule to look at. */
export const minimal: Files = {
  [catalog]: `language: vi
envelope:
  failure: { pointer: /errorId, not: 0 }
  code: /errorCode
  description: /errorDescription
statuses:
  200: { errorId: 0, name: SUCCESS }
  400: { errorId: 1, name: ERROR }
categories: [request, limit]
errors:
  ERROR_RATE:
    status: 400
    category: limit
    retry: { wait: PT5M, scope: key }
    aliases: [ERROR_SPEED]
  ERROR_DATA:
    status: 400
    category: request
    retry: never
    params: { detail: string }
`,
  [openapi]: `openapi: 3.1.0
info: { title: Minimal API, version: 1.0.0 }
paths:
  /send:
    post:
      operationId: send
      responses:
        "200": { description: Sent. }
      x-error-codes:
        - ERROR_RATE
        - ERROR_DATA
`,
  [released]: "# oldest first\nERROR_RATE\n",
  [vi]: `title: Mã lỗi
intro: Các mã lỗi.
statuses:
  200: { name: Xong, description: Đã gửi. }
  400: { name: Lỗi, description: Không gửi được. }
categories:
  request: { name: Yêu cầu, description: Phải sửa yêu cầu. }
  limit: { name: Giới hạn, description: Gửi quá nhanh. }
${failures}errors:
  ERROR_RATE:
    description: Quá nhanh
    explanation: Gửi quá nhanh.
    action: Đợi.
  ERROR_DATA:
    description: "Dữ liệu sai: {{detail}}"
    explanation: Dữ liệu không đúng.
    action: Sửa lại.
`,
  [en]: `title: Error codes
intro: The error codes.
statuses:
  200: { name: Done, description: Sent. }
  400: { name: Failed, description: Not sent. }
categories:
  request: { name: Request, description: The request must change. }
  limit: { name: Limit, description: Sent too fast. }
${failures}errors:
  ERROR_RATE:
    description: Too fast
    explanation: Sent too fast.
    action: Wait.
  ERROR_DATA:
    description: "Bad data: {{detail}}"
    explanation: The data is wrong.
    action: Correct it.
`,
};

/** The minimal contract after `edits`. */
export function edited(edits: readonly Edit[], files: Files = minimal): Files {
  const result = { ...files };
  for (const [file, from, to] of edits) {
    const parts = (result[file] ?? "").split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
    result[file] = parts.join(to);
  }
  return result;
}

/** `files` as if they had been read from a folder; only the OpenAPI linter does not see them. */
export function sourcesOf(files: Files): Sources {
  const source = (file: string) => new YamlSource(file, files[file] ?? "");
  const locales = Object.keys(files)
    .filter((file) => /^locales\/[^/]+$/.test(file) && file !== glossary)
    .map((file) => ({ language: basename(file, ".yaml"), source: source(file) }));
  const overlays = Object.keys(files)
    .filter((file) => file.startsWith("locales/openapi/"))
    .map((file) => ({ language: basename(file, ".yaml"), source: source(file) }));
  const records = Object.keys(files)
    .filter((file) => file.startsWith("locales/translations/"))
    .map((file) => ({ name: basename(file, ".json"), source: new TextSource(file, files[file] ?? "") }));
  const document: JsonObject = parse(files[openapi] ?? "", { uniqueKeys: false });
  const words = files[glossary] === undefined ? undefined : source(glossary);
  const requests = files[probes] === undefined ? undefined : source(probes);
  const all = [
    source(catalog),
    source(openapi),
    ...[...locales, ...overlays].map((locale) => locale.source),
    ...(words ? [words] : []),
    ...(requests ? [requests] : []),
  ];
  return {
    catalog: source(catalog),
    openapi: source(openapi),
    document,
    locales,
    overlays,
    records,
    ...(words && { glossary: words }),
    ...(requests && { probes: requests }),
    released: new TextSource(released, files[released] ?? ""),
    problems: all.flatMap(({ problems }) => problems),
  };
}

export function contractOf(files: Files): Contract {
  const { contract, problems } = buildContract(sourcesOf(files));
  if (!contract) throw new Error(problems.map(inOneLine).join("\n"));
  return contract;
}

/** Every problem of the minimal contract after `edits`, each in one line: `rule/variant file:line:column «marked»`. */
export function problemsAfter(...edits: Edit[]): string[] {
  return buildContract(sourcesOf(edited(edits))).problems.map(inOneLine);
}

export function inOneLine(problem: Problem): string {
  assertSaid(problem);
  const { rule, variant, place } = problem;
  const { file, line, column, length, excerpt } = place;
  const marked = excerpt.slice(column - 1, column - 1 + length);
  return `${variant ? `${rule}/${variant}` : rule} ${file}:${line}:${column} «${marked}»`;
}
