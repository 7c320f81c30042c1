import type { ErrorKind } from "../../../src/index.js";
import type { Fault } from "../fault-server.js";

export type OperationName = "getBalance" | "createTask";

/** How a call is to end. */
export interface Want {
  /** Where time decides between two, both. */
  readonly ends: readonly (ErrorKind | "success")[];
  readonly tries: number;
}

export type Wants = Readonly<Record<OperationName, Want>>;

export type Row = readonly [name: string, fault: Fault, wants: Wants];

type End = Want["ends"][number];

/** Nobody knows whether it was carried out: what only asks is tried again, what may cost money is not. */
export function ambiguous(...ends: End[]): Wants {
  return tries(3, 1, ...ends);
}

/** Said once and for all. */
export function final(...ends: End[]): Wants {
  return tries(1, 1, ...ends);
}

/** Nothing was done, and another time it may be. */
export function temporary(...ends: End[]): Wants {
  return tries(3, 3, ...ends);
}

export function tries(getBalance: number, createTask: number, ...ends: End[]): Wants {
  return { getBalance: { ends, tries: getBalance }, createTask: { ends, tries: createTask } };
}

export const lost = ambiguous("network");
export const late = ambiguous("timeout");
/** An answer that was cut off, or came from something before the service. */
export const unreadable = ambiguous("unexpectedResponse");
/** An answer that can be read, and is not the contract's. */
export const foreign = final("unexpectedResponse");
export const refused = final("api");
export const fine = final("success");
