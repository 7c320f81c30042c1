import { describe, expect, it } from "vitest";
import { catalog, type Edit, en, problemsAfter, vi } from "../minimal-contract.js";

const waits = (text: string): Edit => [en, "action: Wait.", `action: ${JSON.stringify(text)}`];
const at = (variant: string, text: string) =>
  `damaged-text/${variant} locales/en.yaml:18:13 «${JSON.stringify(text)}»`;

describe("damaged-text", () => {
  it.each<[variant: string, text: string]>([
    ["escape", "Call [Symbol.dispose]5D;() first."],
    ["escape", "Call [Symbol.dispose%5D;() first."],
    ["escape", "Write &amp;lt;task&amp;gt; first."],
    ["escape", "Write &amp;#60; first."],
    ["format", "Wait %!d(MISSING) seconds."],
    ["format", "Wait %!d(string=ten) seconds."],
    ["format", "Wait.%!(EXTRA string=ten)."],
    ["format", "Wait for [object Object]."],
    ["encoding", "Wait a fe\uFFFD seconds."],
    ["nothing", "Wait undefined seconds."],
    ["nothing", "Wait NaN seconds."],
  ])("%s: %s", (variant, text) => {
    expect(problemsAfter(waits(text))).toEqual([at(variant, text)]);
  });

  it.each([
    "Use list[5D]; or 5D; or a5D; or ]5B; first.",
    "Write &lt;task&gt; for <task>, and &amp; for &.",
    "Give 100%! (That is all.)",
    "Call https://example.com/%5Bid%5D first.",
    "Use an [object] or an [Object object].",
    "Send 'undefined', isNaN or NaNs.",
  ])("lets pass: %s", (text) => {
    expect(problemsAfter(waits(text))).toEqual([]);
  });

  it("lets a translation speak of undefined where its source does", () => {
    const source: Edit = [vi, "action: Đợi.", "action: Không gửi undefined."];
    expect(problemsAfter(source, waits("Do not send undefined."))).toEqual([]);
  });

  it("lets the source language speak of it alone", () => {
    expect(problemsAfter([vi, "action: Đợi.", "action: Không gửi undefined."])).toEqual([]);
  });

  it("looks at texts of no code", () => {
    expect(problemsAfter([vi, "title: Mã lỗi", "title: Mã l\uFFFDi"])).toEqual([
      "damaged-text/encoding locales/vi.yaml:1:8 «Mã l\uFFFDi»",
    ]);
  });

  it("knows exemptions", () => {
    const exemption = `exemptions:
  - { rule: damaged-text, code: ERROR_RATE, language: en, field: action, reason: It is about it. }
errors:
`;
    expect(problemsAfter(waits("Wait [object Object]."), [catalog, "errors:\n", exemption])).toEqual([]);
  });
});
