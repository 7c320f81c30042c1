import { describe, expect, it } from "vitest";
import { formatFor, formatNamed } from "../../scripts/locales/formats.js";

describe("a file is read in the format", () => {
  it.each([
    ["that is named", "texts.json", "{}", "po", "po"],
    ["that its name ends in", "texts.XLF", "{}", undefined, "xliff-2.0"],
    ["that its name ends in", "texts.xliff", "", undefined, "xliff-2.0"],
    ["that its name ends in", "a/vi.pot", "", undefined, "po"],
    ["that its name ends in", "vi.json", "", undefined, "i18next"],
    ["that it looks like", "texts", "\uFEFF <?xml", undefined, "xliff-2.0"],
    ["that it looks like", "-", '\n# a\nmsgid ""', undefined, "po"],
    ["that it looks like", "texts.txt", 'msgctxt "a"', undefined, "po"],
    ["that it looks like", "texts.txt", "\n{", undefined, "i18next"],
    ["of nobody's", "texts.txt", "msgidx", undefined, undefined],
    ["of nobody's", "texts.csv", "", undefined, undefined],
  ])("%s: %s %j", (_, file, text, name, want) => {
    expect(formatFor(file, text, name)?.name).toBe(want);
  });

  it("and there are no others", () => {
    expect(() => formatNamed("xlsx")).toThrow(RangeError);
  });
});
