import { fileURLToPath } from "node:url";
import { serve } from "srvx/node";
import type { JsonObject } from "../../scripts/load/json.js";
import { loadSources } from "../../scripts/load/sources.js";
import { type ContractMockOptions, createContractMock } from "../../scripts/mock/contract-mock.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { contractOf, minimal, openapi } from "../model/minimal-contract.js";

/** The contract in a folder of this project. */
export async function contractIn(folder: string): Promise<Contract> {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  const { contract } = buildContract(await loadSources(root));
  if (!contract) throw new Error(`the contract in ${folder} has a mistake`);
  return contract;
}

export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** The mock as a server on this machine, as the command serves it. */
export async function serveMock(
  contract: Contract,
  options: Partial<ContractMockOptions> = {},
): Promise<Served> {
  const { fetch } = createContractMock(contract, { key: "key-1", ...options });
  const server = serve({ hostname: "127.0.0.1", port: 0, fetch, manual: true, silent: true });
  await server.serve();
  return {
    url: new URL(server.url ?? "").origin,
    [Symbol.asyncDispose]: () => server.close(true),
  };
}

/** The catalog of the minimal contract with these operations, by method and path: `GET /pets`. */
export function contractWith(
  operations: Readonly<Record<string, JsonObject>>,
  rest: JsonObject = {},
): Contract {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const [method = "", path = ""] = name.split(" ");
    const whole = {
      operationId: name.replace(/\W+/g, "_"),
      responses: { "200": { description: "Done." } },
      "x-error-codes": ["ERROR_RATE", "ERROR_DATA"],
      ...operation,
    };
    paths[path] = { ...paths[path], [method.toLowerCase()]: whole };
  }
  const document = { openapi: "3.1.0", info: { title: "Odd API", version: "1.0.0" }, paths, ...rest };
  return contractOf({ ...minimal, [openapi]: JSON.stringify(document) });
}

/** The same contract, but with failures told by their status. */
export function byStatus(contract: Contract): Contract {
  const envelope = { code: { pointer: "/code" }, mediaType: "application/json" };
  return { ...contract, envelope };
}

/** A response with a JSON body. */
export function jsonOf(schema: JsonObject, rest: JsonObject = {}): JsonObject {
  return { description: "Done.", content: { "application/json": { schema, ...rest } } };
}
