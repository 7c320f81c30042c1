import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type createFetchClient from "openapi-fetch";
import type { paths } from "../../generated/openapi-types.js";
import { project } from "../commands/maloi.js";
import { measured } from "./measured.js";
import type { PackedCli } from "./packed-cli.js";
import { importPeer, peerFile } from "./peers.js";

/* The same call through each client: getBalance, which posts a key and gets a balance, or a refusal. */

type Call = () => Promise<unknown>;

export interface Client {
  readonly name: string;
  /** Resolves to the balance, or throws what tells the refusal. */
  readonly call: Call;
  /** What is said of a refusal: the code, or the Vietnamese sentence. */
  readonly tell: (refusal: unknown) => string;
}

/** The fixed parts of a call. */
const clientKey = "key-1";
const path = "/getBalance";

/** What of a peer is used here, as it is documented. */
interface Peers {
  readonly ofetch: { ofetch(url: string, options: object): Promise<unknown> };
  readonly ky: { default: { post(url: string, options: object): { json(): Promise<unknown> } } };
  readonly axios: {
    default: { post(url: string, body: object, options: object): Promise<{ data: unknown }> };
  };
}

/** @param fetchAdapter whether axios is to use `fetch`, and not Node's own `http` */
export async function createClients(
  cli: PackedCli,
  baseUrl: string,
  fetchAdapter: boolean,
): Promise<Client[]> {
  const url = baseUrl + path;
  const body = { clientKey };
  const { ofetch } = await importPeer<Peers["ofetch"]>("ofetch", "dist/index.mjs");
  const { default: ky } = await importPeer<Peers["ky"]>("ky", "distribution/index.js");
  const { default: axios } = await importPeer<Peers["axios"]>("axios", "index.js");
  const options = fetchAdapter ? { adapter: "fetch" } : {};
  const { vi }: typeof import("../../generated/locales/vi.js") = await cli.import("generated/locales/vi.js");
  const { isMaloiError }: typeof import("../../src/runtime.js") = await cli.import("src/runtime.js");
  const message = (error: unknown) => (error instanceof Error ? error.message : String(error));
  const clients: readonly (Omit<Client, "tell"> & Partial<Client>)[] = [
    { name: "fetch", call: () => callPlainly(url, body) },
    { name: "openapi-fetch", call: await viaOpenapiFetch(import("openapi-fetch"), baseUrl, body) },
    { name: "maloi/fetch", call: await viaOpenapiFetch(cli.import("src/fetch/index.js"), baseUrl, body) },
    {
      name: "maloi",
      call: await viaMaloi(cli, baseUrl),
      tell: (error) => (isMaloiError(error) ? error.describe(vi).description : message(error)),
    },
    { name: "ofetch", call: () => ofetch(url, { method: "POST", body }) },
    { name: "ky", call: () => ky.post(url, { json: body }).json() },
    { name: "axios", call: () => axios.post(url, body, options).then(({ data }) => data) },
    { name: "hey-api", call: await viaHeyApi(cli, baseUrl, body) },
  ];
  return clients.map((client) => ({ tell: message, ...client }));
}

async function callPlainly(url: string, body: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const answer: { errorCode?: string } = JSON.parse(await response.text());
  if (!response.ok) throw new Error(answer.errorCode);
  return answer;
}

async function viaOpenapiFetch(
  library: Promise<{ readonly default: typeof createFetchClient }>,
  baseUrl: string,
  body: { readonly clientKey: string },
): Promise<Call> {
  const client = (await library).default<paths>({ baseUrl });
  return async () => {
    const { data, error } = await client.POST(path, { body });
    if (error) throw new Error(error.errorCode);
    return data;
  };
}

/** With retry, guard and typed errors on; but for the number of failures that the service bans for, which a race exceeds. */
async function viaMaloi(cli: PackedCli, baseUrl: string): Promise<Call> {
  const { createClient }: typeof import("../../src/runtime.js") = await cli.import("src/runtime.js");
  const { contract }: typeof import("../../generated/contract.js") =
    await cli.import("generated/contract.js");
  const { ERROR_IP_BANNED: ban } = contract.errors;
  const trigger = { ...ban.trigger, errors: Number.MAX_SAFE_INTEGER };
  const errors = { ...contract.errors, ERROR_IP_BANNED: { ...ban, trigger } };
  const api = createClient<typeof contract>({ ...contract, errors } as never, { baseUrl, clientKey });
  return () => api.getBalance();
}

/** The client that hey-api generates from our description. */
async function viaHeyApi(cli: PackedCli, baseUrl: string, body: object): Promise<Call> {
  const folder = cli.folder("hey-api");
  const input = join(project, "generated/openapi.yaml");
  const generator = peerFile("@hey-api/openapi-ts", "dist/run.mjs");
  await measured(generator, ["-i", input, "-o", join(folder, "source")], folder);
  const outfile = join(folder, "client.mjs");
  const contents = `export * from "./source/sdk.gen"; export { client } from "./source/client.gen";`;
  await build({ stdin: { contents, resolveDir: folder }, bundle: true, format: "esm", outfile });
  const { client, getBalance } = await import(pathToFileURL(outfile).href);
  client.setConfig({ baseUrl, throwOnError: true });
  return () => getBalance({ body });
}
