import { formatDuration } from "./duration-text.js";
import { formatTime, type TimeOptions } from "./time-text.js";

/** A client that comes when the time is over may have to wait so long for the probe of another, in ms. */
const shortest = 1000;

/** Whether `words` say when it may be tried again. */
export function saysWhen(words: string): boolean {
  return /\{\{retry(?:In|At)\}\}/.test(words);
}

/**
 * `params`, and what `{{retryIn}}` and `{{retryAt}}` stand for at this moment. A time that is over is a second away: "in 0
 * seconds" would be no sentence, and "now" would need another one.
 */
export function withTimes(
  params: object | undefined,
  retryAt: Date | undefined,
  language: string,
  options: TimeOptions | undefined,
): object {
  if (!retryAt) return params ?? {};
  const now = Date.now();
  const at = retryAt.getTime() > now ? retryAt.getTime() : now + shortest;
  return {
    ...params,
    get retryIn() {
      return formatDuration(at - now, language);
    },
    get retryAt() {
      return formatTime(new Date(at), language, options);
    },
  };
}
