import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyOf, filesIn, maloi, project, type Run } from "./maloi.js";

const fixture = join(project, "test", "fixtures", "ten-mistakes");
const want: [rule: string, place: string, marked: string, fix: string][] = [
  ["locale-parity", "locales/en.yaml:16:1", "errors", "add ERROR_ZERO_BALANCE with its texts"],
  [
    "text-form",
    "locales/en.yaml:19:18",
    `"The servers of the ${"café".normalize("NFD")} are busy."`,
    "type the accented letters anew as single characters, or convert the text to NFC",
  ],
  ["placeholders", "locales/en.yaml:22:18", '"Invalid task data: {{details}}"', "write {{detail}}"],
  ["text-form", "locales/en.yaml:26:18", '"The task timed out "', "remove the space"],
  [
    "released-code",
    "spec/errors.yaml:15:3",
    "ERROR_SERVICE_UNAVAILABLE",
    "put ERROR_SERVICE_UNAVALIABLE back as it was: a code is never renamed, not even to correct its spelling",
  ],
  [
    "schema",
    "spec/errors.yaml:27:12",
    "sometimes",
    "write never, backoff, resubmit, or a map such as { wait: PT5M, scope: key }",
  ],
  ["unknown-status", "spec/errors.yaml:30:13", "403", "write one of 400, 401, or add it to statuses"],
  ["duplicate-key", "spec/errors.yaml:38:5", "billed", "merge the two entries, or remove one"],
  [
    "unreturned-code",
    "spec/errors.yaml:39:3",
    "ERROR_PROXY_BANNED",
    "list it in x-error-codes of an operation in spec/openapi.yaml, or add retired: with the version, such as retired: '1.2.0'",
  ],
  ["unknown-code", "spec/openapi.yaml:14:11", "ERROR_ZERO_BALLANCE", "write ERROR_ZERO_BALANCE"],
];

let root: string;
let run: Run;
let sources: Readonly<Record<string, string>>;
beforeAll(async () => {
  root = await copyOf(fixture);
  sources = await filesIn(root);
  run = await maloi(["check", "--root", root]);
});
afterAll(() => rm(root, { recursive: true }));

it("reports just the ten mistakes, and ends with 1", () => {
  const blocks = run.err.trimEnd().split("\n\n");
  expect(blocks.at(-1)).toBe("10 problems");
  expect(blocks.slice(0, -1)).toHaveLength(10);
  expect([run.code, run.out]).toEqual([1, ""]);
});

it.each(want.map((row, index) => [index, ...row] as const))(
  "%d: %s at %s",
  (index, rule, place, marked, fix) => {
    const [title = "", arrow, , excerpt = "", caret = "", remedy] =
      run.err.split("\n\n")[index]?.split("\n") ?? [];
    expect(title).toMatch(new RegExp(`^error\\[${rule}\\]: .`));
    expect(arrow?.trim()).toBe(`--> ${place}`);
    expect(remedy?.trim()).toBe(`= fix: ${fix}`);
    const [file = "", line] = place.split(":");
    const written = sources[file]?.split("\n")[Number(line) - 1] ?? "";
    expect(excerpt).toBe(`${line} | ${written}`);
    const width = marked.normalize("NFC").length;
    expect(caret.slice(excerpt.indexOf(marked))).toBe("^".repeat(width));
    expect(caret.slice(0, excerpt.indexOf(marked)).trim()).toBe("|");
  },
);

it("shows no stack and writes nothing", async () => {
  expect(run.err).not.toMatch(/\n {4}at |file:\/\/|node_modules/);
  expect(await filesIn(root)).toEqual(sources);
});

it("says the same in Vietnamese", async () => {
  const spoken = await maloi(["check", "--root", root, "--lang", "vi"]);
  expect(spoken.err.match(/^lỗi\[[\w-]+\]/gm)).toEqual(want.map(([rule]) => `lỗi[${rule}]`));
  expect(spoken.err).not.toMatch(/error\[|fix:/);
  expect(spoken.code).toBe(1);
});
