import { expect, it } from "vitest";
import { directionOf } from "../../scripts/site/direction.js";

it.each([
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["fa", "rtl"],
  ["ur", "rtl"],
  ["dv", "rtl"],
  ["az-Arab", "rtl"],
  ["pa-PK", "rtl"],
  ["pa", undefined],
  ["az", undefined],
  ["ar-Latn", undefined],
  ["vi", undefined],
  ["zh-Hans", undefined],
  ["en", undefined],
])("%s is written from the side that it is read from: %s", (language, want) => {
  expect(directionOf(language)).toBe(want);
});
