import fc from "fast-check";
import { isRead } from "../../scripts/locales/mistake.js";
import type {
  ReadFile,
  TranslationFile,
  TranslationFormat,
  TranslationUnit,
} from "../../scripts/locales/translation-unit.js";
import { textStates } from "../../scripts/model/translation-record.js";
import { allowed } from "../properties/sources.js";
import { anyText } from "../properties/texts.js";

/** What formats themselves use to write texts down, or what they must not take for their own. */
const marks = [
  ...["\\u{1B}", "\\u{5C}", "\\u{5C}u{0}", "\\u{", "\\u{1F600}", "\\n", "\\x41", "\\101", '\\"'],
  ...["state: machine", "state: done", "#, fuzzy", "#~ ", '"', "msgid", "&#13;", "<x/>", "<![CDATA[", "\r"],
  ...["{{name}}", "{{a}}{{a}}", "{{{b}}}", "{{ name }}", "{{name-2}}", "{{", "\uD83D\uDE00", "\uDE00\uD83D"],
];

/** Any text, with what means something to translators' formats. */
export const translatedText: fc.Arbitrary<string> = fc
  .array(fc.oneof(anyText, fc.constantFrom(...marks)), { maxLength: 4 })
  .map((parts) => parts.join(""));

const written = translatedText.map((text) => text || "x");

const section = fc.constantFrom("errors", "statuses", "categories");
const code = fc.oneof(
  fc.constantFrom("constructor", "toString", "200", "08006", "1e3", "A-_b_", "ERROR_RATE_LIMIT"),
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/),
);

/** As locale files have it: two texts at the top, and the others three keys deep. */
const key = fc.oneof(
  fc.constantFrom("title", "intro"),
  fc.tuple(section, code, fc.constantFrom("name", "description")).map((parts) => parts.join(".")),
);

const unit: fc.Arbitrary<TranslationUnit> = fc
  .record(
    {
      key,
      source: written,
      target: written,
      state: fc.constantFrom(...textStates),
      made: fc.constantFrom("machine" as const, "needs-review" as const),
      previous: translatedText,
      notes: fc.array(translatedText, { maxLength: 3 }),
    },
    { requiredKeys: ["key", "source", "target", "state", "notes"] },
  )
  .map(({ made, ...unit }) => ({
    ...unit,
    ...(unit.state === "missing" && { target: "" }),
    ...(unit.state === "stale" && made && { made }),
  }));

export const translationFile: fc.Arbitrary<TranslationFile> = fc.record({
  sourceLanguage: fc.constantFrom("vi", "en"),
  targetLanguage: fc.constantFrom("en", "zh-Hans", "ja", "ru", "ar", "en-XA"),
  units: fc.uniqueArray(unit, { minLength: 1, maxLength: 6, selector: ({ key }) => key }),
});

const plain = (text: string): string => allowed(text.replaceAll("\\u{", "{"));

/** The same as the rules of locales have it, with placeholders: what other tools need to cope with. */
export const plainFile: fc.Arbitrary<TranslationFile> = translationFile.map((file) => ({
  ...file,
  units: file.units.map(({ previous, ...unit }) => ({
    ...unit,
    source: `${plain(unit.source)} {{detail}}, {{max}}`,
    target: unit.target && `{{max}}: ${plain(unit.target)} {{detail}}.`,
    ...(unit.state === "stale" && { previous: plain(previous ?? "") }),
    notes: unit.notes.map((note) => plain(note)),
  })),
}));

/** What `format` reads in `text`; throws where it reads nothing. */
export function readWith(format: Pick<TranslationFormat, "read">, text: string): ReadFile {
  const read = format.read(text);
  if (!isRead(read)) throw new Error(JSON.stringify(read));
  return read;
}

/** What stands at the place of `text` that is counted from 1. */
export function textAt(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
): string {
  return text.split("\n")[line - 1]?.slice(column - 1) ?? "";
}
