import fc from "fast-check";
import { expect, it } from "vitest";
import { Document, visit } from "yaml";
import { escapeJson } from "../../scripts/emit/escape.js";
import { yamlText } from "../../scripts/emit/yaml-text.js";

/** As the library writes it, from a tree of nodes. */
function fromNodes(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  visit(document, {
    Scalar: (_, scalar) => {
      const { value: text } = scalar;
      if (typeof text !== "string") return;
      const json = JSON.stringify(text);
      if (escapeJson(json) !== json || /[\p{Cc}\p{Cs}]/u.test(text)) scalar.type = "QUOTE_DOUBLE";
    },
  });
  return escapeJson(document.toString({ lineWidth: 0 }));
}

const word = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(..."aB1 :-#?&*!|>'\"%@`,[]{}~=<>/\\.\n\t\u00A0\u200Bế😀") }),
  fc.constantFrom(
    ...["no", "Yes", "y", "~", "null", "0x1F", "1_000", "1:30", "2026-11-22", "1e3", ".inf", "<<", "="],
  ),
  fc.constantFrom(...["---", "--- a", "...", "%TAG", "- a", "? a", "a: b", "a #b", "</script>", "<!-- ", ""]),
  fc.constantFrom(1, 40, 41, 1023, 1024, 1025, 3000).map((length) => "k".repeat(length)),
  fc.string({ unit: fc.constantFrom(..."ab \n"), minLength: 40 }),
);
const scalar = fc.oneof(word, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(-0));
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    scalar,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(word, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const description = fc.dictionary(word, tree, { noNullPrototype: true });

it("is byte for byte what the library writes", () => {
  fc.assert(
    fc.property(description, (value) => {
      expect(yamlText(value)).toBe(fromNodes(value));
    }),
    { numRuns: 1500 },
  );
});

it("is whole however long it is, with its comments above it", () => {
  const items = Array.from({ length: 25_000 }, (_, index) => index);
  const written = `# one\n# two\n\n${items.map((index) => `- ${index}\n`).join("")}`;
  expect(yamlText(items, ["one", "two"]) === written).toBe(true);
});

it("leaves out what is not there", () => {
  expect(yamlText({ a: undefined, b: [], c: {}, d: { e: undefined } })).toBe("b: []\nc: {}\nd: {}\n");
});
