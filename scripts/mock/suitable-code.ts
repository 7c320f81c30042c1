import type { Contract, ContractError, Operation } from "../model/contract.js";

/** What is wrong about a request. */
export interface Trouble {
  readonly kind: "key" | "body" | "length" | "path" | "method";
  /** In words. They hold nothing of the request but names. */
  readonly reason: string;
}

type Kind = Trouble["kind"];

/** The statuses that tell of it, the best first. */
const statuses: Readonly<Record<Kind, readonly [number, ...number[]]>> = {
  key: [401, 403],
  body: [400, 422],
  length: [413],
  path: [404],
  method: [405],
};

/** The status of an answer without a code. */
export function plainStatus(kind: Kind): number {
  return statuses[kind][0];
}

/**
 * The code that a service would most likely answer with. It is not retired, the same request never succeeds, its status
 * tells of the trouble, and the operation can return it; where there is no operation, all can, or none lists it. Of
 * several, the one with the better status wins. A wrong body has but one rank of statuses: there, the one wins whose
 * category is named for requests, then one whose category is the caller's fault, then the first of the catalog.
 */
export function suitableCode(
  contract: Contract,
  kind: Kind,
  operation: Operation | undefined,
): string | undefined {
  const telling = contract.errors.filter(
    (error) =>
      error.retired === undefined &&
      error.retry.mode === "never" &&
      statuses[kind].includes(error.status) &&
      (operation ? operation.codes.includes(error.code) : isGeneral(contract, error)),
  );
  const rank = (error: ContractError) =>
    kind === "body" ? bodyRank(contract, error) : statuses[kind].indexOf(error.status);
  return telling.sort((one, other) => rank(one) - rank(other))[0]?.code;
}

/** Otherwise a code such as "no such pet" would tell of a wrong address. */
function isGeneral({ operations }: Contract, { operations: own }: ContractError): boolean {
  return own.length === 0 || own.length === operations.length;
}

function bodyRank({ categories }: Contract, { category }: ContractError): number {
  if (/request|input|valid/i.test(category)) return 0;
  return categories.find(({ name }) => name === category)?.fault === "caller" ? 1 : 2;
}
