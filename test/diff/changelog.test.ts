import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToChangelog } from "../../scripts/diff/changelog.js";

const items = [
  { text: "one", id: "a" },
  { text: "two", id: "b" },
];
const entry = { heading: "1.1.0", base: "1.0.0", items };
const written = "- one <!-- maloi a -->\n- two <!-- maloi b -->\n";
const old = "## 1.0.0\n\n- old\n";

describe("addToChangelog", () => {
  it.each([
    ["an empty file", "", `# Changelog\n\n## 1.1.0\n\n${written}`],
    ["a title alone", "# Log\n", `# Log\n\n## 1.1.0\n\n${written}`],
    ["a title without a line break", "# Log", `# Log\n\n## 1.1.0\n\n${written}`],
    [
      "a title and its paragraph",
      `# Log\n\nAll of it.\n\n${old}`,
      `# Log\n\nAll of it.\n\n## 1.1.0\n\n${written}\n${old}`,
    ],
    ["an empty section", `# Log\n\n## Unreleased\n\n${old}`, `# Log\n\n## Unreleased\n\n${written}\n${old}`],
    [
      "a section with a list",
      `## [Unreleased]\n\n- new\n\n${old}`,
      `## [Unreleased]\n\n${written}- new\n\n${old}`,
    ],
    [
      "a section with words",
      `## Unreleased\nWords.\n\n${old}`,
      `## Unreleased\n\n${written}\nWords.\n\n${old}`,
    ],
    [
      "the version's own section",
      `## v1.1.0 - 2026-01-31\n\n- new\n\n${old}`,
      `## v1.1.0 - 2026-01-31\n\n${written}- new\n\n${old}`,
    ],
    ["a section at the end", "## Unreleased", `## Unreleased\n\n${written}`],
    [
      "a heading in a block of code",
      `# Log\n\n~~~\n## Unreleased\n~~~\n\n${old}`,
      `# Log\n\n~~~\n## Unreleased\n~~~\n\n## 1.1.0\n\n${written}\n${old}`,
    ],
    [
      "a heading in a comment",
      `# Log\n\n<!--\n## Unreleased\n-->\n\n${old}`,
      `# Log\n\n<!--\n## Unreleased\n-->\n\n## 1.1.0\n\n${written}\n${old}`,
    ],
    [
      "Windows' line breaks",
      "# Log\r\n\r\n## Unreleased\r\n\r\n- new\r\n",
      `# Log\r\n\r\n## Unreleased\r\n\r\n${written.replaceAll("\n", "\r\n")}- new\r\n`,
    ],
  ])("writes into %s, once", (_, text, want) => {
    expect(addToChangelog(text, entry)).toBe(want);
    expect(addToChangelog(want, entry)).toBe(want);
  });

  it("knows an item whatever became of its words, and adds only what is new", () => {
    const text = `# Log\n\n## Unreleased\n\n- Rewritten by hand. <!-- maloi a -->\n\n${old}`;
    expect(addToChangelog(text, entry)).toBe(text.replace("- Rew", "- two <!-- maloi b -->\n- Rew"));
  });

  it("does not take what was released for what is new", () => {
    const text = `# Log\n\n## 1.0.0\n\n${written}`;
    expect(addToChangelog(text, entry)).toBe(`# Log\n\n## 1.1.0\n\n${written}\n## 1.0.0\n\n${written}`);
  });

  it("keeps every byte of any text, and writes once", () => {
    const piece = fc.constantFrom(
      "# A\n",
      "## Unreleased\n",
      "## 1.0.0\n",
      "- x\n",
      "\n",
      "\r\n",
      "```\n",
      "<!--\n",
      "-->",
      "text",
      "\uFEFF",
      "đ\n",
    );
    const property = fc.property(
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
      (text) => {
        const once = addToChangelog(text, entry);
        expect(addToChangelog(once, entry)).toBe(once);
        let rest = once;
        for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
          const at = rest.indexOf(line);
          expect(at).toBeGreaterThanOrEqual(0);
          rest = rest.slice(at + line.length);
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
