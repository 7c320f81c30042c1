import { type Answer, balance, refusal } from "./answers.js";
import { type Client, createClients } from "./clients.js";
import { startServer } from "./loopback-server.js";
import { PackedCli } from "./packed-cli.js";
import { installPeers, peerVersions } from "./peers.js";
import { race } from "./race.js";

/*
 * What a call costs, ours with retry, guard and typed errors on: that succeeds, and that is refused; of a server in another
 * process, and of a `fetch` that answers at once. npm run bench -- call
 */

installPeers();
using cli = new PackedCli();
console.log(
  `Node ${process.versions.node}; ${peerVersions(["ofetch", "ky", "axios", "@hey-api/openapi-ts"])}`,
);
{
  using server = await startServer(balance);
  const clients = await createClients(cli, server.url, false);
  const reach = "maloi ≤ 0.90 × openapi-fetch, ≤ 1.05 × ofetch";
  await raceCalls("a call, loopback, one at a time", clients, { times: 1000, reach });
  await raceCalls("a call, loopback, 16 at once", clients, { times: 1600, atOnce: 16, reach });
}
{
  using server = await startServer(refusal);
  const clients = (await createClients(cli, server.url, false)).map(refused);
  await raceCalls("a refused call, loopback", clients, {
    times: 1000,
    reach: "maloi ≤ 1.00 × openapi-fetch",
  });
}
const baseUrl = "http://127.0.0.1:1";
{
  stub(balance);
  const clients = await createClients(cli, baseUrl, true);
  const reach = "maloi ≤ 0.80 × openapi-fetch";
  await raceCalls("a call, stub, one at a time", clients, { times: 3000, reach });
  await raceCalls("a call, stub, 16 at once", clients, { times: 3200, atOnce: 16, reach });
}
{
  stub(refusal);
  const clients = (await createClients(cli, baseUrl, true)).map(refused);
  await raceCalls("a refused call, stub", clients, { times: 3000, reach: "maloi ≤ 1.00 × openapi-fetch" });
}

function raceCalls(
  title: string,
  clients: readonly Client[],
  how: { readonly times: number; readonly atOnce?: number; readonly reach: string },
): Promise<void> {
  const racers = clients.map(({ name, call }) => ({ name, run: call }));
  return race({ title, racers, beside: ["openapi-fetch", "ofetch", "fetch"], ...how });
}

function refused(client: Client): Client {
  const { name, call, tell } = client;
  const told = () =>
    call().then(() => {
      throw new Error(`${name} did not throw`);
    }, tell);
  return { ...client, call: told };
}

function stub({ body, ...init }: Answer): void {
  globalThis.fetch = async () => new Response(body, init);
}
