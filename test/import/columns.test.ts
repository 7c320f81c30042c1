import { describe, expect, it } from "vitest";
import { foreignColumns, guessColumns, readAssignment } from "../../scripts/import/columns.js";

const guessed = (...columns: string[]) =>
  Object.fromEntries(
    [...guessColumns(columns, ["vi", "en", "zh-Hans"])].map(([target, column]) => [column, target]),
  );

describe("guessColumns", () => {
  it.each<[columns: string[], want: Record<string, string>]>([
    [["code", "status", "message"], { code: "code", status: "status", message: "vi.description" }],
    [
      ["errorCode", "httpStatus", "errorMessage"],
      { errorCode: "code", httpStatus: "status", errorMessage: "vi.description" },
    ],
    [
      ["Mã lỗi", "Mô tả", "Nguyên nhân", "Cách xử lý"],
      {
        "Mã lỗi": "code",
        "Mô tả": "vi.description",
        "Nguyên nhân": "vi.explanation",
        "Cách xử lý": "vi.action",
      },
    ],
    [
      ["MÃ LỖI".normalize("NFD"), "Nhóm", "Thử lại"],
      { ["MÃ LỖI".normalize("NFD")]: "code", Nhóm: "category", "Thử lại": "retry" },
    ],
    [
      ["code", "message_en", "message_vi"],
      { code: "code", message_en: "en.description", message_vi: "vi.description" },
    ],
    [
      ["code", "message.en", "messageVi"],
      { code: "code", "message.en": "en.description", messageVi: "vi.description" },
    ],
    [
      ["Code", "Mô tả (tiếng Việt)", "Mô tả tiếng Anh"],
      { Code: "code", "Mô tả (tiếng Việt)": "vi.description", "Mô tả tiếng Anh": "en.description" },
    ],
    [
      ["code", "English", "Vietnamese", "zh-Hans"],
      {
        code: "code",
        English: "en.description",
        Vietnamese: "vi.description",
        "zh-Hans": "zh-Hans.description",
      },
    ],
    [
      ["code", "message", "description"],
      { code: "code", message: "vi.description", description: "vi.explanation" },
    ],
    [["code", "message", "message.vi"], { code: "code", "message.vi": "vi.description" }],
    [["code", "message_fr", "Ghi chú", "Envelope"], { code: "code" }],
    [["id", "error", "key"], { id: "code" }],
    [["Code", "Solutions", "Causes"], { Code: "code", Solutions: "vi.action", Causes: "vi.explanation" }],
  ])("%j", (columns, want) => {
    expect(guessed(...columns)).toEqual(want);
  });
});

describe("readAssignment", () => {
  it.each<[text: string, want: unknown]>([
    ["code=A", ["code", "A"]],
    ["en.description=Text = more", ["en.description", "Text = more"]],
    ["zh-Hans.action=x", ["zh-Hans.action", "x"]],
    ["text=A", undefined],
    ["en.texts=A", undefined],
    ["code", undefined],
    ["code=", undefined],
  ])("%s", (text, want) => {
    expect(readAssignment(text)).toEqual(want);
  });
});

describe("a column in a language that the contract lacks", () => {
  const texts: Readonly<Record<string, readonly string[]>> = {
    message: ["Hết hàng", "Quá nhanh"],
    text: ["Sold out", "Café Đà Nẵng is closed", "Gone"],
  };
  it.each<[columns: string[], languages: string[], chosen: object, foreign: object]>([
    [
      ["code", "Mô tả", "Thông báo tiếng Anh"],
      ["en"],
      { code: "code", "en.description": "Thông báo tiếng Anh" },
      { "Mô tả": "vi" },
    ],
    [["code", "vi", "en"], ["en"], { code: "code", "en.description": "en" }, { vi: "vi" }],
    [["id", "message_de"], ["en"], { code: "id" }, { message_de: "de" }],
    [["code", "message"], ["en"], { code: "code" }, { message: "vi" }],
    [["code", "message"], ["en", "vi"], { code: "code", "vi.description": "message" }, {}],
    [["code", "text"], ["en", "vi"], { code: "code", "en.description": "text" }, {}],
    [["code", "Mô tả"], ["en", "vi-VN"], { code: "code", "vi-VN.description": "Mô tả" }, {}],
    [["mã lỗi", "nhóm"], ["en"], { code: "mã lỗi", category: "nhóm" }, {}],
  ])("of %j, where it has %j", (columns, languages, chosen, foreign) => {
    const textsOf = (column: string) => texts[column] ?? [];
    expect(Object.fromEntries(guessColumns(columns, languages, textsOf))).toEqual(chosen);
    expect(Object.fromEntries(foreignColumns(columns, languages, textsOf))).toEqual(foreign);
  });
});
