/** In ms: no Date is further away. */
const longest = 8.64e15;

/** In seconds, longest first. */
const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/**
 * `ms` in words, such as "4 minutes 12 seconds": at most two units, and never less than it is. Less than nothing is nothing.
 *
 * @param language a BCP 47 tag; the plural forms are that language's.
 * @throws RangeError where it is none.
 *
 * @example
 * setInterval(() => show(formatDuration(error.retryAt.getTime() - Date.now(), "en")), 1000);
 */
export function formatDuration(ms: number, language: string): string {
  const seconds = Math.max(0, Math.min(ms, longest) / 1000) || 0;
  const step = seconds > 86_400 ? 3600 : seconds > 3600 ? 60 : 1;
  let left = Math.ceil(seconds / step) * step;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left %= size;
    if (count === 0 && (seconds > 0 || size > 1)) return [];
    return count.toLocaleString(language, { style: "unit", unit, unitDisplay: "long" });
  });
  const list = new Intl.ListFormat(language, { type: "unit", style: "narrow" });
  // Intl has "4 分12 秒" for Japanese, which is written without spaces.
  return list.format(parts).replace(/\s(?=\p{sc=Han})/gu, "");
}
