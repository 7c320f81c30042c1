import type { Contract, ContractError } from "../model/contract.js";
import type { GeneratedFile } from "./generated-file.js";
import { docComment, expression, typescriptFile } from "./typescript.js";

/** What the client decides by. It carries no fact that is the default, so that it stays small in a bundle. */
export function emitContract({ envelope, operations, errors, credential, files }: Contract): GeneratedFile {
  const { failure } = envelope;
  const table = {
    envelope: {
      failure: { at: tokens(failure.pointer), not: failure.not },
      code: tokens(envelope.code),
      description: tokens(envelope.description),
    },
    ...(credential && { credential: credential.name }),
    operations: Object.fromEntries(
      operations.map(({ id, method, path, answer, codes }) => {
        const timeLimit = longestTimeLimit(errors, codes);
        return [id, { method: method.toUpperCase(), path, answer, ...(timeLimit && { timeLimit }) }];
      }),
    ),
    errors: Object.fromEntries(
      errors
        .map((error) => [error.code, unusual(error)])
        .filter(([, facts]) => Object.keys(facts ?? {}).length > 0),
    ),
  };
  return typescriptFile(
    "contract.ts",
    Object.values([files.catalog, files.openapi, ...Object.values(files.locales)]),
    [
      [
        docComment([
          "What the client decides by. A code that is missing from `errors` has nothing unusual: it is never retried and has no parameters.",
        ]),
        `export const contract = ${expression(table)} as const;`,
      ].join("\n"),
    ],
  );
}

/** How long the service may work before it gives up by itself, in ms; 0 where no code says. */
function longestTimeLimit(errors: readonly ContractError[], codes: readonly string[]): number {
  const own = errors.filter(({ code }) => codes.includes(code));
  return Math.max(0, ...own.map(({ timeLimit }) => timeLimit ?? 0));
}

function unusual({ retry, billed, params, texts }: ContractError): object {
  return {
    ...(retry.mode === "backoff" || retry.mode === "resubmit" ? { retry: retry.mode } : {}),
    ...(retry.mode === "wait" && { retry: { wait: retry.wait, scope: retry.scope } }),
    ...(billed !== undefined && { billed }),
    // The service may answer in any of its languages, so every wording is tried on its description.
    ...(Object.keys(params).length > 0 && {
      params,
      wordings: [...new Set(Object.values(texts).map(({ description }) => description))],
    }),
  };
}

/** A JSON Pointer as the keys it leads through: nothing is left to be parsed at every call. */
function tokens(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
