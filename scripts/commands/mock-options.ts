export interface MockCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly key: string;
  readonly balance: number;
  readonly fail?: string;
}

/** What the command line was understood as. */
export function readMockOptions(options: Readonly<Record<string, unknown>>): MockCommandOptions {
  const { port, host, key, balance, fail } = options;
  return {
    port: Number(port),
    host: String(host),
    key: String(key),
    balance: Number(balance),
    ...(typeof fail === "string" && { fail }),
  };
}

/** What `--port` takes: a number from 0 to 65535. */
export function parsePort(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65535 ? port : undefined;
}

/** What `--balance` takes: a number, such as 10 or 0.5. */
export function parseBalance(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
