import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatTime } from "../../src/index.js";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 16, 50) }));
afterEach(() => void vi.useRealTimers());

const at = (hours: number, minutes: number, seconds = 0) =>
  new Date(Date.UTC(2026, 10, 22, hours, minutes, seconds));

describe("formatTime", () => {
  it.each<[name: string, date: Date, language: string, timeZone: string, want: string]>([
    ["today", at(17, 5), "en-GB", "UTC", "17:05"],
    ["never too early", at(17, 5, 1), "en-GB", "UTC", "17:06"],
    ["another day", at(24, 5), "en-GB", "UTC", "23 Nov 2026, 00:05"],
    ["another day by a second", at(23, 59, 1), "en-GB", "UTC", "23 Nov 2026, 00:00"],
    ["the reader's day, which is this one", at(24, 5), "en-GB", "America/New_York", "19:05"],
    ["the reader's day, which is the next", at(17, 5), "en-GB", "Asia/Ho_Chi_Minh", "23 Nov 2026, 00:05"],
    ["the reader's language", at(24, 5), "de", "UTC", "23.11.2026, 00:05"],
  ])("%s", (_, date, language, timeZone, want) => {
    expect(formatTime(date, language, { timeZone })).toBe(want);
  });

  it.each([
    ["en", "Asia/Nowhere"],
    ["not a tag", "UTC"],
  ])("tells the application that %s in %s cannot be meant", (language, timeZone) => {
    expect(() => formatTime(at(17, 5), language, { timeZone })).toThrow(RangeError);
  });
});
