import { describe, expect, it } from "vitest";
import { errorTextsOf } from "../../src/i18next/runtime.js";
import { loaders as ledger } from "../foreign/ledger/generated/i18next/resources.js";
import type { ErrorParams } from "../foreign/petshop/generated/errors.js";
import { loaders as petshop } from "../foreign/petshop/generated/i18next/resources.js";

describe("the texts of another contract", () => {
  it("are its own, with its own source language", async () => {
    const shop = errorTextsOf<ErrorParams>(petshop);
    const i18n = await shop.createI18n({ lng: "vi" });
    expect(shop.languages).toEqual(["en"]);
    expect(shop.describe({ code: "name-taken", params: { name: "Mun <3" } }, i18n).description).toContain(
      "Mun <3",
    );
    // @ts-expect-error: this code has a parameter
    expect(shop.describe({ code: "name-taken" }, i18n).language).toBe("en");
  });

  it("are beside those of others in one application, each in its namespace", async () => {
    const i18n = await errorTextsOf(petshop).createI18n({ lng: "en" });
    const book = errorTextsOf(ledger);
    await book.addErrors(i18n, { namespace: "ledger" });
    const said = book.describe({ code: "1001" }, i18n, { namespace: "ledger" });
    expect([said.language, said.action]).toEqual(["vi", i18n.t("ledger:1001.action")]);
  });
});
