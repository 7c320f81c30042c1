import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration } from "../../src/index.js";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const languages = ["vi", "en", "ru", "ja", "zh-Hans", "ar", "de"];

describe("formatDuration", () => {
  it.each<[ms: number, want: string]>([
    [-5, "0 giây"],
    [0, "0 giây"],
    [1, "1 giây"],
    [second, "1 giây"],
    [second + 1, "2 giây"],
    [4 * minute + 12 * second, "4 phút 12 giây"],
    [5 * minute, "5 phút"],
    [hour - 1, "1 giờ"],
    [2 * hour + 4 * minute + second, "2 giờ 5 phút"],
    [day - 1, "1 ngày"],
    [day + 1, "1 ngày 1 giờ"],
    [30 * day, "30 ngày"],
    [Number.NaN, "0 giây"],
    [Number.POSITIVE_INFINITY, "100.000.000 ngày"],
  ])("%d ms", (ms, want) => {
    expect(formatDuration(ms, "vi")).toBe(want);
  });

  it.each<[language: string, one: string, five: string]>([
    ["en", "1 minute 1 second", "5 minutes 2 seconds"],
    ["ru", "1 минута 1 секунда", "5 минут 2 секунды"],
    ["pl", "1 minuta i 1 sekunda", "5 minut i 2 sekundy"],
    ["ar", "دقيقة وثانية", "5 دقائق وثانيتان"],
    ["de", "1 Minute, 1 Sekunde", "5 Minuten, 2 Sekunden"],
    ["ja", "1分1秒", "5分2秒"],
    ["zh-Hans", "1分钟1秒钟", "5分钟2秒钟"],
  ])("has the plural forms of %s", (language, one, five) => {
    expect(formatDuration(minute + second, language)).toBe(one);
    expect(formatDuration(5 * minute + 2 * second, language)).toBe(five);
  });

  it("never shows less than is left, nor more than the second unit too much; and more where more is left", () => {
    const ms = fc.integer({ min: 0, max: 30 * day });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(shown(a)).toBeGreaterThanOrEqual(a);
        expect(shown(a) - a).toBeLessThan(a > day ? hour : a > hour ? minute : second);
        if (a <= b) expect(shown(a)).toBeLessThanOrEqual(shown(b));
      }),
    );
  });

  it("is words in every language, whatever the duration, and two units at most", () => {
    const ms = fc.oneof(
      fc.integer({ min: 0, max: 30 * day }),
      fc.double({ min: 0, max: 30 * day, noNaN: true }),
    );
    fc.assert(
      fc.property(ms, fc.constantFrom(...languages), (ms, language) => {
        const words = formatDuration(ms, language);
        expect(words).not.toMatch(/NaN|\{\{|undefined|^\s*$/);
        expect(words.match(/\d+/g)?.length ?? 0).toBeLessThanOrEqual(2);
      }),
    );
  });
});

const sizes: Readonly<Record<string, number>> = { day, hour, minute, second };

/** What the English words come to, in ms. */
function shown(ms: number): number {
  const parts = [...formatDuration(ms, "en").matchAll(/(\d+) (day|hour|minute|second)s?/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (sizes[unit] ?? 0), 0);
}
