import createFetchClient from "openapi-fetch";
import type { paths } from "../../generated/openapi-types.js";
import { createClient } from "../../src/index.js";

/*
 * What a call costs over openapi-fetch alone, with retry, guards and typed errors on: both on the same stubbed fetch, in
 * turns, within one run. npm run bench:call
 */

const body = JSON.stringify({ errorId: 0, balance: 1, packages: [] });
const fetch = async (): Promise<Response> =>
  new Response(body, { headers: { "content-type": "application/json" } });
const baseUrl = "http://127.0.0.1";

const plain = createFetchClient<paths>({ baseUrl, fetch });
const ours = createClient({ baseUrl, clientKey: "key-1", fetch });
const contenders = {
  "openapi-fetch": () => plain.POST("/getBalance", { body: { clientKey: "key-1" } }),
  maloi: () => ours.getBalance(),
};

const rounds = 15;
const calls = 2000;

/** In µs a call. */
async function measure(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < calls; count++) await call();
  return ((performance.now() - started) * 1000) / calls;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, call] of Object.entries(contenders)) times.get(name)?.push(await measure(call));
}
const base = median(times.get("openapi-fetch") ?? []);
console.log(`Node ${process.version}, median of ${rounds} rounds of ${calls} calls`);
for (const [name, values] of times) {
  const time = median(values);
  console.log(`${name.padEnd(14)} × ${(time / base).toFixed(2)}  ${time.toFixed(1)} µs a call`);
}
