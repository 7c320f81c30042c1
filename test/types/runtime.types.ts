/* Compiled, never run: what a foreign API's client knows. `npm run types` checks it. */
import { createClient, type FetchClient, fetchClientOf, guardsOf } from "maloi/runtime";
import { contract as ledger } from "../foreign/ledger/generated/contract.js";
import { contract as petshop } from "../foreign/petshop/generated/contract.js";
import type { paths } from "../foreign/petshop/generated/openapi-types.js";

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

export async function underneath(): Promise<void> {
  const client: FetchClient<paths> = fetchClientOf(shop);
  client.use({ onRequest: ({ request }) => request.headers.set("x-trace", "1") });
  const { data, error } = await client.GET("/pets/{petId}", { params: { path: { petId: 1 } } });
  const name: string | undefined = data?.name;
  // @ts-expect-error: it has one or the other
  if (data) void error.type;
  const spread: FetchClient<paths> = fetchClientOf({ ...shop });
  void [name, spread];

  // @ts-expect-error: its parameters are required
  await client.GET("/pets/{petId}");
  // @ts-expect-error: the path has no such method
  await client.POST("/pets/{petId}");
  // @ts-expect-error: the path is the shop's
  await fetchClientOf(book).GET("/pets");
  // @ts-expect-error: middleware has one of three functions
  client.use({ onAnswer: () => undefined });
  // @ts-expect-error: no client
  fetchClientOf({});
  // @ts-expect-error: the methods that do not throw are no client
  fetchClientOf(shop.safe);
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
