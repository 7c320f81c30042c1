import { isDeepStrictEqual } from "node:util";
import { pointerTokens } from "../load/json.js";
import type { Contract, ContractError, Operation } from "../model/contract.js";
import type { Envelope, Locator } from "../model/envelope-format.js";
import { type CallFacts, callTypes } from "./call-types.js";
import type { GeneratedFile } from "./generated-file.js";
import { docComment, expression, typescriptFile } from "./typescript.js";

/** What the client decides by. It names every code, but no fact that is the default, so that it stays small in a bundle. */
export function emitContract(
  contract: CallFacts & Pick<Contract, "files" | "docs" | "languages">,
): GeneratedFile {
  const { files } = contract;
  const facts = contractFacts(contract);
  const types = callTypes(contract);
  return typescriptFile(
    "contract.ts",
    Object.values([files.catalog, files.openapi, ...Object.values(files.locales)]),
    [
      [
        'import type { ErrorParams } from "./errors.js";',
        `import type { ${types.includes("operations[") ? "operations, " : ""}paths } from "./openapi-types.js";`,
      ].join("\n"),
      types,
      `const facts = ${expression(facts)} as const;`,
      [
        docComment([
          "What the client decides by. A code without facts has nothing unusual: it is never retried and has no parameters.",
        ]),
        "export const contract: typeof facts & {",
        "  /** Known to the compiler alone: there is no such property. */",
        "  readonly types?: { readonly calls: Calls; readonly paths: paths; readonly params: ErrorParams };",
        "} = facts;",
      ].join("\n"),
    ],
  );
}

/** The same as a value: the `RuntimeContract` that `src/contract.ts` describes. */
export function contractFacts(contract: CallFacts & Pick<Contract, "docs" | "languages">) {
  const { envelope, operations, errors, credentials, docs, languages } = contract;
  const [usual = ""] = Object.keys(credentials);
  const limited = errors.filter(({ timeLimit }) => timeLimit !== undefined);
  return {
    language: languages[0] ?? "",
    ...(docs !== undefined && { docs }),
    envelope: envelopeFacts(envelope),
    ...(usual !== "" && { credentials }),
    operations: Object.fromEntries(
      operations.map((operation) => [operation.id, callFacts(operation, limited, usual)]),
    ),
    errors: Object.fromEntries(errors.map((error) => [error.code, unusual(error)])),
  };
}

/** As keys, so that nothing is left to be parsed at every call. */
function envelopeFacts({ failure, code, description, params }: Envelope) {
  const { pointer, ...mark } = failure ?? {};
  return {
    ...(pointer !== undefined && { failure: { at: pointerTokens(pointer), ...mark } }),
    code: locatorFacts(code),
    ...(description && { description: locatorFacts(description) }),
    ...(params !== undefined && { params: pointerTokens(params) }),
  };
}

function locatorFacts(locator: Locator) {
  const prefix = locator.prefix === undefined ? {} : { prefix: locator.prefix };
  if ("header" in locator) return { header: locator.header, ...prefix };
  return {
    at: pointerTokens(locator.pointer),
    ...prefix,
    ...(locator.type === "number" && { number: true as const }),
  };
}

/**
 * @param errors those that have a time limit.
 * @param usual the credential of those operations that do not say otherwise; empty where there is none.
 */
function callFacts(operation: Operation, errors: readonly ContractError[], usual: string) {
  const { method, path, request, returns, security, idempotent, polling, answer, codes } = operation;
  const timeLimit = longestTimeLimit(errors, codes);
  return {
    method: method.toUpperCase(),
    path,
    ...(isGrouped(operation) && { grouped: true as const }),
    ...(request.body && { body: request.body.type }),
    ...(Object.keys(request.styles).length > 0 && { styles: request.styles }),
    ...(usual !== "" && !isDeepStrictEqual(security, [[usual]]) && { security }),
    ...(idempotent && { idempotent }),
    ...(timeLimit && { timeLimit }),
    ...(polling && { polling }),
    ...(returns.kind === "object" ? { answer } : { returns: returns.kind }),
  };
}

/** Whether the input has the parameters and the body apart: a body that is an object alone is the input itself. */
export function isGrouped({ request: { groups, body } }: Operation): boolean {
  return Object.keys(groups).length > 0 || (body !== undefined && !body.isObject);
}

/** How long the service may work before it gives up by itself, in ms; 0 where no code says. */
function longestTimeLimit(errors: readonly ContractError[], codes: readonly string[]): number {
  const own = errors.filter(({ code }) => codes.includes(code));
  return own.reduce((longest, { timeLimit = 0 }) => Math.max(longest, timeLimit), 0);
}

function unusual({ retry, billed, trigger, params, texts }: ContractError) {
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
