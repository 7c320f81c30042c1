import { translations } from "supabase-error-translator-js/translations";
import { isRecord } from "../../../scripts/load/json.js";
import { type CodeTexts, countTexts, type RealCatalog } from "../real-catalog.js";

/** Supabase's errors: by language and service, the texts of each code. */
export function supabase(): RealCatalog {
  const services = servicesOf(translations.en);
  // The package says neither: the format asks for a status and what to do.
  const facts = (category: string) => ({ status: 400, category, retry: "never" });
  const domains = Object.entries(services).map(([service, codes]) => [
    service,
    Object.fromEntries(Object.keys(codes).map((code) => [code, facts(service === "" ? "other" : service)])),
  ]);
  const texts = Object.entries(translations).map(([language, translation]) => {
    const codes = Object.values(servicesOf(translation)).map((own) => Object.entries(own));
    // The first of a code's texts, as with files.
    return [language, Object.fromEntries(codes.reverse().flat())];
  });
  const all = Object.values(translations).map((translation) => servicesOf(translation));
  return {
    name: "supabase-error-translator-js",
    own: {
      codes: Object.values(services).flatMap((codes) => Object.keys(codes)).length,
      languages: all.length,
      texts: all.reduce((sum, own) => sum + countTexts(own), 0),
    },
    language: "en",
    categories: ["other", ...Object.keys(services).filter((service) => service !== "")],
    domains: Object.fromEntries(domains),
    texts: Object.fromEntries(texts),
  };
}

/** By service, "" for what is no service's. */
function servicesOf(translation: unknown): Readonly<Record<string, CodeTexts>> {
  const { services = {}, ...general } = isRecord(translation) ? translation : {};
  const all = { "": general, ...(isRecord(services) && services) };
  return Object.fromEntries(Object.entries(all).map(([service, codes]) => [service, textsOf(codes)]));
}

function textsOf(codes: unknown): CodeTexts {
  const entries = Object.entries(isRecord(codes) ? codes : {});
  return Object.fromEntries(entries.map(([code, text]) => [code, { description: String(text) }]));
}
