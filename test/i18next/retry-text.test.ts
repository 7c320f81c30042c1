import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { en } from "../../generated/locales/en.js";
import { vi as vietnamese } from "../../generated/locales/vi.js";
import { CooldownError } from "../../src/errors/cooldown-error.js";
import { createI18n, describe as describeError } from "../../src/i18next/index.js";
import { formatDuration } from "../../src/index.js";

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

it.each([vietnamese, en])(
  "a cool-down is told in one sentence, with i18next and without: $language",
  async (locale) => {
    const i18n = await createI18n({ lng: locale.language });
    const until = 252_000;
    for (const reason of ["blocked", "guard"] as const) {
      const error = new CooldownError("ask", { code: "ERROR_IP_BANNED", scope: "ip", reason, until });
      const want = error.describe(locale);
      expect(describeError(error, i18n)).toEqual(want);
      const retryIn = formatDuration(until, i18n.language);
      expect(want.action).toContain(retryIn);
      expect(i18n.t("$failures.cooldown.action", { retryIn })).toBe(want.action);
    }
  },
);
