import type { JsonValue } from "../load/json.js";
import type { Contract } from "../model/contract.js";
import type { FailureFacts } from "./failure-facts.js";
import { type Style, withFailures } from "./failure-responses.js";
import { withSafeComments } from "./safe-comments.js";

/** Marks the schema that stands for the codes of an operation under one status; no file has it. */
export const marker = "x-maloi-codes";

/** What stands at the marker. */
export interface MarkedCodes {
  readonly id: string;
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** The codes are written with the one exported type that has them, not as the same union at each response. */
const typed: Style = {
  codeSchema: ({ id, codes }, own) => {
    const [all, shown] = [new Set<unknown>(codes), new Set<unknown>(own)];
    // Where the wire has other values than the codes, those are what the type is of.
    if (!own.every((code) => all.has(code))) return { enum: own };
    return { [marker]: { id, own, others: codes.filter((code) => !shown.has(code)) } };
  },
  // No type comes of them, and openapi-typescript stumbles over those that are named like an object's own methods.
  examples: false,
};

/** All that the types are made from. */
export interface TypedDocument {
  readonly document: JsonValue;
  readonly sources: readonly string[];
}

/** The OpenAPI description with its failures, and without anything of them that no type comes of, such as examples. */
export function typedDocument(contract: FailureFacts & Pick<Contract, "files">): TypedDocument {
  const { files, languages } = contract;
  const sources = [files.openapi, files.catalog, files.locales[languages[0] ?? ""] ?? ""];
  return { document: withSafeComments(withFailures(contract, typed)), sources };
}
