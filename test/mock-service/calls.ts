import { contract as shipped } from "../../generated/contract.js";
import { createClient } from "../../src/runtime.js";
import { contract as ledger } from "../foreign/ledger/generated/contract.js";
import { contract as petshop } from "../foreign/petshop/generated/contract.js";

/* Every operation of three contracts, called with their own clients. */

interface Target {
  readonly baseUrl: string;
  readonly clientKey: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a call came to. */
type Call = () => Promise<{ readonly data?: unknown; readonly error?: unknown }>;

/** By the folder of the contract: a call for each of its operations. */
export const calls: Readonly<Record<string, (target: Target) => Readonly<Record<string, Call>>>> = {
  ".": (target) => {
    const { safe } = createClient(shipped, { ...target, maxRetries: 0 });
    return {
      createTask: () => safe.createTask({ task: { type: "ImageToTextTask", body: "bWFsb2k=" } }),
      getTaskResult: () => safe.getTaskResult({ taskId: "task" }),
      getBalance: () => safe.getBalance(),
    };
  },
  "test/foreign/petshop": (target) => {
    const { safe } = createClient(petshop, { ...target, maxRetries: 0 });
    const path = { petId: 7 };
    return {
      listPets: () => safe.listPets({ query: { kind: ["cat"], limit: 2 } }),
      addPet: () => safe.addPet({ name: "Mun" }),
      getPet: () => safe.getPet({ path }),
      removePet: () => safe.removePet({ path }),
      getPhoto: () => safe.getPhoto({ path }),
      setPhoto: () => safe.setPhoto({ path, body: { photo: new Blob(["png"]), caption: "Mun" } }),
      health: () => safe.health(),
    };
  },
  "test/foreign/ledger": (target) => {
    const { safe } = createClient(ledger, { ...target, maxRetries: 0 });
    return {
      entry: () => safe.entry({ path: { id: "a/b" } }),
      book: () => safe.book({ amount: 12.5, note: "cà phê" }),
    };
  },
};
