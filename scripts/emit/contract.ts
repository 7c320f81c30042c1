import { pointerTokens } from "../load/json.js";
import type { Contract, ContractError, Operation } from "../model/contract.js";
import type { GeneratedFile } from "./generated-file.js";
import { docComment, expression, typescriptFile } from "./typescript.js";

/** What the client decides by. It names every code, but no fact that is the default, so that it stays small in a bundle. */
export function emitContract(contract: Contract): GeneratedFile {
  const { envelope, operations, errors, credential, files, docs, languages } = contract;
  const { failure } = envelope;
  const table = {
    language: languages[0] ?? "",
    ...(docs !== undefined && { docs }),
    // As keys, so that nothing is left to be parsed at every call.
    envelope: {
      failure: { at: pointerTokens(failure.pointer), not: failure.not },
      code: pointerTokens(envelope.code),
      description: pointerTokens(envelope.description),
    },
    ...(credential && { credential: credential.name }),
    operations: Object.fromEntries(
      operations.map((operation) => [operation.id, callFacts(operation, errors)]),
    ),
    errors: Object.fromEntries(errors.map((error) => [error.code, unusual(error)])),
  };
  return typescriptFile(
    "contract.ts",
    Object.values([files.catalog, files.openapi, ...Object.values(files.locales)]),
    [
      [
        docComment([
          "What the client decides by. A code without facts has nothing unusual: it is never retried and has no parameters.",
        ]),
        `export const contract = ${expression(table)} as const;`,
      ].join("\n"),
    ],
  );
}

function callFacts(
  { method, path, idempotent, polling, answer, codes }: Operation,
  errors: readonly ContractError[],
): object {
  const timeLimit = longestTimeLimit(errors, codes);
  return {
    method: method.toUpperCase(),
    path,
    ...(idempotent && { idempotent }),
    ...(timeLimit && { timeLimit }),
    ...(polling && { polling }),
    answer,
  };
}

/** How long the service may work before it gives up by itself, in ms; 0 where no code says. */
function longestTimeLimit(errors: readonly ContractError[], codes: readonly string[]): number {
  const own = errors.filter(({ code }) => codes.includes(code));
  return Math.max(0, ...own.map(({ timeLimit }) => timeLimit ?? 0));
}

function unusual({ retry, billed, trigger, params, texts }: ContractError): object {
  return {
    ...(retry.mode === "backoff" || retry.mode === "resubmit" ? { retry: retry.mode } : {}),
    ...(retry.mode === "wait" && { retry: { wait: retry.wait, scope: retry.scope } }),
    ...(billed !== undefined && { billed }),
    ...(trigger && { trigger }),
    // The service may answer in any of its languages, so every wording is tried on its description.
    ...(Object.keys(params).length > 0 && {
      params,
      wordings: [...new Set(Object.values(texts).map(({ description }) => description))],
    }),
  };
}
