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
      // Counting takes its time, and no text has more characters than code units.
      if (limit === undefined || text.text.length <= limit) return [];
      const length = lengthOf(withPlaceholders(text.text, ""));
      if (length <= limit) return [];
      const values = { text: text.path.join("."), length, limit };
      const place = locale.source.placeOf(text.path);
      return [{ rule: "text-length", place, values, subject: subjectOf(text) }];
    }),
  );
}

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** The segmenter takes the square of the time for a long text, so it is given no more of it at once, in code units. */
const window = 200;

/** In characters as readers count them: an emoji is one, and so is a letter with its accents. */
function lengthOf(text: string): number {
  let count = 0;
  let from = 0;
  let size = window;
  while (from + size < text.length) {
    const isHalf = /[\uD800-\uDBFF]/.test(text.charAt(from + size - 1));
    const found = [...segmenter.segment(text.slice(from, from + size + Number(isHalf)))];
    // The last may go on behind what was looked at. One that is all of it certainly may.
    const whole = found.length - 1;
    count += whole;
    from += found[whole]?.index ?? 0;
    size = whole === 0 ? size * 2 : window;
  }
  return count + [...segmenter.segment(text.slice(from))].length;
}
