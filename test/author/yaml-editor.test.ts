import { describe, expect, it } from "vitest";
import { YamlEditor } from "../../scripts/author/yaml-editor.js";

type Do = (editor: YamlEditor) => void;
const facts = { status: 400, retry: { wait: "PT5M", scope: "key" }, aliases: ["A_B"] };
const insert =
  (after?: string): Do =>
  (editor) =>
    editor.insert(["errors"], "NEW", facts, after);
const append: Do = (editor) => editor.append(["codes"], ["NEW", "1001"]);
const entry = (lead: string, step = lead): string =>
  [
    `${lead}NEW:`,
    `${lead}${step}status: 400`,
    `${lead}${step}retry: { wait: PT5M, scope: key }`,
    `${lead}${step}aliases: [A_B]`,
  ].join("\n");
const json = '{ "status": 400, "retry": { "wait": "PT5M", "scope": "key" }, "aliases": ["A_B"] }';
const flow = "{ status: 400, retry: { wait: PT5M, scope: key }, aliases: [A_B] }";

describe("YamlEditor", () => {
  it.each<[name: string, before: string, edit: Do, after: string]>([
    ["at the end", "errors:\n  A:\n    x: 1\n", insert(), `errors:\n  A:\n    x: 1\n${entry("  ")}\n`],
    [
      "without a last line break",
      "errors:\n  A:\n    x: 1",
      insert(),
      `errors:\n  A:\n    x: 1\n${entry("  ")}`,
    ],
    [
      "before what follows",
      "errors:\n  A: { x: 1 } # one\nother: 1\n",
      insert(),
      `errors:\n  A: { x: 1 } # one\n${entry("  ")}\nother: 1\n`,
    ],
    [
      "before the comments of the next",
      "errors:\n  A:\n    x: 1 # one\n    # y: 2\n  # about B\n  B:\n    x: 2\n",
      insert("A"),
      `errors:\n  A:\n    x: 1 # one\n    # y: 2\n${entry("  ")}\n  # about B\n  B:\n    x: 2\n`,
    ],
    [
      "with the gaps that are usual",
      "errors:\n  A:\n    x: 1\n\n  # about B\n  B:\n    x: 2\n\n# the end\n",
      insert("A"),
      `errors:\n  A:\n    x: 1\n\n${entry("  ")}\n\n  # about B\n  B:\n    x: 2\n\n# the end\n`,
    ],
    [
      "with the gaps at the end",
      "errors:\n  A:\n    x: 1\n\n  B:\n    x: 2\n",
      insert(),
      `errors:\n  A:\n    x: 1\n\n  B:\n    x: 2\n\n${entry("  ")}\n`,
    ],
    [
      "with the indentation that is usual",
      "errors:\n    A:\n       x: 1\n",
      insert(),
      `errors:\n    A:\n       x: 1\n${entry("    ", "   ")}\n`,
    ],
    [
      "with Windows' line breaks",
      "errors:\r\n  A:\r\n    x: 1\r\n\r\n  B:\r\n    x: 1\r\n",
      insert("A"),
      `errors:\r\n  A:\r\n    x: 1\r\n\r\n${entry("  ").replaceAll("\n", "\r\n")}\r\n\r\n  B:\r\n    x: 1\r\n`,
    ],
    [
      "after a byte order mark",
      "\uFEFFerrors:\n  A: 1\n",
      insert(),
      `\uFEFFerrors:\n  A: 1\n${entry("  ")}\n`,
    ],
    [
      "after a block of text",
      "errors:\n  A:\n    x: |+\n      one\n\n\n  B: 1\n",
      insert("A"),
      `errors:\n  A:\n    x: |+\n      one\n\n\n${entry("  ")}\n  B: 1\n`,
    ],
    ["in an empty map", "errors: {} # none\nx: 1\n", insert(), `errors: # none\n${entry("  ")}\nx: 1\n`],
    ["below nothing", "errors:\n# none\nx: 1\n", insert(), `errors:\n${entry("  ")}\n# none\nx: 1\n`],
    ["after an empty entry", "errors:\n  A:\n  B:\n", insert("A"), `errors:\n  A:\n${entry("  ")}\n  B:\n`],
    [
      "in braces",
      "errors: { A: 1, B: { x: 2 } }\n",
      insert("A"),
      `errors: { A: 1, NEW: ${flow}, B: { x: 2 } }\n`,
    ],
    [
      "in JSON",
      '{\n\t"errors": {\n\t\t"A": 1\n\t}\n}\n',
      insert(),
      `{\n\t"errors": {\n\t\t"A": 1,\n\t\t"NEW": ${json}\n\t}\n}\n`,
    ],
    [
      "to a list",
      "codes:\n  - A # a\n  # b\nx: 1\n",
      append,
      'codes:\n  - A # a\n  - NEW\n  - "1001"\n  # b\nx: 1\n',
    ],
    ["to a list without indentation", "codes:\n- A\n", append, 'codes:\n- A\n- NEW\n- "1001"\n'],
    ["to a list in brackets", "codes: [A]\n", append, 'codes: [A, NEW, "1001"]\n'],
    ["to an empty list", "codes: [ ]\n", append, 'codes: [NEW, "1001"]\n'],
    [
      "to a list with a comma at its end",
      "codes:\n  [\n    A,\n  ]\n",
      append,
      'codes:\n  [\n    A,\n    NEW,\n    "1001",\n  ]\n',
    ],
    ["to JSON's empty list", '{ "codes": [] }', append, '{ "codes": ["NEW", "1001"] }'],
  ])("adds %s", (_, before, edit, after) => {
    const editor = new YamlEditor(before);
    edit(editor);
    expect(editor.result()).toMatchObject({ text: after });
  });

  it.each<[name: string, before: string, after: string]>([
    ["a plain text", "a:\n  b: old # c\n  d: 1\n", "a:\n  b: it's new # c\n  d: 1\n"],
    ["a quoted text", 'a:\n  b: "old"\n', 'a:\n  b: "it\'s new"\n'],
    ["a folded text", "a:\n  b: >-\n    old\n    text\n  d: 1\n", "a:\n  b: it's new\n  d: 1\n"],
    ["a text in braces", "a: { b: old, d: 1 }\n", "a: { b: it's new, d: 1 }\n"],
  ])("replaces %s", (_, before, after) => {
    const editor = new YamlEditor(before);
    editor.replace(["a", "b"], "it's new");
    expect(editor.result()).toMatchObject({ text: after });
  });

  it.each<[name: string, before: string, edit: Do]>([
    ["what stands for something else", "codes: *x\nx: &x [A]\n".split("\n").reverse().join("\n"), append],
    ["what others stand for", "codes: &x [A]\nother: *x\n", append],
    ["what is not there", "a: 1\n", append],
    ["what is no map", "errors: 1\n", insert()],
    ["a list as a map", "errors: [1]\n", insert()],
    ["after what is not there", "errors: { A: 1 }\n", insert("B")],
    ["what is there already", "errors:\n  NEW: 1\n", insert()],
    ["a map on the line of a list", "codes:\n  - - A\n", (editor) => editor.append(["codes", 0], ["NEW"])],
  ])("does not touch %s", (_, before, edit) => {
    const editor = new YamlEditor(before);
    edit(editor);
    expect(editor.result()).toEqual({ failed: expect.anything() });
  });

  it("says where the first new line is", () => {
    const editor = new YamlEditor("errors:\n  A: 1\n\n  B: 2\n");
    editor.insert(["errors"], "NEW", 3);
    expect(editor.result()).toMatchObject({ line: 6 });
  });
});
