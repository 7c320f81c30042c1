import { describe, expect, it } from "vitest";
import { durationMs } from "../../scripts/model/duration.js";

describe("durationMs", () => {
  it.each([
    ["PT0S", 0],
    ["PT120S", 120_000],
    ["PT5M", 300_000],
    ["PT1H30M", 5_400_000],
    ["P1D", 86_400_000],
    ["P1DT1S", 86_401_000],
    ["PT999999999S", 999_999_999_000],
  ])("%s is %d ms", (duration, want) => {
    expect(durationMs(duration)).toBe(want);
  });

  it.each([
    "",
    "P",
    "PT",
    "P1DT",
    "5M",
    "PT5",
    "PT-5M",
    "PT1.5S",
    "P1W",
    "P1M",
    "P1Y",
    "pt5m",
    "PT5M ",
    "PT5S5M",
    "PT1234567890S",
  ])("%j is no duration", (duration) => {
    expect(() => durationMs(duration)).toThrow(RangeError);
  });
});
