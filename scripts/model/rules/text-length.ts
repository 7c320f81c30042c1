import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { subjectOf, withPlaceholders, writtenTexts } from "../locale-texts.js";
import { lengthLimits } from "../rule-settings.js";

/** No text is longer than the places where it is shown have room for. What a placeholder brings does not count. */
export function checkTextLength({ catalog, locales }: Draft): Problem[] {
  const limits = lengthLimits(catalog);
  return locales.flatMap((locale) =>
    writtenTexts(locale).flatMap((text): Problem[] => {
      const limit = limits[text.field];
      const length = lengthOf(withPlaceholders(text.text, ""));
      if (limit === undefined || length <= limit) return [];
      const values = { text: text.path.join("."), length, limit };
      const place = locale.source.placeOf(text.path);
      return [{ rule: "text-length", place, values, subject: subjectOf(text) }];
    }),
  );
}

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** In characters as readers count them: an emoji is one, and so is a letter with its accents. */
function lengthOf(text: string): number {
  return [...segmenter.segment(text)].length;
}
