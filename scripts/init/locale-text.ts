import { stringify } from "yaml";
import type { Catalog } from "../explain/explanation.js";
import { isVietnamese } from "../words/vietnamese.js";
import type { Words } from "../words/words.js";
import { starterCategories, statusName } from "./catalog-text.js";
import { type FoundCode, readable } from "./find-codes.js";

/**
 * locales/<language>.yaml of a new contract. What is true of any API is said as the `shipped` contract says it.
 *
 * @param isOurs whether the codes are examples of ours, which we have words for
 */
export function localeText(
  codes: readonly FoundCode[],
  statuses: readonly number[],
  isOurs: boolean,
  language: string,
  source: string,
  shipped: Catalog,
  words: Words,
): string {
  const spoken = words.language;
  const categories = shipped.categories.filter(({ name }) => name in starterCategories);
  const sections = {
    title: shipped.guide[spoken]?.title,
    intro: words.say("starter.intro"),
    statuses: Object.fromEntries(statuses.map((status) => [status, statusText(status, words)])),
    categories: Object.fromEntries(categories.map(({ name, texts }) => [name, texts[spoken]])),
    failures: Object.fromEntries(
      Object.entries(shipped.failures).map(([kind, texts]) => [kind, texts[spoken]]),
    ),
    errors: Object.fromEntries(codes.map((found) => [found.code, codeText(found, isOurs, words)])),
  };
  const role = language === source ? "the source language" : `a translation of ${source}.yaml, text by text`;
  const head = [
    "# yaml-language-server: $schema=../node_modules/maloi/spec/schema/locale.schema.json",
    "#",
    `# The words of the contract: ${role}. {{name}} stands for a parameter of the code.`,
    "# After a change: npx maloi generate",
  ].join("\n");
  const body = Object.entries(sections).map(([name, value]) =>
    stringify({ [name]: value }, { lineWidth: 0 }),
  );
  return `${head}\n\n${body.join("\n")}`;
}

function statusText(status: number, words: Words): object {
  const kind = status < 300 ? "success" : status >= 500 ? "service" : "caller";
  const known = `starter.statuses.${status}`;
  if (words.has(known))
    return { name: words.say(`${known}.name`), description: words.say(`${known}.description`) };
  return { name: statusName(status), description: words.say(`starter.status_${kind}`) };
}

/** Provisional, but true and complete: somebody who knows the API has better words. */
function codeText(found: FoundCode, isOurs: boolean, words: Words): object {
  const { code, status } = found;
  return {
    description: isOurs ? words.say(`starter.codes.${code}`) : descriptionOf(found, words),
    explanation: words.say("starter.explanation", { code }),
    action: words.say(status >= 500 || status === 429 ? "starter.action_later" : "starter.action_correct"),
  };
}

/** The service's own words where they are in the language that is spoken; else what the status says, or the code. */
function descriptionOf({ code, status, message }: FoundCode, words: Words): string {
  if (isVietnamese(message) === (words.language === "vi")) return message;
  if (words.language !== "vi") return readable(code);
  const name = `starter.statuses.${status}.name`;
  return words.say(words.has(name) ? name : "starter.codes.BAD_REQUEST");
}
