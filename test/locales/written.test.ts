import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { translationFormats } from "../../scripts/locales/formats.js";
import type { TranslationFile } from "../../scripts/locales/translation-unit.js";

const file: TranslationFile = {
  sourceLanguage: "vi",
  targetLanguage: "zh-Hans",
  units: [
    { key: "title", source: "Mã lỗi", target: "错误代码", state: "done", notes: [] },
    {
      key: "errors.ERROR_INVALID_TASK_DATA.description",
      source: "dữ liệu: {{detail}}",
      target: '<数据> & "{{detail}}"',
      state: "stale",
      previous: "dữ liệu",
      notes: ["What happened, in a phrase."],
    },
    {
      key: "errors.ERROR_RATE_LIMIT.action",
      source: "Đợi\nmột lát",
      target: "稍等\n片刻\\",
      state: "machine",
      notes: [],
    },
    {
      key: "errors.ERROR_RATE_LIMIT.description",
      source: "Giới hạn",
      target: "限制\u001b",
      state: "needs-review",
      notes: [],
    },
    { key: "statuses.200.name", source: "LỖI", target: "", state: "missing", notes: [] },
  ],
};

it.each(translationFormats)(
  "$name is written as translators have always got it",
  ({ name, extension, write }) => {
    const want = new URL(`../fixtures/translations/written/${name}.${extension}`, import.meta.url);
    expect(write(file)).toBe(readFileSync(want, "utf8"));
  },
);
