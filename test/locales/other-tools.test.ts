import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatFor } from "../../scripts/locales/formats.js";
import type { ReadFile, ReadUnit } from "../../scripts/locales/translation-unit.js";
import { readWith, textAt } from "./files.js";

/* Files as other tools write them: each has its own way with ids, states, notes and placeholders. */

const folder = new URL("../fixtures/translations/", import.meta.url);
const contentOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

function read(name: string, text = contentOf(name)): ReadFile {
  const format = formatFor(name, text);
  if (!format) throw new Error(`${name} is of no format`);
  return readWith(format, text);
}

const brief = ({ key, target, state }: ReadUnit): unknown[] => [key, target, state];

describe("XLIFF", () => {
  it("of Weblate's: fuzzy means needs-translation, and tags may have become text", () => {
    const { sourceLanguage, targetLanguage, units } = read("weblate.xlf");
    expect([sourceLanguage, targetLanguage]).toEqual(["vi", "zh-Hans"]);
    expect(units.map(brief)).toEqual([
      ["title", "错误代码", "done"],
      ["errors.ERROR_RATE_LIMIT.description", "请求频率限制", "done"],
      ["errors.ERROR_RATE_LIMIT.action", "请降低请求速度。", "needs-review"],
      ["errors.ERROR_INVALID_TASK_DATA.description", "任务数据无效：{{detail}}", undefined],
      ["errors.ERROR_INVALID_TASK_DATA.action", "", "missing"],
    ]);
    expect(units[1]?.notes).toEqual(["What happened, in a phrase."]);
    expect(units[3]?.source).toBe("dữ liệu tác vụ không hợp lệ: {{detail}}");
  });

  it("of Crowdin's: keys are names, ids are numbers, and the source stands where nothing does", () => {
    const { units } = read("crowdin.xlf");
    expect(units.map((unit) => [...brief(unit), unit.source])).toEqual([
      [
        "errors.ERROR_RATE_LIMIT.description",
        "Превышена частота запросов",
        "done",
        "Tần suất/Giới hạn tốc độ yêu cầu",
      ],
      [
        "errors.ERROR_INVALID_TASK_DATA.description",
        "недопустимые данные задачи: {{detail}}",
        "done",
        "dữ liệu tác vụ không hợp lệ: {{detail}}",
      ],
      ["errors.ERROR_RATE_LIMIT.action", "", "missing", "Thử lại sau."],
      ["874400", "Коды ошибок", "done", "Mã lỗi"],
    ]);
  });

  it("cut into sentences, with placeholders elsewhere, in whatever prefix", () => {
    const { targetLanguage, units } = read("segmented.xlf");
    expect(targetLanguage).toBe("ja");
    expect(units.map((unit) => [...brief(unit), unit.source])).toEqual([
      [
        "errors.ERROR_RATE_LIMIT.explanation",
        "プランには上限があります。 上限を 超えました。",
        "done",
        "Gói dịch vụ có giới hạn. Bạn đã vượt quá.",
      ],
      [
        "errors.ERROR_INVALID_TASK_DATA.description",
        "タスクデータが無効です: {{detail}}",
        undefined,
        "dữ liệu không hợp lệ: {{detail}}",
      ],
      ["title", "エラーコード", "needs-review", "Mã lỗi"],
    ]);
    expect(units[0]?.notes).toEqual(["Why it happened."]);
  });
});

describe("PO", () => {
  it("of Weblate's: strings over lines, earlier texts, entries out of use, plural forms", () => {
    const { sourceLanguage, targetLanguage, units, unread } = read("weblate.po");
    expect([sourceLanguage, targetLanguage]).toEqual(["vi", "zh-Hans"]);
    expect(units.map(brief)).toEqual([
      ["errors.ERROR_RATE_LIMIT.description", "请求频率限制", "done"],
      ["errors.ERROR_RATE_LIMIT.action", '请降低请求速度，或升级 "套餐"。', "stale"],
      ["errors.ERROR_INVALID_TASK_DATA.description", "任务数据无效：{{detail}}", "needs-review"],
      ["title", "", "missing"],
    ]);
    expect(units[1]).toMatchObject({
      source: "Giảm tốc độ gửi yêu cầu rồi thử lại, hoặc nâng cấp gói dịch vụ.",
      previous: "Giảm tốc độ gửi yêu cầu.",
      notes: ["Is this the right word?", "What the reader does now."],
    });
    expect(units[3]?.notes).toEqual([]);
    expect(unread).toEqual([{ mistake: "po-plural", values: { text: "%d lỗi" }, line: 59, column: 15 }]);
  });

  it("of Crowdin's: without a context, the id is the source text", () => {
    const { targetLanguage, units } = read("crowdin.po");
    expect(targetLanguage).toBe("ru-RU");
    expect(units.map((unit) => [...brief(unit), unit.source])).toEqual([
      [
        "errors.ERROR_RATE_LIMIT.description",
        "Превышена частота запросов",
        "done",
        "Tần suất/Giới hạn tốc độ yêu cầu",
      ],
      ["Mã lỗi", "Коды\tошибок", "done", "Mã lỗi"],
    ]);
  });

  it("of Lingui's: ids that are keys are no source texts", () => {
    const { targetLanguage, units } = read("lingui.po");
    expect(targetLanguage).toBe("ja");
    expect(units.map((unit) => [...brief(unit), unit.source])).toEqual([
      ["errors.ERROR_RATE_LIMIT.description", "リクエスト頻度の制限", "done", undefined],
      [
        "dữ liệu tác vụ không hợp lệ: {{detail}}",
        "タスクデータが無効です: {{detail}}",
        "done",
        "dữ liệu tác vụ không hợp lệ: {{detail}}",
      ],
      ["errors.ERROR_RATE_LIMIT.action", "", "missing", undefined],
    ]);
  });
});

describe("i18next JSON", () => {
  it.each([
    [
      "weblate.json",
      [
        ["title", "エラーコード", undefined],
        ["errors.ERROR_RATE_LIMIT.description", "リクエスト頻度の/制限。", undefined],
        ["errors.ERROR_RATE_LIMIT.action", "", "missing"],
      ],
    ],
    [
      "crowdin.json",
      [
        ["errors.ERROR_RATE_LIMIT.description", "リクエスト頻度の制限", undefined],
        ["statuses.200.name", "成功", undefined],
      ],
    ],
  ])("in objects or with dots in its keys: %s", (name, units) => {
    expect(read(name).units.map(brief)).toEqual(units);
  });
});

const names = [
  "weblate.xlf",
  "crowdin.xlf",
  "segmented.xlf",
  "weblate.po",
  "crowdin.po",
  "lingui.po",
  "weblate.json",
];

it.each(names)("%s says the same with a byte order mark and the line ends of Windows", (name) => {
  const windows = `\uFEFF${contentOf(name).replaceAll("\n", "\r\n")}`;
  expect(read(name, windows)).toEqual(read(name));
  expect(formatFor("texts", windows)).toBe(formatFor(name, ""));
});

it.each([
  ["weblate.xlf", "错误代码</target>"],
  ["crowdin.xlf", "Превышена частота запросов</target>"],
  ["segmented.xlf", "プランには上限があります。</x:target>"],
  ["weblate.po", '请求频率限制"'],
  ["crowdin.po", 'Превышена частота запросов"'],
  ["lingui.po", 'リクエスト頻度の制限"'],
  ["weblate.json", 'エラーコード",'],
])("%s has its first text where it is said to begin", (name, rest) => {
  const [first] = read(name).units;
  expect(first && textAt(contentOf(name), first)).toBe(rest);
});
