import { describe, expect, it } from "vitest";
import { codeBlock, codeHeading, codeSpan, escapeMarkdown, table } from "../../scripts/emit/markdown.js";
import { render } from "./rendered.js";

describe("escapeMarkdown", () => {
  it.each([
    ["Tần suất/Giới hạn tốc độ yêu cầu", "Tần suất/Giới hạn tốc độ yêu cầu"],
    ["ERROR_RATE", "ERROR\\_RATE"],
    ["a*b `c` [d](e)", "a\\*b \\`c\\` \\[d\\](e)"],
    ["<script> & {{ x }}", "&#60;script&#62; &#38; &#123;&#123; x &#125;&#125;"],
    ["- a", "\\- a"],
    ["1. a", "1\\. a"],
    ["# a", "\\# a"],
    ["C #", "C \\#"],
    ["#", "\\#"],
    ["http://a www.b c@d", "http&#58;&#47;/a www&#46;b c&#64;d"],
    ["//a.vn b.com task.type 1.5", "&#47;/a&#46;vn b&#46;com task.type 1.5"],
    ["a\nb\u2028c", "a b c"],
  ])("%j", (text, want) => {
    expect(escapeMarkdown(text)).toBe(want);
  });
});

describe("codeSpan", () => {
  it.each(["a", "`", "``a", "a`", "a``b`c", "a|b", " a ", "  ", "\\", "{{a}}", "<b>", "&amp;"])(
    "shows %j",
    (text) => {
      expect(render(`x ${codeSpan(text)} y`).texts).toEqual([`x ${text} y`]);
    },
  );
});

describe("codeBlock", () => {
  it.each(["a", "```", "````\n~~~", '{\n  "a": "</script>"\n}', "    a", "\ta"])("shows %j", (text) => {
    expect(render(codeBlock("json", text)).code).toEqual([`${text}\n`]);
  });
});

describe("codeHeading", () => {
  it.each([
    ["ERROR_RATE_LIMIT", "### ERROR_RATE_LIMIT"],
    ["a__b", "### a__b"],
    ["A-_b_", "### A-\\_b\\_"],
    ["A_-b", "### A\\_-b"],
    ["1-2", "### 1-2"],
  ])("%s", (code, want) => {
    expect(codeHeading(3, code)).toBe(want);
    expect(render(want)).toMatchObject({ headings: [code], emphasized: [] });
  });
});

describe("table", () => {
  it("keeps bars within their cells", () => {
    const rows = [
      ["a|b", "\\|"],
      ["`|", "|"],
    ];
    const source = table(
      ["x", "y"],
      rows.map((row) => row.map(escapeMarkdown)),
    );
    expect(render(source).tables).toEqual([[["x", "y"], ...rows]]);
    expect(render(table(["x"], [[codeSpan("a|b")]])).tables).toEqual([[["x"], ["a|b"]]]);
  });
});
