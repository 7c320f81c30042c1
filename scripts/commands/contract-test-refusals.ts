import { isLoopback } from "../contract-test/loopback.js";
import type { Contract } from "../model/contract.js";
import { nearest } from "../model/nearest.js";
import type { ContractTestOptions } from "./contract-test-options.js";

/** Why nothing is sent. Its words are `contract-test.refused` of `locales/ui/`. */
export interface Refusal {
  readonly variant: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Why the address is not to be asked, or not with this key; nothing where it may. */
export function refusedAddress({ url, live, key }: ContractTestOptions): Refusal | undefined {
  if (key !== undefined && /[\p{Cc}\p{Cs}]/u.test(key)) return { variant: "key" };
  if (url === undefined) return live ? { variant: "no-url" } : undefined;
  if (url.username !== "" || url.password !== "") return { variant: "user" };
  if (url.search !== "" || url.hash !== "") return { variant: "query" };
  return live || isLoopback(url) ? undefined : { variant: "live" };
}

/** The first operation or code that was asked for and is none of the contract's. */
export function refusedName(
  contract: Contract,
  { operations, codes }: Pick<ContractTestOptions, "operations" | "codes">,
): Refusal | undefined {
  const ids = contract.operations.map(({ id }) => id);
  const known = contract.errors.map(({ code }) => code);
  return unknownIn("operation", operations, ids) ?? unknownIn("code", codes, known);
}

function unknownIn(
  kind: "operation" | "code",
  names: readonly string[],
  known: readonly string[],
): Refusal | undefined {
  const name = names.find((one) => !known.includes(one));
  if (name === undefined) return undefined;
  const suggestion = nearest(name, known);
  if (suggestion === undefined) return { variant: kind, values: { name } };
  return { variant: `${kind}_near`, values: { name, suggestion } };
}
