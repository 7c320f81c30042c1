import { createClient, isApiError, localeFor } from "maloi";
import { createI18n, describe } from "maloi/i18next";
import { en } from "maloi/locales/en";
import { vi } from "maloi/locales/vi";
import { createMock } from "maloi/mock";

/* What an application does with the package, in whatever it runs. */

/** What came of it; the same everywhere. */
export type Outcome = Readonly<Record<string, unknown>>;

/** @param baseUrl the service's, which must be the mock. */
export async function scenario(baseUrl: string): Promise<Outcome> {
  const { balance } = await createClient({ baseUrl, clientKey: "demo-key" }).getBalance();
  const error = await failureOf(createClient({ baseUrl, clientKey: "wrong" }).getBalance());
  const i18n = await createI18n({ lng: "vi-VN" });
  const { fetch, failNext } = createMock();
  const api = createClient({ baseUrl: "http://mock", clientKey: "demo-key", fetch });
  failNext("ERROR_ZERO_BALANCE");
  const refusal = await failureOf(api.createTask({ task: { type: "ImageToTextTask", body: "aGk=" } }));
  return {
    balance,
    isRefused: isApiError(error, "ERROR_KEY_DENIED_ACCESS"),
    inVietnamese: isApiError(error) && error.describe(localeFor(["vi-VN"], [en, vi])).description,
    byI18next: i18n.t("ERROR_ZERO_BALANCE.description"),
    ofAnError: isApiError(refusal, "ERROR_ZERO_BALANCE") && describe(refusal, i18n).description,
  };
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}
