import { readFileSync } from "node:fs";
import { join } from "node:path";
import HttpBackend from "i18next-http-backend";
import { describe, expect, it } from "vitest";
import { loaders } from "../../generated/i18next/resources.js";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { NetworkError } from "../../src/errors/network-error.js";
import { addErrors, describe as describeError } from "../../src/i18next/index.js";
import { errorTextsOf } from "../../src/i18next/runtime.js";
import { project } from "../commands/maloi.js";
import { answer, type Handler, type Loopback, startLoopback } from "../support/loopback.js";
import { instanceOf, versions } from "./instances.js";

/* Applications that load /locales/{{lng}}/{{ns}}.json from their own server. */

/** Serves `generated/i18next/` as it is, and what the application has itself. */
function serve(own: Readonly<Record<string, object>> = {}, hasErrors = true): Promise<Loopback> {
  return startLoopback(({ url = "" }, response) => {
    const [, language, name] = /^\/locales\/([\w-]+)\/(\w+)\.json$/.exec(url) ?? [];
    const file = join(project, "generated", "i18next", language ?? "", `${name}.json`);
    const ours = hasErrors && ["vi", "en"].includes(language ?? "") && name === "errors";
    const body = own[`${language}/${name}`] ?? (ours ? JSON.parse(readFileSync(file, "utf8")) : undefined);
    response.writeHead(body ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? {}));
  });
}

const options = ({ url }: Loopback, more: object = {}) => ({
  lng: "vi-VN",
  fallbackLng: "vi",
  ns: ["errors"],
  defaultNS: "errors",
  interpolation: { escapeValue: false },
  backend: { loadPath: `${url}/locales/{{lng}}/{{ns}}.json` },
  ...more,
});

describe.each(Object.keys(versions))("i18next-http-backend, %s", (version) => {
  it("loads the files that are generated, and describe() reads them", async () => {
    await using server = await serve();
    const i18n = instanceOf(version);
    i18n.use(HttpBackend);
    await i18n.init(options(server));
    const error = { code: "ERROR_INVALID_TASK_DATA", params: { detail: "<b>{{detail}}" } } as const;
    for (const [tag, locale] of [
      ["vi-VN", vi],
      ["en", en],
      ["fr", vi],
    ] as const) {
      await i18n.changeLanguage(tag);
      const want = locale.errors.ERROR_INVALID_TASK_DATA.description.replace("{{detail}}", "<b>{{detail}}");
      expect(i18n.t("ERROR_INVALID_TASK_DATA.description", error.params)).toBe(want);
      expect(describeError(error, i18n)).toMatchObject({ description: want, language: locale.language });
      expect(describeError(new NetworkError("ask", undefined), i18n)).toEqual({
        ...locale.failures.network,
        language: locale.language,
      });
    }
    expect(server.received.map(({ path }) => path)).toContain("/locales/en/errors.json");
  });

  it.each<[name: string, handler: Handler]>([
    ["404", answer(404, {})],
    ["500", answer(500, "down")],
    ["a page", answer(200, "<!doctype html>")],
    ["null", answer(200, null)],
    ["a list", answer(200, [])],
    ["nothing at all", ({ socket }) => socket.destroy()],
  ])(
    "may answer with %s: there is a sentence in the language that is there, or addErrors brings it",
    async (_, handler) => {
      let isDown = false;
      await using server = await startLoopback((request, response, body) => {
        if (isDown) return handler(request, response, body);
        response.end(readFileSync(join(project, "generated", "i18next", "vi", "errors.json")));
      });
      const texts = errorTextsOf(loaders);
      const i18n = instanceOf(version);
      i18n.use(HttpBackend);
      await i18n.init(options(server, { lng: "vi", maxRetries: 0 }));
      isDown = true;
      await i18n.changeLanguage("en");
      const error = { code: "ERROR_ZERO_BALANCE" };
      expect(texts.describe(error, i18n)).toEqual({ ...vi.errors.ERROR_ZERO_BALANCE, language: "vi" });
      await texts.addErrors(i18n);
      expect(texts.describe(error, i18n)).toEqual({ ...en.errors.ERROR_ZERO_BALANCE, language: "en" });
      expect(i18n.t("ERROR_ZERO_BALANCE.action")).toBe(en.errors.ERROR_ZERO_BALANCE.action);
    },
  );

  it("is asked for the application's own texts alone, where addErrors brings the others", async () => {
    await using server = await serve({ "vi/app": { title: "Ứng dụng" } }, false);
    const i18n = instanceOf(version);
    i18n.use(HttpBackend);
    const added = addErrors(i18n);
    await i18n.init(options(server, { ns: ["app"], defaultNS: "app" }));
    await added;
    expect([i18n.t("title"), i18n.t("errors:ERROR_ZERO_BALANCE.description")]).toEqual([
      "Ứng dụng",
      vi.errors.ERROR_ZERO_BALANCE.description,
    ]);
    expect(server.received.map(({ path }) => path).filter((path) => path.includes("errors"))).toEqual([]);
  });

  it("may bring the application's own words for some codes, which stay beside ours", async () => {
    const own = {
      ERROR_ZERO_BALANCE: { description: "Hết tiền rồi" },
      ERROR_MINE: { description: "Của tôi" },
    };
    await using server = await serve({ "vi/errors": own });
    const i18n = instanceOf(version);
    i18n.use(HttpBackend);
    const added = addErrors(i18n);
    await i18n.init(options(server, { lng: "vi" }));
    await added;
    // What is loaded anew replaces whole codes.
    await i18n.reloadResources(["vi"], ["errors"]);
    expect(i18n.t("ERROR_ZERO_BALANCE.description")).toBe("Hết tiền rồi");
    expect(i18n.t("ERROR_ZERO_BALANCE.action")).toBe(vi.errors.ERROR_ZERO_BALANCE.action);
    expect(i18n.t("ERROR_MINE.description")).toBe("Của tôi");
    expect(i18n.t("ERROR_RATE_LIMIT.description")).toBe(vi.errors.ERROR_RATE_LIMIT.description);
  });
});
