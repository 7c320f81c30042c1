import type { Contract, Operation } from "../model/contract.js";
import { credentialsFor } from "../model/credential.js";
import { hasKey } from "./credential.js";
import { Failures } from "./failures.js";
import { type ReadBody, readBody } from "./request-body.js";
import { RequestCheck } from "./request-check.js";
import { type Answer, plainAnswer, preflightResponse, toResponse } from "./response.js";
import { buildRoutes, findRoute } from "./routes.js";
import { Successes } from "./successes.js";
import type { Trouble } from "./suitable-code.js";

/** A request with this header is answered with the code that it names, be it of the contract or not. */
export const codeHeader = "maloi-code";

export interface ContractMockOptions {
  /** The only secret that is accepted. */
  readonly key: string;
  /** Every call fails with this code, unless the header names another. */
  readonly fail?: string;
  /** The language of descriptions. Default: the source language; also where the contract does not have it. */
  readonly language?: string;
}

export interface ContractMock {
  /** Answers as a service with this contract might, at whatever address its paths are asked for. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/**
 * A service with any contract. It remembers nothing: a call that is as the description says succeeds with an example that
 * fits it, any other fails as far as the catalog has a code for that (see `Failures`).
 */
export function createContractMock(contract: Contract, options: ContractMockOptions): ContractMock {
  const respond = responder(contract, options);
  return {
    async fetch(request) {
      try {
        return await respond(request);
      } catch {
        // Such as a body whose sender went away. Whoever asks gets an answer, and nobody a stack.
        return toResponse(plainAnswer(500, "the mock could not answer this request"));
      }
    },
  };
}

function responder(
  contract: Contract,
  { key, fail, language }: ContractMockOptions,
): (request: Request) => Promise<Response> {
  const routes = buildRoutes(contract);
  const methods = [...new Set(contract.operations.map(({ method }) => method.toUpperCase()))];
  const failures = new Failures(contract, language);
  const successes = new Successes(contract);
  const check = new RequestCheck(contract);

  async function answer(operation: Operation, request: Request): Promise<Answer> {
    const forced = request.headers.get(codeHeader) || fail;
    if (forced) return failures.answer(forced, operation);
    const body = await readBody(request, operation.request.body?.type);
    const trouble =
      findTrouble(contract, operation, key, request, body) ?? check.find(operation, request, body);
    return trouble ? failures.refuse(trouble, operation) : successes.answer(operation);
  }

  return async (request) => {
    const found = findRoute(routes, request.method, new URL(request.url).pathname);
    if ("operation" in found) {
      const { body, ...head } = await answer(found.operation, request);
      return toResponse(request.method === "HEAD" || body === undefined ? head : { ...head, body });
    }
    if (request.method === "OPTIONS") return preflightResponse(request, methods);
    return toResponse(refuseAddress(failures, found.allow));
  };
}

/** What is wrong before the body is compared with its schema. Where the key is in the body, there must be one to look at. */
function findTrouble(
  contract: Contract,
  operation: Operation,
  key: string,
  request: Request,
  body: ReadBody,
): Trouble | undefined {
  if (body.kind === "long") return { kind: "length", reason: "the body is longer than 1 MB" };
  const needed = credentialsFor(contract, operation);
  if (body.kind === "broken" && needed.some((credential) => credential.in === "body"))
    return { kind: "body", reason: body.reason };
  if (hasKey(contract, operation, key, request, body)) return undefined;
  return { kind: "key", reason: "the key is missing or wrong" };
}

function refuseAddress(failures: Failures, allow: readonly string[]): Answer {
  if (allow.length === 0) return failures.refuse({ kind: "path", reason: "no operation has this path" });
  const reason = "no operation of this path has this method";
  const { headers, ...answer } = failures.refuse({ kind: "method", reason });
  return { ...answer, headers: { ...headers, allow: allow.join(", ") } };
}
