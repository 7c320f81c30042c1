import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planCodes } from "../../scripts/author/add-codes.js";
import type { NewCode } from "../../scripts/author/new-code.js";
import { readCode, type WrittenCode } from "../../scripts/author/read-code.js";
import type { Problem } from "../../scripts/load/problem.js";
import {
  catalog,
  type Edit,
  edited,
  en,
  type Files,
  inOneLine,
  minimal,
  openapi,
  released,
  sourcesOf,
  vi,
} from "../model/minimal-contract.js";

const place = { file: "new", line: 1, column: 1, length: 1, excerpt: "" };
const written: WrittenCode = {
  code: "ERROR_NEW",
  status: "400",
  category: "limit",
  retry: "never",
  texts: {
    vi: { description: "Mới", explanation: "Một lỗi mới.", action: "Đọc tài liệu." },
    en: { description: "New", explanation: "A new error.", action: "Read the docs." },
  },
  operations: ["send"],
  placeOf: () => place,
};

function codeOf(changes: Partial<WrittenCode> = {}): NewCode {
  const { code, problems } = readCode({ ...written, ...changes });
  if (!code) throw new Error(problems.map(inOneLine).join("\n"));
  return code;
}

const added = (files: Files, ...codes: NewCode[]) => planCodes("/nowhere", sourcesOf(files), codes);

async function refusals(changes: Partial<WrittenCode>, ...edits: Edit[]): Promise<string[]> {
  const plan = await added(edited(edits), codeOf(changes));
  return plan.files ? [] : plan.problems.map(named);
}

function named(problem: Problem): string {
  inOneLine(problem);
  return `${problem.rule}/${problem.variant} ${Object.values(problem.values ?? {}).join(" ")}`;
}

describe("planCodes", () => {
  it("leaves the earlier wordings of other codes as they are written", async () => {
    const list = "    formerly:\n      # Of 2024.\n      - Slow down\n      - 'Too quick'\n";
    const files = edited([[en, "action: Wait.\n", `action: Wait.\n${list}`]]);
    const plan = await added(files, codeOf());
    expect(plan.files?.find(({ file }) => file === en)?.text).toContain(list);
  });

  it("adds a code to every file, in its place", async () => {
    const { files, left } = { left: [], ...(await added(minimal, codeOf())) };
    const texts = Object.fromEntries((files ?? []).map(({ file, text }) => [file, text]));
    expect(left).toEqual([]);
    expect(texts).toEqual(
      edited(
        [
          [
            catalog,
            "    aliases: [ERROR_SPEED]\n",
            "    aliases: [ERROR_SPEED]\n  ERROR_NEW:\n    status: 400\n    category: limit\n    retry: never\n",
          ],
          [openapi, "        - ERROR_DATA\n", "        - ERROR_DATA\n        - ERROR_NEW\n"],
          [
            vi,
            "    action: Đợi.\n",
            "    action: Đợi.\n  ERROR_NEW:\n    description: Mới\n    explanation: Một lỗi mới.\n    action: Đọc tài liệu.\n",
          ],
          [
            en,
            "    action: Wait.\n",
            "    action: Wait.\n  ERROR_NEW:\n    description: New\n    explanation: A new error.\n    action: Read the docs.\n",
          ],
        ],
        Object.fromEntries(Object.entries(minimal).filter(([file]) => file !== released)),
      ),
    );
  });

  it("marks what has still to be written, with what another language says, and leaves that to be done", async () => {
    const texts = { vi: { description: "Mới: {{detail}}" } };
    const plan = await added(minimal, codeOf({ texts, operations: [] }));
    const written = Object.fromEntries((plan.files ?? []).map(({ file, text }) => [file, text]));
    expect(written[en]).toContain(
      '  ERROR_NEW:\n    description: "TODO: Mới: {{detail}}"\n    explanation: TODO\n    action: TODO\n',
    );
    expect(written[catalog]).toContain("    retry: never\n    params: { detail: string }\n");
    expect(Object.keys(written).sort()).toEqual([catalog, vi, en].sort());
    expect("left" in plan ? plan.left.map(named) : []).toEqual([
      "text-form/todo errors.ERROR_NEW.description $t(…)",
      "text-form/todo errors.ERROR_NEW.explanation $t(…)",
      "text-form/todo errors.ERROR_NEW.action $t(…)",
      "text-form/todo errors.ERROR_NEW.explanation $t(…)",
      "text-form/todo errors.ERROR_NEW.action $t(…)",
      "unreturned-code/undefined ERROR_NEW spec/openapi.yaml",
    ]);
  });

  it.each<[name: string, changes: Partial<WrittenCode>, edits: Edit[], want: string[]]>([
    ["a code with a space", { code: "ERROR NEW" }, [], ["new-code/form_near ERROR NEW ERROR_NEW"]],
    ["no code at all", { code: "lỗi_" }, [], ["new-code/form_near lỗi_ l_i"]],
    ["nothing but signs", { code: "…" }, [], ["new-code/form … code"]],
    [
      "a code that is there",
      { code: "ERROR_DATA" },
      [],
      ["new-code/exists ERROR_DATA ERROR_DATA spec/errors.yaml:16"],
    ],
    ["another case", { code: "Error_Data" }, [], ["new-code/case Error_Data ERROR_DATA spec/errors.yaml:16"]],
    ["an alias", { code: "ERROR_SPEED" }, [], ["new-code/alias ERROR_SPEED ERROR_RATE"]],
    [
      "a retired code",
      { code: "ERROR_DATA" },
      [
        [catalog, "params: { detail: string }", 'params: { detail: string }\n    retired: "1.0.0"'],
        [openapi, "        - ERROR_DATA\n", ""],
      ],
      ["new-code/retired ERROR_DATA ERROR_DATA 1.0.0"],
    ],
    [
      "a code that was released and is gone",
      { code: "ERROR_GONE" },
      [[released, "ERROR_RATE\n", "ERROR_RATE\nERROR_GONE\n"]],
      ["new-code/released ERROR_GONE ERROR_GONE"],
    ],
    ["a success's status", { status: "200" }, [], ["new-code/status ERROR_NEW 200 400"]],
    ["an unknown category", { category: "limits" }, [], ["new-code/category ERROR_NEW limits limit"]],
    ["an unknown operation", { operations: ["sent"] }, [], ["new-code/operation ERROR_NEW sent send"]],
    [
      "an unknown language",
      { texts: { ja: { action: "x" } } },
      [],
      ["new-code/language ERROR_NEW ja vi, en"],
    ],
    [
      "what the rules refuse",
      { texts: { ...written.texts, vi: { description: "Mới: {{count}}" } } },
      [],
      [
        "placeholders/missing {{count}} errors.ERROR_NEW.description",
        "reserved-placeholder/undefined ERROR_NEW count",
      ],
    ],
  ])("refuses %s", async (_, changes, edits, want) => {
    expect(await refusals(changes, ...edits)).toEqual(want);
  });

  it("refuses what it cannot edit, and names the place", async () => {
    const anchored: Edit = [openapi, "x-error-codes:\n", "x-error-codes: &codes\n"];
    const moved = edited([
      anchored,
      [openapi, "        - ERROR_DATA\n", "        - ERROR_DATA\n      x-others: *codes\n"],
    ]);
    const plan = await added(moved, codeOf());
    expect(plan.files ? [] : plan.problems.map(inOneLine)).toEqual([
      "new-code/uneditable spec/openapi.yaml:10:9 «- ERROR_RATE»",
    ]);
  });

  it("lets other mistakes be, but not files that cannot be read", async () => {
    const mistaken = edited([[catalog, "category: request", "category: nothing"]]);
    expect((await added(mistaken, codeOf())).files).toHaveLength(4);
    const broken = await added(edited([[vi, "title: ", "title: ["]]), codeOf());
    expect(broken.files ? [] : broken.problems.map(({ rule }) => rule)).toContain("syntax");
  });

  it("keeps the order of several, and finds those that clash", async () => {
    const codes = ["ERROR_B", "ERROR_A", "1001"].map((code) => codeOf({ code }));
    const plan = await added(minimal, ...codes);
    const text = plan.files?.find(({ file }) => file === catalog)?.text ?? "";
    expect([...text.matchAll(/^ {2}"?(\w+)"?:$/gm)].map(([, code]) => code)).toEqual([
      "ERROR_RATE",
      "ERROR_B",
      "ERROR_A",
      "1001",
      "ERROR_DATA",
    ]);
    const twice = await added(minimal, codeOf(), codeOf({ code: "error_new" }));
    expect(twice.files ? [] : twice.problems.map(named)).toEqual(["new-code/twice error_new ERROR_NEW 1"]);
  });
});

/** A catalog's entries in every way that people write them. */
const entries = fc.array(
  fc.record({
    block: fc.boolean(),
    category: fc.constantFrom("limit", "request"),
    before: fc.constantFrom("", "\n", "  # about it: x\n", "\n  # about it\n\n"),
    within: fc.constantFrom("", "    # within\n", "    # retry: never\n\n"),
    after: fc.constantFrom("", " # why", '  # "quoted"'),
  }),
  { maxLength: 6 },
);

describe("what was added", () => {
  it("can be taken out again, and the file is what it was", async () => {
    const ends = fc.constantFrom("", "\n", "\n\n# the end\n", "\n...\n");
    const property = fc.asyncProperty(entries, ends, fc.boolean(), async (parts, end, windows) => {
      const list = parts.map(({ block, category, before, within, after }, index) => {
        const facts = `status: 400${block ? `\n${within}    ` : ", "}category: ${category}${block ? "\n    " : ", "}retry: never`;
        return `${before}  ERROR_${index}:${block ? `\n    ${facts}` : ` { ${facts} }`}${after}`;
      });
      const head = (minimal[catalog] ?? "").split("errors:\n")[0];
      const plain = `${head}errors:${parts.length === 0 ? " {}" : ""}\n${list.join("\n")}${end}`;
      const text = windows ? plain.replaceAll("\n", "\r\n") : plain;
      const plan = await added({ ...minimal, [catalog]: text }, codeOf());
      const result = plan.files?.find(({ file }) => file === catalog)?.text ?? "";
      if (parts.length === 0) return void expect(result).toContain("ERROR_NEW");
      const length = result.length - text.length;
      const at = [...text].findIndex((character, index) => character !== result[index]);
      const from = at < 0 ? text.length : at;
      expect(length).toBeGreaterThan(0);
      expect(result.slice(0, from) + result.slice(from + length)).toBe(text);
      expect(result.split("\n").length - text.split("\n").length).toBeGreaterThanOrEqual(4);
      expect(/[^\r]\n/.test(result)).toBe(!windows);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
