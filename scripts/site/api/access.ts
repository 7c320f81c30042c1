import type { Credential } from "../../model/contract.js";
import type { Site } from "../site.js";

/** Ways to be let in: any one of them does, with all of its secrets. */
export interface Access {
  /** Whether it may be called without any as well. */
  readonly isOpen: boolean;
  readonly ways: readonly (readonly Credential[])[];
}

export function accessTo({ contract }: Pick<Site, "contract">, id: string): Access {
  const security = contract.operations.find((operation) => operation.id === id)?.security ?? [];
  const ways = security.map((names) => names.flatMap((name) => contract.credentials[name] ?? []));
  return {
    isOpen: ways.length === 0 || ways.some(({ length }) => length === 0),
    ways: ways.filter(({ length }) => length > 0),
  };
}
