import { type AddressInfo, connect } from "node:net";
import { serve } from "srvx/node";
import type { TestProject } from "vitest/node";
import { createMock } from "../../src/mock/index.js";
import { clientKey } from "../faults/key.js";
import { startFaultService } from "./fault-service.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The addresses of the services that run while the tests do. */
    readonly services: {
      /** The mock, as `maloi mock` serves it. */
      readonly mock: string;
      /** Fails as the path says. */
      readonly faults: string;
      /** Another host, which nobody calls. */
      readonly elsewhere: string;
      /** Nobody listens there. */
      readonly refused: string;
    };
  }
}

/** Starts them before the tests, outside of the platform that the tests run on, and stops them afterwards. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { fetch } = createMock({ clientKey, steps: ["ready"], balance: 1_000_000 });
  const address = { hostname: "127.0.0.1", port: 0 };
  const mock = serve({ ...address, fetch, silent: true, gracefulShutdown: false });
  await mock.ready();
  const elsewhere = await startFaultService();
  const faults = await startFaultService(elsewhere.url);
  const port = Number(new URL(faults.url).port);
  // Its near end has a port that nobody else can listen on, and nobody does.
  const held = connect({ ...address, host: address.hostname, port });
  await new Promise((resolve) => held.once("connect", resolve));
  const { port: unheard } = held.address() as AddressInfo;
  provide("services", {
    mock: new URL(mock.url ?? "").origin,
    faults: faults.url,
    elsewhere: elsewhere.url,
    refused: `http://127.0.0.1:${unheard}`,
  });
  return async () => {
    held.destroy();
    await Promise.all([mock.close(true), faults[Symbol.asyncDispose](), elsewhere[Symbol.asyncDispose]()]);
  };
}
