export interface TimeOptions {
  /** The reader's, such as `Asia/Ho_Chi_Minh`. Default: that of this machine. */
  readonly timeZone?: string | undefined;
}

/** In ms. */
const minute = 60_000;

/**
 * The time of day, with the date where that is not today. It is the next whole minute, so never earlier than it is.
 *
 * @param language a BCP 47 tag.
 * @throws RangeError where it is none, or there is no such time zone.
 */
export function formatTime(date: Date, language: string, options?: TimeOptions): string {
  const shown = new Date(Math.ceil(date.getTime() / minute) * minute);
  const dayOf = (date: Date) => date.toLocaleDateString(language, options);
  const dateStyle = dayOf(shown) === dayOf(new Date()) ? undefined : "medium";
  return shown.toLocaleString(language, { ...options, dateStyle, timeStyle: "short" });
}
