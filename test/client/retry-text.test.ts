import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { en } from "../../generated/locales/en.js";
import { ja } from "../../generated/locales/ja.js";
import { ru } from "../../generated/locales/ru.js";
import { vi as vietnamese } from "../../generated/locales/vi.js";
import { zhHans } from "../../generated/locales/zh-Hans.js";
import { CooldownError } from "../../src/errors/cooldown-error.js";
import { ApiError, type ErrorText, errorFromJSON, type Locale } from "../../src/runtime.js";

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 16, 50) }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const code = "ERROR_KEY_TEMP_BLOCKED";
const timeZone = "UTC";

function cooldown(reason: "blocked" | "guard", left: number, name = code): CooldownError {
  return new CooldownError("ask", { code: name, scope: "key", reason, until: Date.now() + left });
}

function blocked(params: object = {}): ApiError {
  const retry = { wait: 5 * minute, scope: "key" } as const;
  return new ApiError("ask", { code, description: "", status: 400, params, retry });
}

const text = (action: string): ErrorText => ({ description: "Blocked", explanation: "Too many.", action });

/** Words that tell times, or do not. */
function localeWith(own: string, pause: string, language = "en-GB"): Locale {
  return { language, errors: { [code]: text(own) }, failures: { ...en.failures, cooldown: text(pause) } };
}

describe("a cool-down", () => {
  it.each([
    [vietnamese, "Còn 4 phút 12 giây nữa"],
    [en, "in 4 minutes 12 seconds."],
    [ru, ": 4 минуты 12 секунд."],
    [ja, "4分12秒後"],
    [zhHans, "4分钟12秒钟后"],
  ])("says how long is left: $language", (locale, want) => {
    for (const reason of ["blocked", "guard"] as const) {
      const { action, language } = cooldown(reason, 4 * minute + 11_001).describe(locale);
      expect([action, language]).toEqual([expect.stringContaining(want), locale.language]);
    }
  });

  it("counts from the moment at which it is described, and never comes to nothing", () => {
    const error = cooldown("guard", 2 * minute);
    const actions = [0, minute, minute - 1, 1, minute].map((passed) => {
      vi.advanceTimersByTime(passed);
      return error.describe(localeWith("", "{{retryIn}}, {{retryAt}}"), { timeZone }).action;
    });
    const second = "1 second, 16:53";
    expect(actions).toEqual([
      "2 minutes, 16:52",
      "1 minute, 16:52",
      "1 second, 16:52",
      second,
      "1 second, 16:54",
    ]);
  });

  it("does so after a journey too", () => {
    const error = errorFromJSON(JSON.parse(JSON.stringify(cooldown("guard", 2 * minute))));
    expect(error?.describe(en).action).toContain("in 2 minutes.");
  });

  it.each<[name: string, own: string, pause: string, want: string]>([
    ["the code's words where they tell the time", "Wait {{retryIn}}.", "In {{retryIn}}.", "Wait 1 minute."],
    ["else those of pauses", "Wait 5 minutes.", "In {{retryIn}}.", "In 1 minute."],
    ["else the code's", "Wait 5 minutes.", "Wait.", "Wait 5 minutes."],
  ])("of a block has %s", (_, own, pause, want) => {
    const { description, action } = cooldown("blocked", minute).describe(localeWith(own, pause));
    expect([description, action]).toEqual(["Blocked", want]);
  });
});

describe("a block", () => {
  const locale = localeWith("Wait {{retryIn}}, until {{retryAt}}.", "");

  it("tells the time as well", () => {
    expect(blocked().describe(locale, { timeZone }).action).toBe("Wait 5 minutes, until 16:55.");
  });

  it("is told in the reader's time zone", () => {
    const { action } = blocked().describe(locale, { timeZone: "Asia/Ho_Chi_Minh" });
    expect(action).toBe("Wait 5 minutes, until 23:55.");
  });

  it("has the client's times, whatever the service calls its parameters", () => {
    const { action } = blocked({ retryIn: "{{retryAt}}", retryAt: 7 }).describe(locale, { timeZone });
    expect(action).toBe("Wait 5 minutes, until 16:55.");
  });

  it("is told even where the zone or the language is none", () => {
    const { action } = blocked().describe(locale, { timeZone: "Asia/Nowhere" });
    expect(action).toBe("Wait 5 minutes, until ….");
    const odd = localeWith("Wait {{retryIn}} for {{n}}.", "", "not a tag");
    expect(blocked({ n: 5000 }).describe(odd).action).toBe("Wait … for 5000.");
  });

  it("tells no time that is not known", () => {
    const init = { code, description: "", status: 400, params: {}, retry: "never" } as const;
    expect(new ApiError("ask", init).describe(locale).action).toBe("Wait …, until ….");
  });
});

describe("any text", () => {
  it("is a sentence, however long is left", () => {
    const left = fc.integer({ min: -minute, max: 30 * 24 * 60 * minute });
    const locales = fc.constantFrom("vi", "en", "ru", "ja", "zh-Hans", "ar", "de");
    fc.assert(
      fc.property(left, locales, (left, language) => {
        const words = localeWith("", "{{retryIn}} – {{retryAt}}", language);
        const { action } = cooldown("guard", left).describe(words, { timeZone });
        expect(action).toMatch(/^[^{}…]+ – [^{}…]+$/);
        expect(action).not.toMatch(/NaN|Invalid|undefined/);
      }),
    );
  });

  it("has numbers as its language writes them, and strings as they are", () => {
    const params = { n: 1234567.5, s: "1234567.5", small: 0.000001 };
    const words = "{{n}} {{s}} {{small}}";
    const shown = (language: string) => blocked(params).describe(localeWith(words, "", language)).action;
    expect(shown("de")).toBe("1.234.567,5 1234567.5 0,000001");
    expect(shown("en")).toBe("1,234,567.5 1234567.5 0.000001");
    expect(blocked(params).params).toEqual(params);
  });
});
