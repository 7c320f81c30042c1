import { describe, expect, it } from "vitest";
import { en, problemsAfter, vi } from "../minimal-contract.js";

/** What is wrong with `text` in the place of an action, or of a description. */
const actionOf = (text: string) => kinds([en, "action: Wait.", `action: ${JSON.stringify(text)}`]);
const descriptionOf = (text: string) =>
  kinds([en, "description: Too fast\n", `description: ${JSON.stringify(text)}\n`]);

function kinds(edit: readonly [string, string, string]): string[] {
  return problemsAfter(edit)
    .filter((line) => line.startsWith("sentence-form"))
    .map((line) => line.split(" ")[0]?.split("/")[1] ?? "");
}

describe("sentence-form", () => {
  it.each([
    "Wait.",
    "Wait?",
    "Wait!",
    "Wait…",
    "等待。",
    "等待！",
    "等待？",
    "انتظر؟",
    "انتظار کریں۔",
    "रुको।",
    "Սպասեք։",
  ])("a sentence may end so: %s", (text) => {
    expect(actionOf(text)).toEqual([]);
  });

  it.each([
    ["a quotation", 'Choose "Wait."'],
    ["a bracket", "Wait (a moment.)"],
    ["a corner bracket", "「待って。」"],
    ["Thai, which ends with nothing", "โปรดรอ"],
    ["Lao, with a mark above its last letter", "ກະລຸນາລໍຖ້າກ່ອນ"],
  ])("or so: %s", (_, text) => {
    expect(actionOf(text)).toEqual([]);
  });

  it.each(["Wait", "Wait,", "Wait:", "等待", "Wait (a moment)", 'Choose "Wait"'])(
    "but not so: %s",
    (text) => {
      expect(actionOf(text)).toEqual(["end"]);
    },
  );

  it.each(["Too fast.", "太快了。", "बहुत तेज़।", 'It says "too fast."'])(
    "a description does not end so: %s",
    (text) => {
      expect(descriptionOf(text)).toEqual(["stop"]);
    },
  );

  it.each(["Too fast", "Too fast?", "Too fast!", "Too fast…", "太快了", "太快了！"])(
    "but it may end so: %s",
    (text) => {
      expect(descriptionOf(text)).toEqual([]);
    },
  );

  it.each(["too fast", "đã quá nhanh", "(too fast)", "“too fast”", "¿too fast?"])(
    "no text begins with a small letter: %s",
    (text) => {
      expect(descriptionOf(text)).toEqual(["capital"]);
    },
  );

  it.each([
    "Too fast",
    "Đã quá nhanh",
    "太快了",
    "เร็วเกินไป",
    "سريع جدا",
    "ძალიან სწრაფად",
    "3 times too fast",
    "“Too fast”",
  ])("but so: %s", (text) => {
    expect(descriptionOf(text)).toEqual([]);
  });

  it.each(["taskId is wrong", "task.type is wrong", "max_size is wrong", "utf8 is wrong"])(
    "or with a name as programs have them: %s",
    (text) => {
      expect(descriptionOf(text)).toEqual([]);
    },
  );

  it("says nothing of what a placeholder brings, at the beginning or at the end", () => {
    expect(problemsAfter([vi, "Dữ liệu sai: {{detail}}", "{{detail}}"])).toEqual([]);
    expect(
      problemsAfter([vi, "Sửa lại.", "'Sửa {{detail}}'"], [en, "Correct it.", "'Correct {{detail}}'"]),
    ).toEqual([]);
  });

  it("leaves the ends of other texts alone, but not their beginnings", () => {
    expect(problemsAfter([vi, "intro: Các mã lỗi.", "intro: các mã lỗi"])).toEqual([
      "sentence-form/capital locales/vi.yaml:2:8 «các mã lỗi»",
    ]);
    expect(problemsAfter([en, "description: Not sent. }", "description: Not sent }"])).toEqual([]);
  });

  it("leaves alone what is still to be written", () => {
    expect(actionOf("TODO")).toEqual([]);
    expect(actionOf("TODO: wait")).toEqual([]);
  });

  it("looks at failures without a code, too", () => {
    expect(problemsAfter([en, "explanation: No answer in time.", "explanation: no answer in time"])).toEqual([
      "sentence-form/capital locales/en.yaml:12:50 «no answer in time»",
      "sentence-form/end locales/en.yaml:12:50 «no answer in time»",
    ]);
  });
});
