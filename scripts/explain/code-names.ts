import type { ContractError } from "../model/contract.js";
import { nearest } from "../model/nearest.js";
import { fold } from "../words/fold.js";

/* Codes by their names, however people write those. */

/** `rate limit`, `rate-limit` and `rateLimit` are RATE_LIMIT. */
export function asCode(name: string): string {
  const separated = /\p{Ll}/u.test(name) ? name.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, "_") : name;
  return fold(separated)
    .replace(/[\s.:_-]+/g, "_")
    .toUpperCase();
}

export function sameAs(query: string): (name: string) => boolean {
  return (name) => asCode(name) === asCode(query);
}

/** What everybody calls a code: with its aliases. */
function namesOf({ code, aliases }: ContractError): readonly string[] {
  return [code, ...aliases];
}

/** The beginning that all codes share, such as ERROR_, need not be written. */
export function findByEnding(query: string, errors: readonly ContractError[]): ContractError[] {
  const prefix = commonPrefix(errors.map(({ code }) => asCode(code)));
  if (prefix === "") return [];
  const whole = `${prefix}${asCode(query)}`;
  return errors.filter((error) => namesOf(error).some(sameAs(whole)));
}

function commonPrefix(codes: readonly string[]): string {
  const [first = "", ...others] = codes;
  let length = others.length === 0 ? 0 : first.length;
  for (const code of others) while (!code.startsWith(first.slice(0, length))) length--;
  return first.slice(0, first.slice(0, length).lastIndexOf("_") + 1);
}

/** A line of a log has the code somewhere in it. */
export function findMentioned(query: string, errors: readonly ContractError[]): ContractError[] {
  const mentioned = new Set(query.match(/[A-Za-z0-9][A-Za-z0-9_-]*/g));
  return errors.filter((error) => namesOf(error).some((name) => mentioned.has(name)));
}

export function findInNames(query: string, errors: readonly ContractError[]): ContractError[] {
  const wanted = asCode(query).replace(/^_|_$/g, "");
  if (wanted === "") return [];
  return errors.filter((error) => namesOf(error).some((name) => asCode(name).includes(wanted)));
}

/** The code that somebody who wrote `query` most likely meant. */
export function nearestCode(query: string, errors: readonly ContractError[]): string | undefined {
  const prefix = commonPrefix(errors.map(({ code }) => asCode(code)));
  const owners = new Map<string, string>();
  for (const error of errors) {
    for (const name of namesOf(error).map(asCode)) {
      owners.set(name, error.code);
      if (prefix !== "" && name.startsWith(prefix)) owners.set(name.slice(prefix.length), error.code);
    }
  }
  const near = nearest(asCode(query), [...owners.keys()]);
  return near === undefined ? undefined : owners.get(near);
}
