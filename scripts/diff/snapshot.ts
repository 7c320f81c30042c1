import type { JsonObject } from "../load/json.js";
import type { Category, Contract, ContractError, Operation, Status } from "../model/contract.js";

/**
 * What is compared of a contract, or as much of it as its catalog.json carries. A `Contract` is one; whatever else it
 * holds, the OpenAPI description says as well.
 */
export interface Snapshot
  extends Pick<Contract, "title" | "version" | "docs" | "languages" | "credentials" | "guide"> {
  /** Compared whole. */
  readonly envelope: unknown;
  readonly statuses: readonly Status[];
  readonly categories: readonly Category[];
  readonly errors: readonly Omit<ContractError, "operations">[];
  readonly operations: readonly ListedOperation[];
  readonly failures: Readonly<Record<string, ContractError["texts"]>>;
  readonly openapi?: JsonObject;
  /** Where only a catalog.json is at hand: as much of the OpenAPI description as it tells. */
  readonly outline?: JsonObject;
}

export type ListedError = Snapshot["errors"][number];

export interface ListedOperation
  extends Pick<Operation, "id" | "path" | "summary" | "codes" | "security" | "idempotent" | "polling"> {
  readonly method: string;
}
