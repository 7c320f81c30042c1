import { serve } from "srvx/node";
import { ErrorCode } from "../../generated/codes.js";
import { codeHeader, createMock, type Mock } from "../../src/mock/index.js";
import { nearest } from "../model/nearest.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import type { MockCommandOptions } from "./mock-options.js";
import { stopSignal } from "./stop-signal.js";

/*
 * The only part of the toolkit that runs what was generated. It is loaded only when it is asked for, so that a broken
 * generated/ never keeps the other commands from mending it.
 */

/** Serves the mock over HTTP until somebody stops it. */
export async function mock(terminal: Terminal, options: MockCommandOptions): Promise<ExitCode> {
  const { host: hostname, port, key: clientKey, balance, fail } = options;
  if (fail !== undefined && !isCode(fail)) return refuseCode(terminal, fail);
  const service = createMock({ clientKey, balance });
  service.failAlways(fail);
  const server = createServer(service, { hostname, port });
  // Before anything is printed: whoever reads it may stop us at once.
  const stopped = stopSignal();
  try {
    await server.serve();
  } catch (error) {
    return refuseAddress(terminal, options, error);
  }
  greet(terminal, new URL(server.url ?? "").origin, clientKey, codeHeader);
  await stopped;
  await server.close(true);
  return exitCodes.ok;
}

function createServer({ fetch }: Mock, address: { readonly hostname: string; readonly port: number }) {
  return serve({ ...address, fetch, manual: true, silent: true, gracefulShutdown: false });
}

function greet({ words, out }: Terminal, url: string, key: string, header: string): void {
  out(words.say("mock.listening", { url }));
  out(words.say("mock.keys", { key: harmless(key) }));
  out(words.say("mock.header", { header }));
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ErrorCode, code);
}

function refuseCode({ words, err }: Terminal, code: string): ExitCode {
  const suggestion = nearest(code.toUpperCase(), Object.keys(ErrorCode));
  const near = suggestion && { context: "near", suggestion };
  err(harmless(words.say("mock.unknown", { code, ...near })));
  return exitCodes.usage;
}

function refuseAddress(
  { words, err }: Terminal,
  { host, port }: MockCommandOptions,
  error: unknown,
): ExitCode {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const reason = error instanceof Error ? error.message : String(error);
  err(harmless(words.say(taken ? "mock.busy" : "mock.refused", { host, port, reason })));
  return exitCodes.problems;
}
