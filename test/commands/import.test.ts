import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalog, en, minimal, openapi, vi } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi, type Run } from "./maloi.js";

let root: string;
beforeEach(async () => {
  root = await folderWith(minimal);
});
afterEach(() => rm(root, { recursive: true }));

async function imported(file: string, content: string, ...args: string[]): Promise<Run> {
  await writeFile(join(root, file), content);
  return maloi(["import", file, ...args], root);
}

async function contract(): Promise<Record<string, string | undefined>> {
  const files = await filesIn(root);
  return Object.fromEntries(Object.keys(minimal).map((file) => [file, files[file]]));
}

const head = "Mã lỗi;HTTP;Nhóm;Thử lại;Mô tả;Message (EN);Ghi chú\r\n";
const row = 'QUEUE_FULL;400 Bad Request;limit;có;"Hàng đợi\r\n""đầy"" {size}";Queue {size} full;x\r\n';
const same = "ERROR_RATE;400;limit;;Quá nhanh;Too fast;\r\n";
const different = "ERROR_DATA;400;request;không;Sai: {detail};;\r\n";

describe("maloi import", () => {
  it("says what it understood, adds what is new, and leaves alone what is there", async () => {
    const { code, out, err } = await imported("codes.csv", `\uFEFF${head}${row}${same}${different}`);
    expect(err).toBe("");
    expect(out.split("\n")).toEqual([
      "codes.csv has 3 rows:",
      "  code ← Mã lỗi",
      "  status ← HTTP",
      "  category ← Nhóm",
      "  retry ← Thử lại",
      "  en.description ← Message (EN)",
      "  vi.description ← Mô tả",
      "not understood, and left out: Ghi chú",
      "{size} becomes {{size}}, and so on, in 3 texts",
      "1 code is there already, and says the same",
      "1 code is there already, says something else, and stays as it is without --update:",
      "  ERROR_DATA codes.csv:5:1",
      "added QUEUE_FULL:",
      "  spec/errors.yaml:16",
      "  locales/en.yaml:19",
      "  locales/vi.yaml:19",
      "4 texts are marked TODO and have still to be written",
      "1 code is in no operation's x-error-codes yet",
      "maloi check names each place",
      "",
    ]);
    expect(code).toBe(0);
    const files = await contract();
    expect(files[catalog]).toContain("    retry: backoff\n    params: { size: string }\n  ERROR_DATA:");
    expect(files[vi]).toContain('    description: Hàng đợi "đầy" {{size}}\n');
    expect(files[vi]).toContain("Dữ liệu sai: {{detail}}");
    expect(files[openapi]).toBe(minimal[openapi]);
  });

  it("--update leaves earlier wordings as they are", async () => {
    const kept = (minimal[vi] ?? "").replace(
      "action: Sửa lại.\n",
      'action: Sửa lại.\n    # From the first guide.\n    formerly: [ "Sai dữ liệu", "Hỏng: {{detail}}" ]\n',
    );
    await writeFile(join(root, vi), kept);
    expect((await imported("codes.csv", head + same + different, "--update")).code).toBe(0);
    const want = kept.replace('"Dữ liệu sai: {{detail}}"', '"Sai: {{detail}}"');
    expect(await contract()).toEqual({ ...minimal, [vi]: want });
  });

  it("--update changes what is there, and nothing else", async () => {
    const { code, out } = await imported("codes.csv", head + same + different, "--update");
    expect(out).toContain("updated ERROR_DATA:\n  locales/vi.yaml:20\nnext: maloi generate\n");
    expect(code).toBe(0);
    const want = (minimal[vi] ?? "").replace('"Dữ liệu sai: {{detail}}"', '"Sai: {{detail}}"');
    expect(await contract()).toEqual({ ...minimal, [vi]: want });
  });

  it("--dry-run writes nothing", async () => {
    const { code, out } = await imported("codes.csv", head + row, "--dry-run", "--lang", "vi");
    expect(out).toMatch(/sẽ thêm 1 mã \(QUEUE_FULL\):.*chưa ghi gì cả: đây chỉ là chạy thử\n$/s);
    expect(code).toBe(0);
    expect(await contract()).toEqual(minimal);
  });

  it("reads what other tools have, with the facts that they lack", async () => {
    const facts = ["--status", "400", "--category", "request", "--retry", "never", "--json"];
    const files: [name: string, content: string, codes: string[]][] = [
      ["codes.ts", 'export enum Code { A = "CODE_A" }\nthrow new Error("run");', ["CODE_A"]],
      [
        "codes.json",
        '{ "CODE_B": "Một", "CODE_C": { "message": { "vi": "Hai", "en": "Two" } } }',
        ["CODE_B", "CODE_C"],
      ],
      ["codes.md", "| Lỗi | Mã lỗi |\n|-|-|\n| Ba | `CODE_D` |\n\n| x | y |\n|-|-|\n| 1 | 2 |\n", ["CODE_D"]],
      [
        "api.yaml",
        `${minimal[openapi]}components: { schemas: { ErrorCode: { enum: [CODE_E] } } }\n`,
        ["CODE_E"],
      ],
    ];
    for (const [name, content, codes] of files) {
      const run = await imported(name, content, ...facts);
      expect([name, run.code, JSON.parse(run.out)]).toEqual([
        name,
        0,
        expect.objectContaining({ added: codes }),
      ]);
    }
    expect((await contract())[en]).toContain("  CODE_C:\n    description: Two\n");
    await maloi(["import", "codes.csv"], root);
  });

  it("takes the columns that it is told", async () => {
    const content = "A,B,C,D\nQUEUE_FULL,limit,Đầy,Full\n";
    const columns = ["--columns", "code=A,category=B", "vi.description=C", "en.description=D"];
    const { code } = await imported("codes.csv", content, ...columns, "--status", "400", "--retry", "never");
    expect(code).toBe(0);
    expect((await contract())[en]).toContain("  QUEUE_FULL:\n    description: Full\n");
  });

  it.each<[name: string, file: string, content: string, args: string[], said: string[]]>([
    [
      "every conflict, each with its place",
      "codes.csv",
      `${head}error_rate;400;limit;có;a;b;\r\nERROR_SPEED;999;limits;có;a;b;\r\nA;400;limit;có;a;;\r\nA;401;limit;có;a;;\r\n`,
      [],
      ["error[import]: A says something else here than in line 4", " --> codes.csv:5:1\n"],
    ],
    [
      "clashes with the contract",
      "codes.csv",
      `${head}error_rate;400;limit;có;a;b;\r\nERROR_SPEED;400;limits;có;a;b;\r\n`,
      [],
      [
        "error_rate differs from ERROR_RATE, at spec/errors.yaml:11, by its case alone",
        " --> codes.csv:2:1\n",
        "ERROR_SPEED is an alias of ERROR_RATE",
        "ERROR_SPEED has the category limits, which is not declared",
        " --> codes.csv:3:17\n",
      ],
    ],
    [
      "codes without facts",
      "codes.csv",
      "code\nNEW\n",
      [],
      ["NEW has no status", "NEW has no category", " --> codes.csv:2:1"],
    ],
    ["a file without codes", "codes.csv", "a,b\n1,2\n", [], ["no column holds the codes; there are a, b"]],
    [
      "a column that is not there",
      "codes.csv",
      "code,b\n1,2\n",
      ["--columns", "en.action=c"],
      ["there is no column c", "fix: write b"],
    ],
    ["broken JSON", "codes.json", '{ "A": ', [], ["error[syntax]", "codes.json:1:8"]],
    [
      "a file of another kind",
      "codes.xlsx",
      "PK",
      [],
      ["codes.xlsx is of no kind that can be read", "fix: save it with one of these endings: .csv,"],
    ],
    [
      "what would make mistakes, which are in no file yet",
      "codes.csv",
      "code;status;category;retry;message_en;message_vi\nNEW_ONE;400;limit;never;Too {{fast}};Nhanh\n",
      [],
      ["the lines are those of the files as they would be:\nerror[", "; nothing was written\n"],
    ],
    [
      "what a terminal acts on",
      "codes.csv",
      `${head}\u001B[2J;400;limit;có;a;b;\r\n`,
      [],
      ["<U+001B>[2J cannot be a code"],
    ],
  ])("refuses %s, and writes nothing", async (_, file, content, args, said) => {
    const { code, err } = await imported(file, content, ...args);
    for (const sentence of said) expect(err).toContain(sentence);
    expect(err).not.toContain("    at ");
    expect(code).toBe(1);
    expect(await contract()).toEqual(minimal);
  });

  it("refuses what is no file", async () => {
    await mkdir(join(root, "codes.csv"));
    expect((await maloi(["import", "codes.csv"], root)).err).toContain("codes.csv");
    const { code, err } = await maloi(["import", "../nowhere.csv"], root);
    expect(err).toContain("error[file]: there is no file ../nowhere.csv\n --> ../nowhere.csv:1:1\n");
    expect(code).toBe(1);
  });
});
