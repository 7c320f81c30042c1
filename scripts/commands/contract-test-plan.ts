import { requestOf } from "../contract-test/build-request.js";
import type { Planned, Probe, SkipReason } from "../contract-test/probe.js";
import { runtimeContract } from "../contract-test/runtime-contract.js";
import type { Contract } from "../model/contract.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { probeData, skipData, skipText, wantText } from "./contract-test-words.js";

/** What stands for the key. The key itself is not asked for. */
const shownKey = "[key]";

/** So much of a body is shown to people, in characters. */
const longestBody = 200;

/** A probe as it would be sent. */
interface Shown {
  readonly probe: Probe;
  readonly skip?: SkipReason;
  readonly request?: { readonly method: string; readonly path: string; readonly body?: string };
}

/** Shows each request, with a stand-in for the key, and sends none. */
export async function showPlan(
  terminal: Terminal,
  contract: Contract,
  plan: readonly Planned[],
  url: URL | undefined,
): Promise<ExitCode> {
  const { words, out, data } = terminal;
  const runtime = runtimeContract(contract);
  const address = { baseUrl: url?.href ?? "http://127.0.0.1", key: shownKey };
  const shown = await Promise.all(
    plan.map(async ({ probe, skip }): Promise<Shown> => {
      const request = await requestOf(runtime, probe, address, undefined).catch(() => undefined);
      if (!request) return { probe, skip: skip ?? "unsendable" };
      return { probe, request: await requestData(request), ...(skip !== undefined && { skip }) };
    }),
  );
  for (const one of shown) showProbe(terminal, one);
  const sent = shown.filter(({ skip }) => skip === undefined).length;
  out(words.say("contract-test.dry", { sent, skipped: shown.length - sent }));
  const requests = shown.map((one) => ({ ...probeData(one.probe), ...one.request, ...skipData(one) }));
  data({ dryRun: true, requests });
  return exitCodes.ok;
}

async function requestData(request: Request): Promise<NonNullable<Shown["request"]>> {
  const { pathname, search } = new URL(request.url);
  const body = request.body === null ? {} : { body: await request.text() };
  return { method: request.method, path: pathname + search, ...body };
}

function showProbe({ words, out, paint }: Terminal, { probe, skip, request }: Shown): void {
  const { method = "", path = probe.operation.id, body = "" } = request ?? {};
  const head = harmless(`${method.padEnd(6)} ${path}`);
  const why = skip === undefined ? "" : ` (${skipText(skip, words)})`;
  const goal = harmless(wantText(probe, words));
  const times = probe.times > 1 ? ` ×${probe.times}` : "";
  out(`${paint(skip === undefined ? "bold" : "dim", head)}${times}  ${goal}${why}`);
  const headers = Object.entries(probe.input.headers).map(([name, value]) => `${name}: ${String(value)}`);
  const text = body.length > longestBody ? `${body.slice(0, longestBody)}…` : body;
  for (const line of [...headers, text]) if (line !== "") out(`       ${harmless(line)}`);
}
