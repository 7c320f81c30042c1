import { serve } from "srvx/node";
import { nearest } from "../model/nearest.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import type { MockCommandOptions } from "./mock-options.js";
import { chooseService, type MockService } from "./mock-service.js";
import { stopSignal } from "./stop-signal.js";

/*
 * The only part of the toolkit that runs what was generated: the mock of the shipped contract. It is loaded only when it is
 * asked for, so that a broken generated/ never keeps the other commands from mending it.
 */

/** Serves the mock over HTTP until somebody stops it. */
export async function mock(terminal: Terminal, options: MockCommandOptions): Promise<ExitCode> {
  const { fail } = options;
  const service = await chooseService(terminal, options);
  if (!service) return exitCodes.problems;
  if (fail !== undefined && !service.codes.includes(fail)) return refuseCode(terminal, service, fail);
  return serveUntilStopped(terminal, service.start(), options, (origin) =>
    greet(terminal, origin, service, options),
  );
}

/** Serves `fetch`, and tells `greet` where, until somebody stops it. */
export async function serveUntilStopped(
  terminal: Terminal,
  fetch: (request: Request) => Promise<Response>,
  address: { readonly host: string; readonly port: number },
  greet: (origin: string) => void,
): Promise<ExitCode> {
  const { host: hostname, port } = address;
  const server = serve({ hostname, port, fetch, manual: true, silent: true, gracefulShutdown: false });
  // Before anything is printed: whoever reads it may stop us at once.
  const stopped = stopSignal();
  try {
    await server.serve();
  } catch (error) {
    return refuseAddress(terminal, address, error);
  }
  greet(new URL(server.url ?? "").origin);
  await stopped;
  await server.close(true);
  return exitCodes.ok;
}

function greet(
  { words, out, data }: Terminal,
  url: string,
  { header, isOpen, operations }: MockService,
  { key }: MockCommandOptions,
): void {
  out(words.say("mock.listening", { url }));
  if (!isOpen) out(words.say("mock.keys", { key: harmless(key) }));
  out(words.say("mock.header", { header }));
  if (operations) out([words.say("mock.operations"), ...operationLines(operations)].join("\n"));
  data({ url, header, ...(operations && { operations }) });
}

function operationLines(operations: NonNullable<MockService["operations"]>): string[] {
  const width = Math.max(0, ...operations.map(({ path }) => harmless(path).length));
  return operations.map(({ id, method, path }) => {
    return `  ${method.toUpperCase().padEnd(7)} ${harmless(path).padEnd(width)}  ${harmless(id)}`;
  });
}

function refuseCode({ words, err }: Terminal, { codes }: MockService, code: string): ExitCode {
  const lower = nearest(
    code.toLowerCase(),
    codes.map((known) => known.toLowerCase()),
  );
  const suggestion = codes.find((known) => known.toLowerCase() === lower);
  const near = suggestion !== undefined && { context: "near", suggestion };
  err(harmless(words.say("mock.unknown", { code, ...near })));
  return exitCodes.usage;
}

function refuseAddress(
  { words, err }: Terminal,
  { host, port }: Pick<MockCommandOptions, "host" | "port">,
  error: unknown,
): ExitCode {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : String(error);
  err(harmless(words.say(taken ? "mock.busy" : "mock.refused", { host, port, reason })));
  return exitCodes.problems;
}
