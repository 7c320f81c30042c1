import type { Contract, ContractError, Operation, Texts } from "../model/contract.js";
import type { ErrorText } from "../model/locale-format.js";

/**
 * What the failures are written out from. Of operations and errors, no more than is written of them: what else is said of one
 * is no reason to write a large description out again.
 */
export interface FailureFacts extends Pick<Contract, "openapi" | "statuses" | "envelope" | "languages"> {
  readonly operations: readonly FailingOperation[];
  readonly errors: readonly WrittenError[];
}

export type FailingOperation = Pick<Operation, "id" | "method" | "path" | "codes">;

export interface WrittenError extends Pick<ContractError, "code" | "status"> {
  readonly texts: Texts<Pick<ErrorText, "description">>;
}

export function failingOperations(operations: readonly Operation[]): readonly FailingOperation[] {
  return operations.map(({ id, method, path, codes }) => ({ id, method, path, codes }));
}

/** In one language; without words where no language is named. */
export function writtenErrors(errors: readonly ContractError[], language?: string): readonly WrittenError[] {
  return errors.map(({ code, status, texts }) => {
    const text = language === undefined ? undefined : texts[language];
    return { code, status, texts: text ? { [language ?? ""]: { description: text.description } } : {} };
  });
}
