import type { RequestInput } from "../mock/sample-request.js";
import { sampleRequest } from "../mock/sample-request.js";
import type { Contract, Operation } from "../model/contract.js";
import type { Probes, ValidRequest, WrittenProbe } from "../model/probes-format.js";
import { isSafe } from "./live-rules.js";
import { mergeMaps, mergePatch } from "./merge-patch.js";
import type { Probe } from "./probe.js";

/** The valid request of an operation: as it is written, else as the OpenAPI description has it. */
export function validProbe(contract: Contract, { valid = {} }: Probes, operation: Operation): Probe {
  const written = Object.hasOwn(valid, operation.id) ? valid[operation.id] : undefined;
  const input = change(sampleRequest(contract, operation), written ?? {});
  const after = priorOf(contract, { valid }, written?.after);
  return { ...usual(operation, input), ...(after && { after }) };
}

/** The valid requests that are written, and those that need nothing but the key; `all` has the others as well. */
export function validProbes(contract: Contract, probes: Probes, all: boolean): Probe[] {
  const { valid = {} } = probes;
  return contract.operations
    .filter((operation) => all || Object.hasOwn(valid, operation.id) || needsNothing(contract, operation))
    .map((operation) => validProbe(contract, probes, operation));
}

/** The probes that are written, code by code. */
export function authoredProbes(contract: Contract, probes: Probes): Probe[] {
  return Object.entries(probes.codes ?? {}).flatMap(([code, list]) =>
    list.flatMap((written): Probe[] => {
      const operation = contract.operations.find(({ id }) => id === written.operation);
      return operation ? [authoredProbe(contract, probes, operation, code, written)] : [];
    }),
  );
}

function authoredProbe(
  contract: Contract,
  probes: Probes,
  operation: Operation,
  code: string,
  written: WrittenProbe,
): Probe {
  const { credential = "right", rawBody, times = 1, live = false } = written;
  const { after: usualPrior, ...valid } = validProbe(contract, probes, operation);
  const probe: Probe = {
    ...{ ...valid, input: change(valid.input, written) },
    ...{ origin: "authored", want: [code], credential, times, live },
    ...(rawBody !== undefined && { rawBody }),
  };
  const inherited = needsPrior(probe) ? usualPrior : undefined;
  const after = priorOf(contract, probes, written.after) ?? inherited;
  return { ...probe, ...(after && { after }) };
}

/** Whether anything is left to be filled in. A request that is refused for its key is not looked into. */
export function needsPrior({ input, rawBody, credential }: Probe): boolean {
  const { body, ...rest } = input;
  const sent = JSON.stringify([rest, rawBody ?? body ?? null]);
  return credential === "right" && /\{\{\/[^{}]*\}\}/.test(sent);
}

function priorOf(contract: Contract, { valid = {} }: Probes, id: string | undefined): Probe | undefined {
  const operation = contract.operations.find((one) => one.id === id);
  return operation && validProbe(contract, { valid }, operation);
}

function usual(operation: Operation, input: RequestInput): Probe {
  return { operation, origin: "valid", want: "success", credential: "right", input, times: 1, live: false };
}

function change(base: RequestInput, { path, query, headers, body }: ValidRequest): RequestInput {
  const changed = body === undefined ? base.body : mergePatch(base.body, body);
  return {
    path: mergeMaps(base.path, path),
    query: mergeMaps(base.query, query),
    headers: mergeMaps(base.headers, headers),
    ...(changed !== undefined && { body: changed }),
  };
}

function needsNothing(contract: Contract, operation: Operation): boolean {
  const { path, query, headers, body } = sampleRequest(contract, operation);
  const needed = [path, query, headers, body ?? {}].flatMap((part) => Object.keys(part ?? {}));
  return needed.length === 0 && isSafe(operation);
}
