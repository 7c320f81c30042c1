import type { Contract, Operation } from "../model/contract.js";
import { isGrouped } from "./contract.js";
import { failureType } from "./envelope.js";
import { docComment, key, literal } from "./typescript.js";

/** What calls depend on. */
export type CallFacts = Pick<Contract, "operations" | "credentials" | "envelope" | "statuses" | "errors">;

/** What each operation is called with and answers, in terms of openapi-typescript's types. */
export function callTypes(contract: CallFacts): string {
  const { operations, errors } = contract;
  // Hardly any code has such a status: the others need not be looked for in each operation.
  const early = { ...contract, errors: errors.filter(({ status }) => status < 300) };
  const lines = operations.flatMap((operation) => [
    `  readonly ${key(operation.id)}: {`,
    `    readonly input: ${inputType(operation, filledIn(contract, operation))};`,
    `    readonly answer: ${answerType(operation, failuresUnderSuccess(early, operation))};`,
    "  };",
  ]);
  return [
    docComment(["What each operation is called with, without the secret, and what it answers."]),
    "export interface Calls {",
    ...lines,
    "}",
  ].join("\n");
}

/** The properties of the body that the client fills in. */
function filledIn({ credentials }: CallFacts, { security }: Operation): string[] {
  const needed = Object.entries(credentials).filter(([id]) => security.some((names) => names.includes(id)));
  return needed.flatMap(([, { in: place, name }]) => (place === "body" ? [name] : []));
}

function inputType(operation: Operation, filled: readonly string[]): string {
  const { id, request } = operation;
  const body = bodyType(operation, filled);
  if (!isGrouped(operation)) return body ?? "object";
  const groups = Object.entries(request.groups).map(([group, need]) => {
    const type = `operations[${literal(id)}]["parameters"]["${group}"]`;
    return need === "required" ? `${group}: ${type}` : `${group}?: NonNullable<${type}>`;
  });
  const own = body === undefined ? [] : [`body${request.body?.required ? "" : "?"}: ${body}`];
  return `{ ${[...groups, ...own].join("; ")} }`;
}

function bodyType({ id, request }: Operation, filled: readonly string[]): string | undefined {
  const { body } = request;
  if (!body) return undefined;
  const whole = `NonNullable<operations[${literal(id)}]["requestBody"]>["content"][${literal(body.type)}]`;
  const isForm = body.type === "multipart/form-data";
  if (!/[/+]json$/.test(body.type) && !isForm && body.type !== "application/x-www-form-urlencoded") {
    return "string | Blob | ArrayBuffer";
  }
  // openapi-typescript has a file as text, which is how JSON would hold it.
  const type = isForm ? `{ [Key in keyof ${whole}]: ${whole}[Key] | Blob }` : whole;
  if (filled.length === 0 || !body.isObject) return type;
  const absent = filled.map((name) => `${key(name)}?: never`);
  return `Omit<${type}, ${filled.map(literal).join(" | ")}> & { ${absent.join("; ")} }`;
}

/** The types of failures that come with the status of a success: openapi-typescript has them among the answers. */
function failuresUnderSuccess({ envelope, statuses, errors }: CallFacts, { codes }: Operation): string[] {
  const own = errors.filter(({ code }) => codes.includes(code));
  const found = statuses.filter(({ status }) => own.some((error) => error.status === status));
  return [...new Set(found.map((status) => failureType(envelope, status)))];
}

function answerType(
  { id, returns: { kind, bodies, mayBeEmpty } }: Operation,
  failures: readonly string[],
): string {
  if (kind === "nothing") return "undefined";
  if (kind === "text") return "string";
  if (kind === "blob") return "Blob";
  const types = bodies.map(({ status, type }) => {
    const key = /^\d+$/.test(status) ? status : literal(status);
    const whole = `operations[${literal(id)}]["responses"][${key}]["content"][${literal(type)}]`;
    return failures.length > 0 ? `Exclude<${whole}, ${failures.join(" | ")}>` : whole;
  });
  const all = [...new Set(types), ...(mayBeEmpty && kind === "any" ? ["undefined"] : [])];
  return all.join(" | ") || "unknown";
}
