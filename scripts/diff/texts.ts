import { type Change, canonical } from "./change.js";
import type { ListedError, Snapshot } from "./snapshot.js";

/** The words of both contracts, where both have them: one change for each thing and language. */
export function diffTexts(base: Snapshot, head: Snapshot): Change[] {
  const after = new Map(textsOf(head));
  return textsOf(base).flatMap(([subject, texts]) => {
    const others = after.get(subject) ?? {};
    return Object.keys(texts)
      .filter((language) => Object.hasOwn(others, language))
      .flatMap((language) => diffText(subject, language, texts[language], others[language]));
  });
}

type Fields = Readonly<Record<string, string>>;
type Texts = Readonly<Record<string, Fields>>;

function textsOf({ errors, statuses, categories, failures, guide, operations }: Snapshot): [string, Texts][] {
  return [
    ...errors.map(({ code, texts, formerly }): [string, Texts] => [
      code,
      asFields(withFormerly(texts, formerly)),
    ]),
    ...statuses.map(({ status, texts }): [string, Texts] => [`statuses ${status}`, asFields(texts)]),
    ...categories.map(({ name, texts }): [string, Texts] => [`categories ${name}`, asFields(texts)]),
    ...Object.entries(failures).map(([kind, texts]): [string, Texts] => [
      `failures ${kind}`,
      asFields(texts),
    ]),
    ["title, intro", asFields(guide)],
    ...operations.map(({ id, summary }): [string, Texts] => [`operations ${id}`, { openapi: { summary } }]),
  ];
}

function withFormerly(
  texts: ListedError["texts"],
  formerly: ListedError["formerly"] = {},
): Readonly<Record<string, object>> {
  const entries = Object.entries(texts).map(([language, own]): [string, object] => {
    const list = formerly[language];
    return [language, list ? { ...own, formerly: list } : own];
  });
  return Object.fromEntries(entries);
}

/** The texts of each language, without what is no text. */
function asFields(texts: Readonly<Record<string, object>>): Texts {
  const fields = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([name, text]) => [name, canonical(text)]));
  return Object.fromEntries(Object.entries(texts).map(([language, value]) => [language, fields(value)]));
}

function diffText(subject: string, language: string, base: Fields = {}, head: Fields = {}): Change[] {
  const names = [...new Set([...Object.keys(base), ...Object.keys(head)])];
  const changed = names.filter((name) => base[name] !== head[name]);
  if (changed.length === 0) return [];
  return [{ rule: "text-changed", subject, values: { language, fields: changed.join(", ") } }];
}
