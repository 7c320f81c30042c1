import { describe, expect, it } from "vitest";
import { guessColumns, readAssignment } from "../../scripts/import/columns.js";

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
