import { rm } from "node:fs/promises";
import { relative } from "node:path";
import { expect, it } from "vitest";
import { catalog, type Files, minimal, openapi, vi } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi, project, type Run } from "./maloi.js";

type Content = Readonly<Record<string, string | Uint8Array>>;

const bomb = `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`;
const without = (gone: string): Files =>
  Object.fromEntries(Object.entries(minimal).filter(([file]) => file !== gone));
const instead = (file: string, content: string | Uint8Array): Content => ({ ...minimal, [file]: content });
const text = (file: string): string => minimal[file] ?? "";

/** Runs `check` on a folder with `files`, which it must leave as they are. */
async function checked(files: Content): Promise<Run> {
  const root = await folderWith(files);
  const before = await filesIn(root);
  const run = await maloi(["check", "--root", root]);
  expect(await filesIn(root)).toEqual(before);
  await rm(root, { recursive: true });
  return run;
}

it("finds nothing wrong with the contract itself", async () => {
  const run = await maloi(["check"]);
  expect(run).toEqual({
    code: 0,
    out: "no problems; codes: 17, operations: 3, languages: vi, en, ja, ru, zh-Hans\n",
    err: "",
  });
});

it("finds nothing wrong with the least that is a contract, with or without a byte order mark", async () => {
  const run = await checked(instead(catalog, `\uFEFF${text(catalog)}`));
  expect(run).toEqual({ code: 0, out: "no problems; codes: 2, operations: 1, languages: vi, en\n", err: "" });
});

it.each<[name: string, files: Content, places: string[]]>([
  [
    "an empty folder",
    {},
    ["locales/:1:1", "spec/errors.yaml:1:1", "spec/openapi.yaml:1:1", "spec/released-codes.txt:1:1"],
  ],
  ["a missing file", without(catalog), ["spec/errors.yaml:1:1"]],
  [
    "a tab for indentation",
    instead(catalog, text(catalog).replace("  200:", "\t200:")),
    ["spec/errors.yaml:7:1"],
  ],
  ["an unclosed list", instead(vi, text(vi).replace("Các mã lỗi.", "[Các")), ["locales/vi.yaml:3:1"]],
  ["UTF-16", instead(vi, Buffer.from(`\uFEFF${text(vi)}`, "utf16le")), ["locales/vi.yaml:1:1"]],
  ["an empty file", instead(openapi, ""), ["spec/openapi.yaml:1:1"]],
  ["a list for a map", instead(catalog, "- a\n- b\n"), ["spec/errors.yaml:1:1"]],
  ["an alias bomb", instead(openapi, bomb), ["spec/openapi.yaml:1:1"]],
  [
    "an alias within itself",
    instead(vi, text(vi).replace("Các mã lỗi.", "&a { b: *a }")),
    ["locales/vi.yaml:2:16"],
  ],
  [
    "a duplicate key",
    instead(catalog, text(catalog).replace("retry: never", "retry: never\n    retry: never")),
    ["spec/errors.yaml:20:5"],
  ],
  [
    "a merge key",
    instead(catalog, text(catalog).replace("RATE:", "RATE: &r").replace("never", "never\n    <<: *r")),
    ["spec/errors.yaml:20:5"],
  ],
])("%s is a problem with a place", async (_, files, places) => {
  const { code, out, err } = await checked(files);
  expect([...err.matchAll(/--> (\S+)/g)].map(([, place]) => place)).toEqual(places);
  expect(err).toMatch(new RegExp(`\n${places.length} problems?\n$`));
  expect(err).not.toMatch(/ {4}at |maloi failed/);
  expect([code, out]).toEqual([1, ""]);
});

it("names what is missing where the folder itself is", async () => {
  const { code, err } = await maloi(["check", "--root", `${project}/nowhere`]);
  expect(err).toContain("error[file]: spec/errors.yaml is missing");
  expect(err).toContain("= fix: create it, or name the folder that holds spec/ and locales/ with --root");
  expect([code, err.match(/ {4}at /)]).toEqual([1, null]);
});

it("annotates a pull request, and escapes what could end an annotation", async () => {
  const broken = text(vi).replace("title: ", "titel::error,x=%0A: ");
  const root = await folderWith({ ...minimal, [vi]: broken });
  const { code, out } = await maloi(["check", "--root", root, "--format", "github"]);
  await rm(root, { recursive: true });
  const lines = out.trimEnd().split("\n");
  const folder = relative(project, root).replaceAll("\\", "/");
  expect(code).toBe(1);
  for (const line of lines)
    expect(line).toMatch(/^::error file=[^,:]+,line=\d+,col=\d+,endColumn=\d+,title=[\w-]+::[^\n]+$/);
  expect(lines.some((line) => line.startsWith(`::error file=${folder}/locales/vi.yaml,line=1,col=1,`))).toBe(
    true,
  );
});

it("tells machines the same as people", async () => {
  const root = await folderWith(without(openapi));
  const { code, out, err } = await maloi(["check", "--root", root, "--json"]);
  await rm(root, { recursive: true });
  expect(code).toBe(1);
  const { problems } = JSON.parse(out);
  expect(problems).toMatchObject([
    { rule: "file", message: "spec/openapi.yaml is missing", file: "spec/openapi.yaml", line: 1, column: 1 },
  ]);
  expect(err).toContain("spec/openapi.yaml is missing");
});
