import { failureSchema, wireType } from "../emit/envelope.js";
import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Schema } from "../mock/json-schema.js";
import { SchemaSet } from "../mock/schema-set.js";
import type { Contract, Operation } from "../model/contract.js";

/** What the contract says of answers, for bodies to be checked against. */
export class AnswerSchemas {
  readonly #contract: Contract;
  readonly #schemas: SchemaSet;
  readonly #known = new Map<string, Schema>();

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#schemas = new SchemaSet(contract.openapi, "response");
  }

  /** Whether the description has an answer with `status`. */
  hasAnswer(operation: Operation, status: number): boolean {
    return this.#response(operation, status) !== undefined;
  }

  /**
   * Where the body of a success is not as the description says, with a JSON Pointer, such as `/balance must be number`;
   * nothing where it is, or nothing is said of it.
   */
  ofSuccess(operation: Operation, status: number, body: JsonValue): string | undefined {
    return this.#check(`${operation.id} ${status}`, body, () => this.#jsonOf(operation, status));
  }

  /** The same for the body of a failure, which the envelope describes, whatever its code. */
  ofFailure(status: number, body: JsonValue): string | undefined {
    const { envelope, statuses } = this.#contract;
    const line = statuses.find((one) => one.status === status) ?? { status, name: "", texts: {} };
    return this.#check(String(status), body, () =>
      failureSchema(envelope, line, { type: wireType(envelope.code) }),
    );
  }

  /** The same for the body of a failure where the description says how failures with this status look. */
  ofDeclared(operation: Operation, status: number, body: JsonValue): string | undefined {
    // Under the status of a success, the body that is described is that of the success.
    if (status < 300) return undefined;
    const { mediaType } = this.#contract.envelope;
    const written = () => this.#jsonOf(operation, status, mediaType);
    return this.#check(`${operation.id} ${status} failed`, body, written);
  }

  #check(name: string, body: JsonValue, written: () => JsonValue | undefined): string | undefined {
    const schema = this.#known.get(name) ?? this.#schemas.convert(written());
    // The same object each time, so that it is compiled once.
    this.#known.set(name, schema);
    return this.#schemas.mismatch(schema, body);
  }

  #response({ path, method }: Operation, status: number): JsonObject | undefined {
    const { openapi } = this.#contract;
    const paths = openapi["paths"];
    const item = dereference(openapi, isJsonObject(paths) ? paths[path] : undefined);
    const operation = isJsonObject(item) ? item[method] : undefined;
    const responses = isJsonObject(operation) ? operation["responses"] : undefined;
    if (!isJsonObject(responses)) return undefined;
    const own = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];
    const response = dereference(openapi, own ?? responses["default"]);
    return isJsonObject(response) ? response : undefined;
  }

  #jsonOf(operation: Operation, status: number, wanted = ""): JsonValue | undefined {
    const content = this.#response(operation, status)?.["content"];
    const types = Object.entries(isJsonObject(content) ? content : {});
    const isOwn = types.some(([type]) => type === wanted);
    const media = types.find(([type]) => (isOwn ? type === wanted : /[/+]json$/.test(type)))?.[1];
    return isJsonObject(media) ? media["schema"] : undefined;
  }
}
