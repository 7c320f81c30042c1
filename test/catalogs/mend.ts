import { cleanText } from "../../scripts/author/read-code.js";
import type { Problem } from "../../scripts/load/problem.js";
import type { ErrorText } from "../../scripts/model/locale-format.js";
import { type CodeTexts, filler, type RealCatalog } from "./real-catalog.js";

/**
 * `catalog` with every error of `problems` mended by what the problem itself says, so that the rest can go on through the
 * pipeline: what is missing or wrong in a translation becomes the source language's.
 */
export function mend(catalog: RealCatalog, problems: readonly Problem[]): RealCatalog {
  const errors = problems.filter(({ severity }) => severity === "error");
  const texts = Object.entries(catalog.texts).flatMap(([language, codes]): [string, CodeTexts][] => {
    const own = errors.filter(({ place }) => place.file === `locales/${language}.yaml`);
    const tag = own.find(({ rule }) => rule === "language-tag");
    // Of two files for the same language, the one with the right tag stays.
    if (tag?.variant === "taken") return [];
    const source = catalog.texts[catalog.language] ?? {};
    return [[String(tag?.values?.["canonical"] ?? language), mendTexts(codes, source, own)]];
  });
  return { ...catalog, domains: mendFacts(catalog, errors), texts: Object.fromEntries(texts) };
}

function mendTexts(codes: CodeTexts, source: CodeTexts, problems: readonly Problem[]): CodeTexts {
  const mended: Record<string, Partial<ErrorText>> = { ...codes };
  for (const { rule, variant, values = {} } of problems) {
    const [, code = "", field = ""] = String(values["text"] ?? values["key"] ?? "").split(".");
    const key = String(values["key"] ?? "");
    if (variant === "orphan") delete mended[key];
    else if (variant === "missing" && rule === "locale-parity") mended[key] = source[key] ?? {};
    else if (rule === "placeholders") mended[code] = source[code] ?? {};
    else if (rule === "text-form") mended[code] = tidy(mended[code] ?? {});
    else if (rule === "schema") mended[code] = { ...mended[code], [field]: filler.description };
  }
  return mended;
}

function tidy(text: Partial<ErrorText>): Partial<ErrorText> {
  const entries = Object.entries(text).map(([field, said]) => {
    return [field, cleanText(said.replace(/\p{Cc}/gu, " "))];
  });
  return Object.fromEntries(entries);
}

/** Facts that are missing are the most careful ones; what has the status of nothing is the service's own failure. */
function mendFacts({ domains }: RealCatalog, problems: readonly Problem[]): RealCatalog["domains"] {
  const named = (id: string) => {
    const same = problems.filter(({ rule, variant }) => id === (variant ? `${rule}/${variant}` : rule));
    return new Set(same.map(({ values = {} }) => String(values["code"] ?? values["owner"] ?? "")));
  };
  const statusless = named("unknown-status");
  const unclear = named("schema/missing");
  const seen = new Set<string>();
  const entries = Object.entries(domains).map(([domain, codes]) => {
    const own = Object.entries(codes).filter(([code]) => !seen.has(code));
    for (const [code] of own) seen.add(code);
    const mended = own.map(([code, facts]) => {
      const status = statusless.has(code) ? { status: 500 } : {};
      const retry = unclear.has(`errors.${code}`) ? { retry: "never" } : {};
      return [code, { ...facts, ...status, ...retry }];
    });
    return [domain, Object.fromEntries(mended)];
  });
  return Object.fromEntries(entries);
}
