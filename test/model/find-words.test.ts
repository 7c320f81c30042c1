import { describe, expect, it } from "vitest";
import { findWord } from "../../scripts/model/find-words.js";

describe("findWord", () => {
  it.each<[text: string, word: string, found: string[]]>([
    ["Tạo tác vụ mới", "tác vụ", ["tác vụ"]],
    ["TÁC VỤ", "tác vụ", ["TÁC VỤ"]],
    ["Đợi, đợi!", "đợi", ["Đợi", "đợi"]],
    ["tác vụ", "tác", ["tác"]],
    ["tác vụ".normalize("NFD"), "tác vụ", ["tác vụ"]],
    ["tác vụ", "tác vụ".normalize("NFD"), ["tác vụ"]],
    ["khóa khoá", "khóa", ["khóa"]],
    ["chặn bị chặn", "chặn", ["chặn", "chặn"]],
    ["ăn", "an", []],
    ["khóa", "kho", []],
    ["khóa", "a", []],
    ["đkhóa", "khóa", []],
    ["khóa2", "khóa", []],
    ["tác\u00A0vụ, tác\n vụ", "tác vụ", ["tác\u00A0vụ", "tác\n vụ"]],
    ["taskId", "task", []],
    ["task.type", "task", ["task"]],
    ["a c++ b", "C++", ["c++"]],
    ["新しい仕事を", "仕事", ["仕事"]],
    ["โปรดรอสักครู่", "รอ", ["รอ"]],
    ["请查询余额", "查询", ["查询"]],
    ["キーをコピー", "キー", ["キー"]],
    ["APIキーを", "キー", ["キー"]],
    ["新しいJOBを作成", "job", ["JOB"]],
    ["检查API密钥", "api", ["API"]],
    ["サーバーJOB", "job", ["JOB"]],
    ["JOBSを作成", "job", []],
    ["ключа ключ", "ключ", ["ключ"]],
    ["", "task", []],
  ])("in %j, %j", (text, word, found) => {
    const whole = text.normalize("NFC");
    expect(findWord(text, word).map(({ start, end }) => whole.slice(start, end))).toEqual(found);
  });
});
