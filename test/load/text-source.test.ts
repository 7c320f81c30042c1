import { describe, expect, it } from "vitest";
import { TextSource } from "../../scripts/load/text-source.js";

const text = "first\r\nsecond 👍 line\n\nlast";
const source = new TextSource("a.txt", text);

describe("TextSource", () => {
  it.each<[found: string, line: number, column: number, excerpt: string]>([
    ["first", 1, 1, "first"],
    ["\r", 1, 6, "first"],
    ["second", 2, 1, "second 👍 line"],
    ["line", 2, 11, "second 👍 line"],
    ["last", 4, 1, "last"],
  ])("knows where %j stands", (found, line, column, excerpt) => {
    const start = text.indexOf(found);
    const length = found.trim().length || 1;
    expect(source.placeAt(start, start + found.length)).toEqual({
      file: "a.txt",
      line,
      column,
      length,
      excerpt,
    });
  });

  it("cuts what runs over the end of the line", () => {
    expect(source.placeAt(text.indexOf("line"), text.length)).toMatchObject({ line: 2, length: 4 });
  });

  it("has a place for the very end, and for an empty file", () => {
    expect(source.placeAt(text.length)).toMatchObject({ line: 4, column: 5, length: 1 });
    expect(new TextSource("b.txt", "").placeAt(0)).toMatchObject({ line: 1, column: 1, excerpt: "" });
  });
});
