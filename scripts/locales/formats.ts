import { type FormatName, formatNames } from "./format-names.js";
import { readI18nextJson, writeI18nextJson } from "./i18next-json.js";
import { readPo } from "./po-reading.js";
import { writePo } from "./po-writing.js";
import type { TranslationFormat } from "./translation-unit.js";
import { writeXliff1 } from "./xliff-1.js";
import { writeXliff2 } from "./xliff-2.js";
import { readXliff } from "./xliff-reading.js";

const formats: Readonly<Record<FormatName, Omit<TranslationFormat, "name">>> = {
  "xliff-2.0": { extension: "xlf", write: writeXliff2, read: readXliff },
  "xliff-1.2": { extension: "xlf", write: writeXliff1, read: readXliff },
  po: { extension: "po", write: writePo, read: readPo },
  i18next: { extension: "json", write: writeI18nextJson, read: readI18nextJson },
};

/** The formats that translators' tools read and write. */
export const translationFormats: readonly TranslationFormat[] = formatNames.map((name) => ({
  name,
  ...formats[name],
}));

/** @throws RangeError where there is none of that name. */
export function formatNamed(name: string): TranslationFormat {
  const format = translationFormats.find((each) => each.name === name);
  if (!format) throw new RangeError(`there is no format ${name}`);
  return format;
}

/** What only one of the formats begins with; XLIFF says itself of which version it is. */
const signs: readonly (readonly [FormatName, fileName: RegExp, text: RegExp])[] = [
  ["xliff-2.0", /\.(?:xlf|xliff|xml)$/i, /^\s*</],
  ["po", /\.pot?$/i, /^\s*(?:#|msg(?:id|ctxt)\b)/],
  ["i18next", /\.json$/i, /^\s*\{/],
];

/** The format called `name`; else that of `fileName`; else whichever `text` looks like. */
export function formatFor(fileName: string, text: string, name?: string): TranslationFormat | undefined {
  if (name !== undefined) return formatNamed(name);
  const sign =
    signs.find(([, pattern]) => pattern.test(fileName)) ?? signs.find(([, , pattern]) => pattern.test(text));
  return sign && formatNamed(sign[0]);
}
