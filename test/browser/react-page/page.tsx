/** @jsxImportSource react */
import i18next, { type i18n as I18n } from "i18next";
import HttpBackend from "i18next-http-backend";
import { ErrorCode } from "maloi/codes";
import { addErrors, createI18n, describe, languages } from "maloi/i18next";
import { Suspense } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider, initReactI18next, useTranslation } from "react-i18next";

/* A small application: every code in the reader's language, and one of them as a service made it up. */

const hostile = `<img src=x onerror="document.title='hacked'"> & {{detail}} $t(ERROR_ZERO_BALANCE.action)`;
const failure = { code: "ERROR_INVALID_TASK_DATA", params: { detail: hostile } } as const;

function Page() {
  const { i18n } = useTranslation("errors");
  const html = describe(failure, i18n, { html: true }).description;
  return (
    <main>
      <select value={i18n.language} onChange={({ target }) => void i18n.changeLanguage(target.value)}>
        {[...languages, "vi-VN", "fr"].map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </select>
      <p id="hostile">
        <Text name="ERROR_INVALID_TASK_DATA.description" />
      </p>
      <p id="described">{describe(failure, i18n).description}</p>
      <p id="html" dangerouslySetInnerHTML={{ __html: html }} />
      <dl>
        {Object.values(ErrorCode).map((code) => (
          <Failure key={code} code={code} />
        ))}
      </dl>
    </main>
  );
}

function Failure({ code }: { readonly code: ErrorCode }) {
  return (
    <>
      <dt>{code}</dt>
      {["description", "explanation", "action"].map((field) => (
        <dd key={field}>
          <Text name={`${code}.${field}`} />
        </dd>
      ))}
    </>
  );
}

function Text({ name }: { readonly name: string }) {
  const { t } = useTranslation("errors");
  return t(name, { detail: hostile });
}

/** An application that has i18next already, and does not wait for the texts. */
async function ownInstance(): Promise<I18n> {
  const i18n = i18next.createInstance().use(initReactI18next);
  await i18n.init({
    lng: "vi",
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { vi: { app: { title: "Lỗi" } }, en: { app: { title: "Errors" } } },
  });
  void addErrors(i18n);
  return i18n;
}

/** One that loads the texts from its own server, while React waits for it. */
async function servedInstance(): Promise<I18n> {
  const i18n = i18next.createInstance().use(HttpBackend).use(initReactI18next);
  void i18n.init({
    lng: "vi",
    fallbackLng: "vi",
    supportedLngs: languages,
    ns: ["errors"],
    interpolation: { escapeValue: false },
    backend: { loadPath: "/locales/{{lng}}/{{ns}}.json" },
  });
  return i18n;
}

const instances: Readonly<Record<string, () => Promise<I18n>>> = {
  "?own": ownInstance,
  "?served": servedInstance,
};
const i18n = await (instances[location.search]?.() ?? createI18n({ lng: "vi" }));
const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <Suspense>
        <Page />
      </Suspense>
    </I18nextProvider>,
  );
}
