import type { Contract, ContractError } from "../model/contract.js";
import type { GeneratedFile } from "./generated-file.js";
import { docComment, expression, key, typescriptFile } from "./typescript.js";

/** What is known about each code, and the types of the parameters. */
export function emitErrors({
  errors,
  statuses,
  files,
}: Pick<Contract, "errors" | "statuses" | "files">): GeneratedFile {
  const facts = errors.map((error) => [error.code, factsOf(error)] as const);
  const table = statuses.map(({ status, name, errorId }) => [String(status), { name, errorId }] as const);
  return typescriptFile(
    "errors.ts",
    [files.catalog],
    [
      'import type { ErrorCode } from "./codes.js";',
      retryType,
      factsType,
      [
        docComment(["What the catalog says about each code."]),
        `export const errorFacts = ${object(facts)} as const satisfies Record<ErrorCode, ErrorFacts>;`,
      ].join("\n"),
      [
        docComment(["The response table, by HTTP status."]),
        `export const statuses = ${object(table)} as const;`,
      ].join("\n"),
      paramsType(errors),
    ],
  );
}

function object(entries: readonly (readonly [string, object])[]): string {
  const lines = entries.map(
    ([name, value]) => `  ${key(name)}: ${expression(withoutUndefined(value), "  ")},\n`,
  );
  return `{\n${lines.join("")}}`;
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined));
}

function factsOf({ code, params, operations, texts, formerly, aliases, ...facts }: ContractError): object {
  return facts;
}

const retryType = `/** What a client may do after a failure. Waits are in ms. */
export type Retry =
  /** The same request fails until somebody changes something. */
  | { readonly mode: "never" }
  /** The same request may succeed later: exponential back-off, full jitter, capped. */
  | { readonly mode: "backoff" }
  /** This task is over; a new task may succeed. */
  | { readonly mode: "resubmit" }
  /** Blocked: send nothing until \`wait\` has passed. \`stated\` are all durations that the source states; \`wait\` is the longest. */
  | { readonly mode: "wait"; readonly wait: number; readonly stated: readonly number[]; readonly scope: "key" | "ip" };`;

const factsType = `export interface ErrorFacts {
  /** The HTTP status it comes with. */
  readonly status: number;
  /** What it is about; the catalog says when a category is true of a code. */
  readonly category: string;
  readonly retry: Retry;
  /** Whether the failure is charged; absent where the source does not say. */
  readonly billed?: boolean;
  /** In ms: the time whose passing causes this error. */
  readonly timeLimit?: number;
  /** So many errors within so many ms bring this error about. */
  readonly trigger?: { readonly errors: number; readonly within: number };
  readonly since?: string;
  readonly deprecated?: string;
  readonly replacedBy?: string;
  readonly retired?: string;
}`;

function paramsType(errors: readonly ContractError[]): string {
  const lines = errors
    .filter(({ params }) => Object.keys(params).length > 0)
    .map(({ code, params }) => {
      const fields = Object.entries(params).map(
        ([name, type]) => `readonly ${key(name)}: ${type === "number" ? "number | undefined" : "string"}`,
      );
      return `  readonly ${key(code)}: { ${fields.join("; ")} };\n`;
    });
  const doc = docComment([
    "The parameters of those codes that have any, as read from the service's description.",
    "",
    "Where the description follows none of the known wordings, a string is the whole description and a number is undefined.",
  ]);
  return `${doc}\nexport interface ErrorParams {\n${lines.join("")}}`;
}
