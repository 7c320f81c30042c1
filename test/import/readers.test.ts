import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../scripts/import/read-csv.js";
import { readJson } from "../../scripts/import/read-json.js";
import { readMarkdown } from "../../scripts/import/read-markdown.js";
import { readOpenApi } from "../../scripts/import/read-openapi.js";
import { readTypeScript } from "../../scripts/import/read-typescript.js";
import type { Table } from "../../scripts/import/table.js";
import { TextSource } from "../../scripts/load/text-source.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";
import { inOneLine } from "../model/minimal-contract.js";
import { anyText } from "../properties/texts.js";

/** Each row as `name=text` pairs, and each problem in one line. */
function shown({ rows, problems }: Table): string[] {
  const lines = rows.map(({ cells }) => [...cells].map(([name, { text }]) => `${name}=${text}`).join(" | "));
  return [...lines, ...problems.map(inOneLine)];
}
const text = (content: string) => new TextSource("f", content);
const yaml = (content: string) => new YamlSource("f", content);

describe("readCsv", () => {
  it.each<[name: string, content: string, want: string[]]>([
    ["commas", "code,text\nA,one\n", ["code=A | text=one"]],
    ["semicolons", "code;text\nA;one, two\n", ["code=A | text=one, two"]],
    ["tabs", "code\ttext\nA\tone; two\n", ["code=A | text=one; two"]],
    ["Excel's hint", "sep=;\r\ncode;a,b,c\r\nA;1\r\n", ["code=A | a,b,c=1"]],
    ["Windows' line breaks", "code,text\r\nA,one\r\n\r\nB,two", ["code=A | text=one", "code=B | text=two"]],
    [
      "quotes",
      'code,text\n"A","say ""hi"", then\ngo"\nB,5"\n',
      ['code=A | text=say "hi", then\ngo', 'code=B | text=5"'],
    ],
    ["a separator in the quoted head", '"a;b;c",code\nx,A\n', ["a;b;c=x | code=A"]],
    ["empty cells and lines", "code,text,\n\nA,,\n,two,\n", ["code=A", "text=two"]],
    ["a column twice", "code,text,text\nA,1,2\n", ["code=A | text=1 | text 2=2"]],
    ["nothing", "", []],
    ["too many cells", "code,text\nA,one,two\n", ["code=A | text=one", "import/ragged f:2:7 «two»"]],
    [
      "a quote without an end",
      'code,text\nA,"one\nB,two\n',
      ["code=A | text=one\nB,two\n", 'import/quote f:2:3 «"»'],
    ],
    [
      "more after a quote",
      'code,text\nA,"one" more,x\n',
      ["code=A | text=one", "import/after-quote f:2:8 « »"],
    ],
  ])("reads %s", (_, content, want) => {
    expect(shown(readCsv(text(content)))).toEqual(want);
  });

  it("gives each cell its place", () => {
    const [, row] = readCsv(text('code,text\nA,one\nB,"two"\n')).rows;
    expect(row?.cells.get("text")?.place).toEqual({
      file: "f",
      line: 3,
      column: 3,
      length: 5,
      excerpt: 'B,"two"',
    });
  });

  it("reads back whatever is written by the book", () => {
    const cell = anyText.filter((value) => value.trim() !== "");
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        (rows, separator, end) => {
          const quoted = rows.map((cells) =>
            cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator),
          );
          const { rows: read, problems } = readCsv(text([`a${separator}b`, ...quoted].join(end)));
          expect(problems).toEqual([]);
          expect(read.map(({ cells }) => [cells.get("a")?.text, cells.get("b")?.text])).toEqual(rows);
        },
      ),
    );
  });
});

describe("readMarkdown", () => {
  it.each<[name: string, content: string, want: string[]]>([
    ["a table", "# T\n\n| code | text |\n| --- | :-: |\n| A | one |\n\nend | x\n", ["code=A | text=one"]],
    ["one without edges", "code | text\n--|--\nA | one\n", ["code=A | text=one"]],
    [
      "what is marked up",
      "|code|text|\n|-|-|\n|[`A_B_C`](#a)|**one** _two_ a\\|b 5\\*6<br>x &lt;b&#62;|\n",
      ["code=A_B_C | text=one two a|b 5*6 x <b>"],
    ],
    ["several tables", "|code|\n|-|\n|A|\n\n|x|\n|-|\n|1|\n", ["code=A", "x=1"]],
    [
      "titles within a table, and tags",
      '|code|text|\n|-|-|\n|__1XX__ <a name="x">|**Group**|\n|11 <a name="y">|Use <Dial> or `<b>`|\n',
      ["code=11 | text=Use <Dial> or <b>"],
    ],
    ["a table whose every row is strong", "|code|text|\n|-|-|\n|**A**|**one**|\n", ["code=A | text=one"]],
    ["empty cells", "|code|text|\n|-|-|\n|A||\n", ["code=A | text="]],
    ["no table", "a | b\nc\n", []],
  ])("reads %s", (_, content, want) => {
    expect(shown(readMarkdown(text(content)))).toEqual(want);
  });

  it("gives each cell its place", () => {
    const [row] = readMarkdown(text("|code|text|\n|-|-|\n| A | `one` |\n")).rows;
    expect(row?.cells.get("text")?.place).toMatchObject({ line: 3, column: 7, length: 5 });
  });
});

describe("readJson", () => {
  it.each<[name: string, content: string, want: string[]]>([
    [
      "a list",
      '[{ "code": "A", "status": 400, "message": { "vi": "một", "en": "one" } }]',
      ["code=A | status=400 | message.vi=một | message.en=one"],
    ],
    ["a map", '{ "A": { "status": 400 }, "B": "two" }', ["code=A | status=400", "code=B | message=two"]],
    ["what is wrapped", '{ "errors": [{ "code": "A" }] }', ["code=A"]],
    ["a list of codes", '["A", "B"]', ["code=A", "code=B"]],
    [
      "YAML",
      "A: { retry: { wait: PT5M, scope: key }, aliases: [B, C] }\n",
      ['code=A | retry={"wait":"PT5M","scope":"key"} | aliases=B, C'],
    ],
    [
      "groups of groups",
      '[{ "code": 1, "class": "x", "subclasses": [{ "class": "y", "errors": [{ "code": 2, "causes": ["a", "b"] }] }] }]',
      ["code=2 | class=y | causes=a, b"],
    ],
    ["a list of what is no code", '[{ "code": "A", "causes": [{ "text": "a" }] }]', ["code=A | causes=a"]],
    ["a text", '"A"', []],
  ])("reads %s", (_, content, want) => {
    expect(shown(readJson(yaml(content)))).toEqual(want);
  });
});

describe("readOpenApi", () => {
  it("reads enums of codes and examples of answers, through references", () => {
    const content = `openapi: 3.0.3
paths:
  /a:
    get:
      operationId: a
      responses:
        "404": { $ref: "#/components/responses/Gone" }
        "200": { content: { json: { example: { code: 0 } } } }
components:
  responses:
    Gone:
      content:
        application/json:
          examples: { one: { value: { error: { code: GONE, message: Not here } } } }
  schemas:
    ErrorCode: { type: string, enum: [GONE, LOST, "no code"] }
    Colour: { enum: [RED] }
    Error: { properties: { errorCode: { enum: [BAD] }, code: { const: ONLY }, codes: { items: { enum: [MANY] } } } }
`;
    expect(shown(readOpenApi(yaml(content)))).toEqual([
      "code=GONE | message=Not here | status=404 | operations=a",
      "code=GONE",
      "code=LOST",
      "code=BAD",
      "code=ONLY",
      "code=MANY",
    ]);
  });
});

describe("readTypeScript", () => {
  it.each<[name: string, content: string, want: string[]]>([
    [
      "an enum",
      'export enum Code {\n  /** One. */\n  A = "A_1", B = 7, C }',
      ["code=A_1 | comment=One.", "code=7 | aliases=B", "code=C"],
    ],
    [
      "a const object",
      'const Codes = Object.freeze({ A: "A_1", "B-B": "B" } as const);',
      ["code=A_1", "code=B"],
    ],
    [
      "messages",
      'export const errors = { A: "It failed.", [`B`]: `Too ` + x };',
      ["code=A | message=It failed."],
    ],
    [
      "facts",
      'const errors = { A: { status: 400, retry: true, message: { vi: "Một" }, f: g(), h } } satisfies X;',
      ["code=A | status=400 | retry=true | message.vi=Một"],
    ],
    [
      "a list",
      'const codes = ["A", { code: "B", status: 400 }, ...more] as const;',
      ["code=A", "code=B | status=400"],
    ],
    ["a union", 'type Code = | "A" | "B" | (string & {});', ["code=A", "code=B"]],
    ["only what is called like codes", 'type Colour = "RED"; type ErrorName = "A";', ["code=A"]],
    ["anything, where nothing is", 'type Colour = "RED";', ["code=RED"]],
    [
      "classes of errors",
      '/** Busy. */\nexport declare class RequestLimitExceeded extends Base { readonly name: "Busy"; }\nclass AError extends Error {}\nclass Reader extends Base {}\nclass MyError {}',
      ["code=Busy | comment=Busy.", "code=AError"],
    ],
    ["what does not compile", 'enum Code { A = "A", B = ', ["code=A", "code=B"]],
    [
      "no objects about something else",
      'export const settings = { host: { name: "a" }, port: 80, retry: { times: "3" } };',
      ["import/nothing f:1:1 «e»"],
    ],
    ["nothing", "process.exit(3);", ["import/nothing f:1:1 «p»"]],
  ])("reads %s", (_, content, want) => {
    expect(shown(readTypeScript(text(content)))).toEqual(want);
  });
});
