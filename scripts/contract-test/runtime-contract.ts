import type { RuntimeContract } from "../../src/contract.js";
import { contractFacts } from "../emit/contract.js";
import type { Contract } from "../model/contract.js";

/** The contract as the client reads answers by it; what a success looks like, the schemas know better. */
export function runtimeContract(contract: Contract): RuntimeContract {
  const facts = contractFacts(contract);
  const operations = Object.entries(facts.operations).map(([id, operation]) => {
    const { answer: _, ...rest } = { answer: undefined, ...operation };
    return [id, rest] as const;
  });
  return { ...facts, operations: Object.fromEntries(operations) };
}
