import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalog, en, minimal, openapi, vi } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi } from "./maloi.js";

let root: string;
beforeEach(async () => {
  root = await folderWith(minimal);
});
afterEach(() => rm(root, { recursive: true }));

const facts = ["--status", "400", "--category", "limit", "--retry", "{ wait: PT5M, scope: ip }"];

describe("maloi add", () => {
  it("adds a code that the rules accept", async () => {
    const texts = [
      ...["--description", "Hàng đợi  đầy", "--explanation", "Quá nhiều.", "--action", "Đợi."],
      ...["--text", "en.description=Queue full", "en.explanation=Too many.", "en.action=Wait: a=b."],
    ];
    const run = await maloi(["add", "ERROR_QUEUE", ...facts, "--operation", "send", ...texts], root);
    expect(run).toEqual({
      code: 0,
      out: "added ERROR_QUEUE:\n  spec/errors.yaml:16\n  locales/en.yaml:19\n  locales/vi.yaml:19\n  spec/openapi.yaml:12\nnext: maloi generate\n",
      err: "",
    });
    const files = await filesIn(root);
    expect(files[catalog]).toContain("    retry: { wait: PT5M, scope: ip }\n");
    expect(files[vi]).toContain("    description: Hàng đợi đầy\n");
    expect(files[en]).toContain('    action: "Wait: a=b."\n');
    expect(files[openapi]).toContain("        - ERROR_DATA\n        - ERROR_QUEUE\n");
    expect((await maloi(["generate"], root)).code).toBe(0);
  });

  it("marks texts that are missing, which check reports, and takes another code all the same", async () => {
    const run = await maloi(["add", "ERROR_QUEUE", ...facts, "--lang", "vi"], root);
    expect(run.out).toContain("còn 6 văn bản mang dấu TODO cần được viết\n");
    expect(run.out).toContain("còn 1 mã chưa nằm trong x-error-codes của thao tác nào\n");
    expect(run.out).toContain("maloi check nêu rõ từng chỗ\n");
    const checked = await maloi(["check"], root);
    expect(checked.code).toBe(1);
    expect(
      checked.err.match(/error\[text-form\]: errors\.ERROR_QUEUE\.\w+ has still to be written/g),
    ).toHaveLength(6);
    expect(checked.err).toContain("= fix: write the text in place of TODO\n");
    const again = await maloi(["add", "ERROR_OTHER", ...facts, "--json"], root);
    expect(JSON.parse(again.out)).toMatchObject({
      added: ["ERROR_OTHER"],
      files: [{ file: catalog }, {}, {}],
    });
    expect(again.code).toBe(0);
  });

  it.each<[name: string, args: string[], said: string[]]>([
    [
      "what is missing",
      ["ERROR_QUEUE", "--retry", "never"],
      ["ERROR_QUEUE has no status", "= fix: give it one with --status", "ERROR_QUEUE has no category"],
    ],
    [
      "what makes no sense",
      ["ERROR_QUEUE", "--status", "x", "--category", "limit", "--retry", "often"],
      ["the status of ERROR_QUEUE cannot be x", "ERROR_QUEUE cannot be retried like this: often"],
    ],
    [
      "a text of no field",
      ["ERROR_QUEUE", ...facts, "--text", "en=Wait."],
      ["en=Wait. is not a text of a language"],
    ],
    [
      "every reason at once, with its place",
      ["error_data", ...facts, "--operation", "sent"],
      [
        "error_data differs from ERROR_DATA, at spec/errors.yaml:16, by its case alone",
        " --> maloi add:1:11\n",
        "sent is no operation",
        "2 problems; nothing was written",
      ],
    ],
    ["what a terminal acts on", ["A\u001B[2J", ...facts], ["A<U+001B>[2J cannot be a code"]],
    [
      "a text that the rules refuse",
      ["ERROR_QUEUE", ...facts, "--text", "en.action=\u202EWait."],
      ["error[text-form]: errors.ERROR_QUEUE.action has", "locales/en.yaml:22:13"],
    ],
  ])("refuses %s, and writes nothing", async (_, args, said) => {
    const { code, out, err } = await maloi(["add", ...args], root);
    for (const sentence of said) expect(err).toContain(sentence);
    expect([code, out]).toEqual([1, ""]);
    expect(await filesIn(root)).toEqual(minimal);
  });
});
