import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Status } from "../model/contract.js";
import { failureExample, failureSchema, wireCode, withEllipses } from "./envelope.js";
import type { FailingOperation, FailureFacts, WrittenError } from "./failure-facts.js";

/** Who the failures are written out for. */
export interface Style {
  /** The schema of an operation's error code: an enum for readers, a reference to a type for TypeScript. */
  codeSchema(operation: FailingOperation, codes: readonly (string | number)[]): JsonObject;
  /** Whether each code has an example. */
  readonly examples: boolean;
}

/** The standard way to say it. */
export const standard: Style = {
  codeSchema: (_, codes) => ({ type: typeof codes[0] === "number" ? "integer" : "string", enum: codes }),
  examples: true,
};

/**
 * The OpenAPI description with each operation's failures written out: a response per status with the envelope, the
 * codes, and one named example per code. A response that the author wrote keeps its schema and is narrowed.
 */
export function withFailures(contract: FailureFacts, style: Style): JsonObject {
  const paths = isJsonObject(contract.openapi["paths"]) ? contract.openapi["paths"] : {};
  const errors = new Map(contract.errors.map((error) => [error.code, error]));
  const byPath = operationsByPath(contract.operations);
  const written = Object.entries(paths).map(([path, item]): [string, JsonValue] => {
    const shared = dereference(contract.openapi, item);
    if (!isJsonObject(shared)) return [path, item];
    const changed = (byPath.get(path) ?? []).map((operation): [string, JsonValue] => {
      const own = operation.codes.flatMap((code) => errors.get(code) ?? []);
      return [operation.method, withResponses(contract, operation, own, shared[operation.method], style)];
    });
    return [path, { ...shared, ...Object.fromEntries(changed) }];
  });
  return { ...withoutInlined(contract.openapi, paths), paths: Object.fromEntries(written) };
}

/** A path item that a path refers to stands in the path now; twice, its operations would have one id. */
function withoutInlined(openapi: JsonObject, paths: JsonObject): JsonObject {
  const components = openapi["components"];
  if (!isJsonObject(components) || !isJsonObject(components["pathItems"])) return openapi;
  const inlined = new Set(
    Object.values(paths).map((item) => (isJsonObject(item) ? item["$ref"] : undefined)),
  );
  const rest = Object.entries(components["pathItems"]).filter(
    ([name]) => !inlined.has(`#/components/pathItems/${name}`),
  );
  return { ...openapi, components: { ...components, pathItems: Object.fromEntries(rest) } };
}

function operationsByPath(
  operations: readonly FailingOperation[],
): ReadonlyMap<string, readonly FailingOperation[]> {
  const byPath = new Map<string, FailingOperation[]>();
  for (const operation of operations) {
    const known = byPath.get(operation.path);
    if (known) known.push(operation);
    else byPath.set(operation.path, [operation]);
  }
  return byPath;
}

function withResponses(
  contract: FailureFacts,
  operation: FailingOperation,
  errors: readonly WrittenError[],
  written: JsonValue | undefined,
  style: Style,
): JsonValue {
  if (!isJsonObject(written)) return {};
  const responses = isJsonObject(written["responses"]) ? written["responses"] : {};
  const failures = contract.statuses.flatMap((status): [string, JsonValue][] => {
    const own = errors.filter((error) => error.status === status.status);
    if (own.length === 0) return [];
    const authored = dereference(contract.openapi, authoredFor(responses, status.status));
    const schema = failureSchema(
      contract.envelope,
      status,
      style.codeSchema(
        operation,
        own.map(({ code }) => wireCode(contract.envelope.code, code)),
      ),
    );
    return [
      [String(status.status), failureResponse(contract, status, style.examples ? own : [], schema, authored)],
    ];
  });
  return {
    ...written,
    responses: { ...responses, ...Object.fromEntries(failures) },
    "x-error-codes": operation.codes,
  };
}

/** What the author says of a status: of itself, of its hundred, or of all that nothing else is said of. */
function authoredFor(responses: JsonObject, status: number): JsonValue | undefined {
  const own = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];
  return own ?? (status < 300 ? undefined : responses["default"]);
}

function failureResponse(
  { envelope, languages }: FailureFacts,
  status: Status,
  /** Those that are shown as examples. */
  errors: readonly WrittenError[],
  schema: JsonObject,
  authored: JsonValue | undefined,
): JsonObject {
  const language = languages[0] ?? "";
  const response = isJsonObject(authored) ? authored : {};
  const content = isJsonObject(response["content"]) ? response["content"] : {};
  const written = content[envelope.mediaType];
  const media = isJsonObject(written) ? written : {};
  const examples = errors.map((error) => {
    const text = error.texts[language];
    return [
      error.code,
      {
        summary: withEllipses(text?.description ?? ""),
        value: failureExample(envelope, status, error, language),
      },
    ];
  });
  const { schema: narrowed, example, examples: authoredExamples, ...rest } = media;
  // Under the status of a success, either may come; under any other, what the author wrote is made more precise.
  const isSuccess = status.status < 300;
  const together = isSuccess ? "anyOf" : "allOf";
  const whole = narrowed === undefined ? schema : { [together]: [narrowed, schema] };
  return {
    description: status.texts[language]?.description ?? status.name,
    ...response,
    content: {
      ...content,
      [envelope.mediaType]: {
        ...rest,
        schema: whole,
        ...(examples.length > 0 && {
          examples: {
            // A lone example and several named ones exclude each other, so it gets a name as well.
            ...(isSuccess && example !== undefined && { example: { value: example } }),
            ...(isSuccess && isJsonObject(authoredExamples) && authoredExamples),
            ...Object.fromEntries(examples),
          },
        }),
      },
    },
  };
}
