import fc from "fast-check";
import { expect, it } from "vitest";
import { durationMs } from "../../scripts/model/duration.js";

const part = fc.option(fc.nat(999_999_999), { nil: undefined });
const written = (parts: readonly (number | undefined)[], units: string): string =>
  parts.map((value, index) => (value === undefined ? "" : `${value}${units[index]}`)).join("");

it("a duration is the sum of its parts", () => {
  const property = fc.property(part, fc.tuple(part, part, part), (days, time) => {
    const date = written([days], "D");
    const clock = written(time, "HMS");
    fc.pre(date + clock !== "");
    const [hours = 0, minutes = 0, seconds = 0] = time;
    const want = (days ?? 0) * 86_400_000 + hours * 3_600_000 + minutes * 60_000 + seconds * 1000;
    expect(durationMs(`P${date}${clock && `T${clock}`}`)).toBe(want);
  });
  fc.assert(property, { numRuns: 1000 });
});

it("what is no duration is refused", () => {
  const property = fc.property(fc.stringMatching(/^[PTDHMSW0-9.-]{0,10}$/), (text) => {
    fc.pre(!/^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/.test(text) || /[PT]$/.test(text));
    expect(() => durationMs(text)).toThrow(RangeError);
  });
  fc.assert(property, { numRuns: 1000 });
});
