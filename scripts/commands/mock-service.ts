import { existsSync } from "node:fs";
import { join } from "node:path";
import { ErrorCode } from "../../generated/codes.js";
import { operations as shippedOperations } from "../../generated/operations.js";
import { codeHeader, createMock } from "../../src/mock/index.js";
import { loadSources } from "../load/sources.js";
import { buildContract } from "../model/build.js";
import type { Contract, ContractError, Operation } from "../model/contract.js";
import { isOpen } from "../model/credential.js";
import { packageRoot } from "../words/words.js";
import type { Terminal } from "./command.js";
import type { MockCommandOptions } from "./mock-options.js";
import { reportProblems } from "./report-problems.js";

/** As much of a contract as tells it from others. */
interface Outline {
  readonly errors: readonly Pick<ContractError, "code">[];
  readonly operations: readonly { readonly id: string; readonly method: string; readonly path: string }[];
}

/** What is served, before it is. */
export interface MockService {
  /** The codes that it can be told to fail with. */
  readonly codes: readonly string[];
  /** The header that asks for a code. */
  readonly header: string;
  /** Whether no operation needs a key. */
  readonly isOpen: boolean;
  /** What there is to call, where it is not the contract that is shipped. */
  readonly operations?: readonly Pick<Operation, "id" | "method" | "path">[];
  start(): (request: Request) => Promise<Response>;
}

/**
 * The contract below the root, as far as an example says it; the shipped one as a service that remembers, where there is no
 * other. Nothing where there are errors, which are reported.
 */
export async function chooseService(
  terminal: Terminal,
  options: MockCommandOptions,
): Promise<MockService | undefined> {
  if (!hasOwnContract(terminal.root)) return shippedService(options);
  // Warnings are for those who edit the contract.
  const { contract, problems } = buildContract(await loadSources(terminal.root));
  if (contract) return isShipped(contract) ? shippedService(options) : serviceOf(contract, terminal, options);
  reportProblems(terminal, problems, "checked");
  return undefined;
}

function hasOwnContract(root: string): boolean {
  return hasSources(root) && root !== packageRoot();
}

/** Whether a contract is authored below `root`; a package has what was generated of one alone. */
export function hasSources(root: string): boolean {
  return ["errors.yaml", "errors"].some((name) => existsSync(join(root, "spec", name)));
}

/** The same operations and codes, wherever a copy of it lies. */
export function isShipped({ errors, operations }: Outline): boolean {
  const known = Object.entries(shippedOperations).map(([id, { method, path }]) => `${id} ${method} ${path}`);
  const own = operations.map(({ id, method, path }) => `${id} ${method.toUpperCase()} ${path}`);
  return (
    isSame(known, own) &&
    isSame(
      Object.keys(ErrorCode),
      errors.map(({ code }) => code),
    )
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text) => other.includes(text));
}

function shippedService({ key, balance, fail }: MockCommandOptions): MockService {
  return {
    codes: Object.keys(ErrorCode),
    header: codeHeader,
    isOpen: false,
    start() {
      const service = createMock({ clientKey: key, balance });
      if (fail !== undefined && isShippedCode(fail)) service.failAlways(fail);
      return service.fetch;
    },
  };
}

function isShippedCode(code: string): code is ErrorCode {
  return Object.hasOwn(ErrorCode, code);
}

async function serviceOf(
  contract: Contract,
  { language }: Terminal,
  { key, fail }: MockCommandOptions,
): Promise<MockService> {
  // The shipped mock does not wait for it.
  const { codeHeader, createContractMock } = await import("../mock/contract-mock.js");
  const { errors, operations, languages } = contract;
  const spoken = languages.find((known) => isPartOf(known, language));
  return {
    codes: errors.map(({ code }) => code),
    header: codeHeader,
    isOpen: operations.every(isOpen),
    operations: operations.map(({ id, method, path }) => ({ id, method, path })),
    start: () =>
      createContractMock(contract, {
        key,
        ...(fail !== undefined && { fail }),
        ...(spoken !== undefined && { language: spoken }),
      }).fetch,
  };
}

/** Whether a text in `known` is for whoever asks for `wanted`, as `vi` is for `vi-VN`. */
function isPartOf(known: string, wanted: string): boolean {
  return `${wanted.toLowerCase()}-`.startsWith(`${known.toLowerCase()}-`);
}
