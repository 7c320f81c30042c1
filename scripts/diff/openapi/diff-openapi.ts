import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { type Change, canonical, shown } from "../change.js";
import { matchByName } from "../match.js";
import type { ListedOperation as Operation } from "../snapshot.js";
import { diffAnswers } from "./answers.js";
import { diffBody } from "./body.js";
import { isIdentical } from "./identical.js";
import { diffParameters } from "./parameters.js";
import { addresses, diffSecurity, diffServers } from "./security.js";

/** An operation of both descriptions, with what its path says for all its operations. */
export interface OperationPair {
  readonly id: string;
  readonly base: Described;
  readonly head: Described;
}

export interface Described {
  readonly document: JsonObject;
  readonly item: JsonObject;
  readonly operation: JsonObject;
}

/** What changed in the requests that the operations take, and in the answers that they give. */
export function diffOpenApi(
  base: JsonObject,
  head: JsonObject,
  operations: readonly (readonly [Operation, Operation])[],
): Change[] {
  return [
    ...operations.flatMap(([a, b]) =>
      diffOperation({ id: a.id, base: describe(base, a), head: describe(head, b) }),
    ),
    ...diffServers("servers", addresses(base["servers"]), addresses(head["servers"])),
    ...diffNamedSchemas(base, head),
    ...(isIdentical(base, head, base["webhooks"], head["webhooks"])
      ? []
      : [unclear("webhooks", base["webhooks"], head["webhooks"])]),
  ];
}

function describe(document: JsonObject, { method, path }: Operation): Described {
  const paths = document["paths"];
  const item = dereference(document, isJsonObject(paths) ? paths[path] : undefined);
  const operation = isJsonObject(item) ? item[method] : undefined;
  return {
    document,
    item: isJsonObject(item) ? item : {},
    operation: isJsonObject(operation) ? operation : {},
  };
}

function diffOperation(pair: OperationPair): Change[] {
  const { id, base, head } = pair;
  const [from, to] = [base.operation["callbacks"], head.operation["callbacks"]];
  const isDeprecated = base.operation["deprecated"] !== true && head.operation["deprecated"] === true;
  return [
    ...(isDeprecated ? [{ rule: "operation-deprecated", subject: id } as const] : []),
    ...diffParameters(pair),
    ...diffBody(pair),
    ...diffAnswers(pair),
    ...diffSecurity(pair),
    ...(isIdentical(base.document, head.document, from, to) ? [] : [unclear(id, from, to, "callbacks")]),
  ];
}

export function unclear(
  subject: string,
  from: JsonValue | undefined,
  to: JsonValue | undefined,
  place = "",
): Change {
  return { rule: "operation-unclear", subject, values: { place, from: shown(from), to: shown(to) } };
}

/** The types that `maloi/openapi-types` exports by these names. */
function diffNamedSchemas(base: JsonObject, head: JsonObject): Change[] {
  const { removed, added } = matchByName(schemaNames(base), schemaNames(head), (name) => name);
  return [
    ...removed.map((subject): Change => ({ rule: "schema-removed", subject })),
    ...added.map((subject): Change => ({ rule: "schema-added", subject })),
  ];
}

function schemaNames({ components }: JsonObject): string[] {
  const schemas = isJsonObject(components) ? components["schemas"] : undefined;
  return isJsonObject(schemas) ? Object.keys(schemas) : [];
}

/** A difference that no other rule has found: descriptions, examples, tags, and what nothing refers to. */
export function diffWording(base: JsonObject, head: JsonObject): Change[] {
  if (canonical(unversioned(base)) === canonical(unversioned(head))) return [];
  return [{ rule: "openapi-reworded", subject: "openapi" }];
}

/** Without what other rules look at. */
function unversioned(document: JsonObject): unknown {
  const known = ["x-error-codes", "x-idempotent", "x-polling", "x-credential", "operationId", "summary"];
  const info = isJsonObject(document["info"]) ? document["info"] : {};
  const text = JSON.stringify(
    { ...document, info: { ...info, version: "", title: "" } },
    (key, value: unknown) => (known.includes(key) ? undefined : value),
  );
  return JSON.parse(text);
}
