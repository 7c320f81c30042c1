import { isJsonObject } from "../load/json.js";
import { requiredProperties } from "../mock/sample-request.js";
import { suitableCode } from "../mock/suitable-code.js";
import type { Contract, Operation } from "../model/contract.js";
import { credentialsFor, isOpen } from "../model/credential.js";
import type { Probes } from "../model/probes-format.js";
import type { Probe } from "./probe.js";
import { needsPrior, validProbe } from "./probes-of.js";

/** What any operation refuses by its description: a wrong key, none, a body that is no JSON, one that lacks something. */
export function derivedProbes(contract: Contract, probes: Probes): Probe[] {
  return contract.operations
    .filter(({ codes }) => codes.length > 0)
    .flatMap((operation) => {
      const valid = validProbe(contract, probes, operation);
      const failing: Probe = { ...valid, origin: "derived", want: "failure" };
      return [...keyProbes(contract, operation, failing), ...bodyProbes(contract, operation, failing)];
    });
}

function keyProbes(contract: Contract, operation: Operation, failing: Probe): Probe[] {
  if (isOpen(operation)) return [];
  const { after: _, ...alone } = failing;
  const want: Probe["want"] =
    codesWith(contract, operation, [401]) ?? codesWith(contract, operation, [403]) ?? "failure";
  const kinds = ["wrong", "missing"] as const;
  const each = kinds.flatMap((credential) =>
    neededAtOnce(contract, operation).map((faulty) => ({ ...alone, want, credential, faulty })),
  );
  return [...each, ...kinds.map((credential) => ({ ...alone, want, credential }))];
}

/** The names of an operation's credentials, where it needs several: a service may look at one of them alone. */
function neededAtOnce(contract: Contract, operation: Operation): string[] {
  const needed = credentialsFor(contract, operation);
  if (needed.length < 2) return [];
  return Object.entries(contract.credentials).flatMap(([name, one]) => (needed.includes(one) ? [name] : []));
}

function bodyProbes(contract: Contract, operation: Operation, failing: Probe): Probe[] {
  const { request } = operation;
  if (!request.body?.required) return [];
  const { after: _, ...alone } = failing;
  const broken = /[/+]json$/.test(request.body.type) ? [{ ...alone, rawBody: "no JSON" }] : [];
  const lacking = requiredProperties(contract, operation).map((name): Probe => {
    const { [name]: _, ...rest } = isJsonObject(failing.input.body) ? failing.input.body : {};
    // What would be filled in may be what is left out.
    const probe = { ...failing, input: { ...failing.input, body: rest } };
    const { after: _prior, ...bare } = probe;
    return needsPrior(probe) ? probe : bare;
  });
  return [...broken, ...lacking];
}

/** The operation's codes that have one of `statuses`; nothing where there are none. */
function codesWith(
  { errors }: Contract,
  { codes }: Operation,
  statuses: readonly number[],
): readonly string[] | undefined {
  const found = errors.filter(({ code, status }) => codes.includes(code) && statuses.includes(status));
  return found.length > 0 ? found.map(({ code }) => code) : undefined;
}

/** Every code of every operation, as our own mock is asked for it. */
export function forcedProbes(contract: Contract, probes: Probes, codeHeader: string): Probe[] {
  return contract.operations.flatMap((operation) => {
    const { after: _, ...alone } = validProbe(contract, probes, operation);
    return operation.codes.map((code) => forced({ ...alone, origin: "forced", want: [code] }, codeHeader));
  });
}

/** `probe` with the header that tells our own mock which code is wanted. */
export function forced(probe: Probe, codeHeader: string): Probe {
  const { want, input } = probe;
  const [code] = typeof want === "string" ? [] : want;
  if (code === undefined) return probe;
  return { ...probe, input: { ...input, headers: { ...input.headers, [codeHeader]: code } } };
}

/** Whether our own mock has a code for what is wrong with a derived probe; without one, its answer is nobody's contract. */
export function isAnsweredByMock(contract: Contract, { operation, credential }: Probe): boolean {
  return suitableCode(contract, credential === "right" ? "body" : "key", operation) !== undefined;
}
