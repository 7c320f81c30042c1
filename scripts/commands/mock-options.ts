import { InvalidArgumentError } from "commander";

export interface MockCommandOptions {
  readonly port: number;
  readonly host: string;
  readonly key: string;
  readonly balance: number;
  readonly fail?: string;
}

/** What `--port` takes. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError("Write a number from 0 to 65535.");
  return port;
}

/** What `--balance` takes. */
export function parseBalance(text: string): number {
  const balance = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("Write a number, such as 10 or 0.5.");
  return balance;
}
