import type { ContractError } from "../model/contract.js";

/** So many other codes are named beside one. */
const most = 6;

/**
 * The codes that readers of one are likely to need next: those of its category, then those that the same operations return and
 * that are to be retried alike; in the catalog's order.
 */
export function relatedCodes(errors: readonly ContractError[], error: ContractError): ContractError[] {
  const others = errors.filter(({ code, retired }) => code !== error.code && retired === undefined);
  const alike = others.filter(({ category }) => category === error.category);
  const neighbours = others.filter(
    ({ category, retry, operations }) =>
      category !== error.category &&
      retry.mode === error.retry.mode &&
      operations.some((operation) => error.operations.includes(operation)),
  );
  return [...alike, ...neighbours].slice(0, most);
}

/** The codes before and after one. */
export function neighboursOf(
  errors: readonly ContractError[],
  { code }: ContractError,
): { readonly previous: ContractError | undefined; readonly next: ContractError | undefined } {
  const at = errors.findIndex((error) => error.code === code);
  return { previous: errors[at - 1], next: errors[at + 1] };
}
