import { serve } from "srvx/node";
import type { Target } from "../contract-test/probe.js";
import type { Terminal } from "./command.js";
import { chooseService } from "./mock-service.js";

/** Our own mock accepts this key; nobody else's is given to it. */
const key = "demo-key";

/** Our own mock of the contract below the root, before it is started. */
export interface OwnMock {
  readonly key: string;
  readonly target: Target;
  /** Starts it, on this machine alone. */
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Nothing where the contract has errors, which are reported. */
export async function chooseMock(terminal: Terminal): Promise<OwnMock | undefined> {
  const address = { hostname: "127.0.0.1", port: 0 };
  const service = await chooseService(terminal, { host: address.hostname, port: 0, key, balance: 10 });
  return (
    service && {
      key,
      // Only the shipped contract's remembers; it alone has no list of operations.
      target: service.operations ? "examples" : "mock",
      async start() {
        const server = serve({
          ...{ ...address, fetch: service.start() },
          ...{ manual: true, silent: true, gracefulShutdown: false },
        });
        await server.serve();
        return { url: new URL(server.url ?? "").origin, close: async () => server.close(true) };
      },
    }
  );
}
