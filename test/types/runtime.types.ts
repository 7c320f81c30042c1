/* Compiled, never run: what a foreign API's client knows. `npm run types` checks it. */
import { createClient, guardsOf } from "maloi/runtime";
import { contract as ledger } from "../foreign/ledger/generated/contract.js";
import { contract as petshop } from "../foreign/petshop/generated/contract.js";

const shop = createClient(petshop, { baseUrl: "http://h", clientKey: "t" });
const book = createClient(ledger, { baseUrl: "http://h", clientKey: "k" });
const { isApiError } = guardsOf(petshop);

export async function calls(): Promise<void> {
  const pets = await shop.listPets();
  const name: string | undefined = pets[0]?.name;
  const gone: undefined = await shop.removePet({ path: { petId: 1 } });
  const { amount }: { amount: number } = await book.entry({ path: { id: "e" } });
  void [name, gone, amount];

  // @ts-expect-error: the path is required
  await shop.getPet();
  // @ts-expect-error: a pet's id is a number
  await shop.getPet({ path: { petId: "1" } });
  // @ts-expect-error: no such parameter
  await shop.listPets({ query: { color: "red" } });
  // @ts-expect-error: a pet has a name
  await shop.addPet({ kind: "cat" });
  // @ts-expect-error: no such kind
  await shop.addPet({ name: "Mun", kind: "cow" });
  // @ts-expect-error: no such operation
  await shop.book({ amount: 1 });
  // @ts-expect-error: the token is required
  createClient(petshop, { baseUrl: "http://h" });
  createClient(petshop, { baseUrl: "http://h", clientKey: async () => "t" });
  createClient(petshop, { baseUrl: "http://h", clientKey: { token: () => "t" } });
  // @ts-expect-error: no such security scheme
  createClient(petshop, { baseUrl: "http://h", clientKey: { key: "t" } });
}

export function errors(error: unknown): void {
  if (isApiError(error, "out-of-credit")) {
    const cost: number | undefined = error.params.cost;
    void cost;
  }
  if (isApiError(error, "no-such-pet")) {
    // @ts-expect-error: this code has no parameters
    void error.params.cost;
  }
  // @ts-expect-error: the ledger's code is none of the shop's
  isApiError(error, "1001");
  if (isApiError(error) && error.code === "from-the-future") return;
}
