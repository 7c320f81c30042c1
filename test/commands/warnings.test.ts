import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { catalog, edited, en, vi } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi } from "./maloi.js";

/** One warning, and one error beside it. */
const unended = [en, "action: Wait.", "action: Wait"] as const;
const unfinished = [vi, "    action: Đợi.\n", ""] as const;

let warned: string;
let broken: string;
beforeAll(async () => {
  warned = await folderWith(edited([unended]));
  broken = await folderWith(edited([unended, unfinished]));
});
afterAll(async () => {
  await rm(warned, { recursive: true });
  await rm(broken, { recursive: true });
});

const report = [
  "warning[sentence-form]: errors.ERROR_RATE.action is a sentence without an end",
  "  --> locales/en.yaml:18:13",
  "   |",
  "18 |     action: Wait",
  "   |             ^^^^",
  "   = fix: end it with a full stop, or with ?, ! or …",
  "   = rule: scripts/model/rules/README.md#sentence-form",
  "",
  "1 warning",
  "",
];

it("check reports a warning as it does an error, but passes", async () => {
  const { code, out, err } = await maloi(["check", "--root", warned]);
  expect(err.split("\n")).toEqual(report);
  expect([code, out]).toEqual([0, "no errors; codes: 2, operations: 1, languages: vi, en\n"]);
});

it("says so in Vietnamese", async () => {
  const { code, out, err } = await maloi(["check", "--root", warned, "--lang", "vi"]);
  expect(err).toMatch(/^cảnh báo\[sentence-form\]: .*\n\n1 cảnh báo\n$/s);
  expect([code, out]).toEqual([0, "không có lỗi: 2 mã, 1 thao tác, vi, en\n"]);
});

it("counts warnings apart from errors", async () => {
  const { code, err } = await maloi(["check", "--root", broken]);
  expect(err.match(/^(?:error|warning)\[[\w-]+\]/gm)).toEqual(["warning[sentence-form]", "error[schema]"]);
  expect(err).toMatch(/\n1 problem\n1 warning\n$/);
  expect(code).toBe(1);
});

it("tells machines which is which", async () => {
  const [passing, failing] = await Promise.all([
    maloi(["check", "--root", warned, "--json"]),
    maloi(["check", "--root", broken, "--json"]),
  ]);
  const severities = (text: string) =>
    JSON.parse(text).problems.map(({ severity }: { severity: string }) => severity);
  expect([severities(passing.out), passing.code]).toEqual([["warning"], 0]);
  expect([severities(failing.out), failing.code]).toEqual([["warning", "error"], 1]);
  const { out } = await maloi(["check", "--root", broken, "--format", "github"]);
  expect(out.match(/^::\w+/gm)).toEqual(["::warning", "::error"]);
});

it("generate writes in spite of warnings, and reports them", async () => {
  const { code, out, err } = await maloi(["generate", "--root", warned]);
  expect(err.split("\n")).toEqual(report);
  expect([code, out]).toEqual([0, expect.stringMatching(/\d+ files written to generated\/\n$/)]);
  expect(Object.keys(await filesIn(warned))).toContain("generated/codes.ts");
  const again = await maloi(["generate", "--check", "--root", warned, "--json"]);
  expect([again.code, JSON.parse(again.out).stale]).toEqual([0, []]);
});

it("generate writes nothing where a warning was made an error", async () => {
  const strict = edited([unended, [catalog, "errors:\n", "rules: { sentence-form: error }\nerrors:\n"]]);
  const root = await folderWith(strict);
  const { code, err } = await maloi(["generate", "--root", root]);
  expect(err).toMatch(/^error\[sentence-form\].*\n\n1 problem; nothing was written\n$/s);
  expect(code).toBe(1);
  expect(Object.keys(await filesIn(root)).filter((file) => file.startsWith("generated"))).toEqual([]);
  await rm(root, { recursive: true });
});
