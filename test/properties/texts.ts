import fc from "fast-check";

/** What some output gives a meaning, or what readers do not see. */
const pieces = [
  ...[
    '"',
    "'",
    "`",
    "``",
    "\\",
    "\\u0041",
    "$",
    "${",
    "}",
    "{{",
    "}}",
    "{{detail}}",
    "{%",
    "*/",
    "/*",
    "//",
    "/**",
  ],
  ...[
    "</script>",
    "<!--",
    "-->",
    "]]>",
    "<b>",
    "&",
    "&amp;",
    "&#65;",
    "<?xml",
    "@deprecated",
    "{@link x}",
    "@",
  ],
  ...[
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "#",
    "-",
    "+",
    "=",
    "1.",
    "1)",
    ">",
    "|",
    "[",
    "](",
    ")",
    "!",
    "^",
    ":",
    "::",
  ],
  ...[
    "http://x.vn/%41",
    "https://",
    "www.x.vn",
    "x.vn",
    "a@b.vn",
    "mailto:a@b.vn",
    "//x.vn",
    "ftp://x",
    "%zz",
    "%s",
  ],
  ...[
    "---",
    "- a",
    "? ",
    ": ",
    "# c",
    "no",
    "NO",
    "null",
    "~",
    "0x1F",
    "1e3",
    "1_000",
    "12:30:00",
    "2024-01-01",
    "<<",
    ".inf",
  ],
  ...[
    "đ",
    "é",
    "é",
    "Ế",
    "日本",
    "😀",
    "👩‍👩‍👧",
    "ا",
    "\u202E",
    "\u2066",
    "\u200F",
    "\u061C",
    "\uFEFF",
    "\u200B",
    "\u00AD",
  ],
  ...[
    "\u2028",
    "\u2029",
    "\u0085",
    "\u00A0",
    "\u0000",
    "\u001B[31m",
    "\u007F",
    "\uD83D",
    "\uDE00",
    "\uFFFF",
    "\u{E0041}",
  ],
  ...[" ", "  ", "\t", "\n", "\r\n", "a", "z", "0", "x".repeat(200)],
];

/** Any text at all, but most of all those that are hard to write down. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));

/** A text of 10 kB with something of everything in it. */
export const longText: string = pieces.join(" ").repeat(20).slice(0, 10_000);

/** Names that every object has already, and others that are no identifiers. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "then",
    "1001",
    "-1",
    "",
  ),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/),
);

/** How often a property is tried; more where that is cheap. */
export const runs = (numRuns: number): fc.Parameters<[string]> => ({ numRuns, examples: [[longText]] });
