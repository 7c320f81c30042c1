import * as snyk from "@snyk/error-catalog-nodejs-public";
import { cleanText } from "../../../scripts/author/read-code.js";
import { isRecord } from "../../../scripts/load/json.js";
import type { RealCatalog } from "../real-catalog.js";

const passing = [429, 502, 503, 504];

/** Snyk's error catalog: namespaces of classes, one a code, whose instances have the facts and the texts. */
export function snykCatalog(): RealCatalog {
  const found = Object.values(snyk).flatMap((namespace: unknown) =>
    isRecord(namespace) ? Object.values(namespace).flatMap(metadataOf) : [],
  );
  // Loaders of old modules differ in the order of what they export.
  const errors = found.sort((a, b) => (a.errorCode < b.errorCode ? -1 : 1));
  const texts = errors.map(({ errorCode, title, description }) => [
    errorCode,
    { description: title, ...(description !== undefined && { explanation: cleanText(description) }) },
  ]);
  const facts = errors.map(({ errorCode, status, classification }) => {
    // The package does not say what may be done: the format asks for it, and the status for something that fits it.
    const retry = passing.includes(status) ? "backoff" : "never";
    return [errorCode, { status, category: classification?.toLowerCase(), retry }];
  });
  const said = errors.filter(({ description }) => description !== undefined).length;
  return {
    name: "@snyk/error-catalog-nodejs-public",
    own: { codes: errors.length, languages: 1, texts: errors.length + said },
    language: "en",
    categories: ["actionable", "unexpected", "unsupported"],
    domains: { "": Object.fromEntries(facts) },
    texts: { en: Object.fromEntries(texts) },
  };
}

function metadataOf(made: unknown): snyk.ProblemError["metadata"][] {
  // Whatever else is there, such as what some loaders of old modules add, is no class of theirs.
  if (typeof made !== "function" || !(made.prototype instanceof snyk.ProblemError)) return [];
  const error: unknown = Reflect.construct(made, [""]);
  return error instanceof snyk.ProblemError ? [error.metadata] : [];
}
