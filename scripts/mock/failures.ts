import { failureExample, wireCode } from "../emit/envelope.js";
import { standard, withFailures } from "../emit/failure-responses.js";
import { type JsonObject, type JsonValue, pointerTokens } from "../load/json.js";
import type { Contract, ContractError, Operation } from "../model/contract.js";
import { mediaOf, objectAt, operationIn, writtenFailure } from "./description.js";
import { mergeObjects, overlay } from "./merge-objects.js";
import { fillPlaceholders, madeUpParams, type Params } from "./placeholders.js";
import { type Answer, jsonAnswer, plainAnswer } from "./response.js";
import { sampleSchema } from "./sample/sample.js";
import { sampleHeaders } from "./sample-headers.js";
import { SchemaSet } from "./schema-set.js";
import { plainStatus, suitableCode, type Trouble } from "./suitable-code.js";
import { atLeast, failureSchema } from "./wire-schema.js";

/** The failing answers of a contract. */
export class Failures {
  readonly #contract: Contract;
  readonly #language: string;
  /** The description with every failure written out, as `generated/openapi.yaml` has it. */
  readonly #document: JsonObject;
  readonly #set: SchemaSet;
  readonly #frames = new Map<string, JsonValue>();

  /** In `language`, or in the source language where the contract does not have it. */
  constructor(contract: Contract, language?: string) {
    this.#contract = contract;
    this.#language = contract.languages.find((known) => known === language) ?? contract.languages[0] ?? "";
    this.#document = withFailures(contract, standard);
    this.#set = new SchemaSet(this.#document, "response");
  }

  /** With a code that suits, with `reason` for its `detail`; in plain words where the catalog has none. */
  refuse({ kind, reason }: Trouble, operation?: Operation): Answer {
    const code = suitableCode(this.#contract, kind, operation);
    if (code === undefined) return plainAnswer(plainStatus(kind), reason);
    return this.answer(code, operation, { detail: reason, message: reason, reason });
  }

  /**
   * What the service answers with `code`; as one that is newer than its clients where the contract does not have it.
   * Parameters that are not `given` are made up.
   */
  answer(code: string, operation?: Operation, given: Params = {}): Answer {
    const { envelope, errors, failures } = this.#contract;
    const error = errors.find((known) => known.code === code);
    if (!error && !canBeWritten(wireCode(envelope.code, code)))
      return plainAnswer(400, "the codes of this contract are numbers");
    const params = error ? madeUpParams(error, given) : {};
    const text = (error?.texts ?? failures.unknown)[this.#language];
    const description = fillPlaceholders(text?.description ?? "", params);
    const status = error?.status ?? this.#unknownStatus();
    const least = this.#leastBody(code, status, description, params);
    const body = overlay(this.#frame(error, status, operation, least), least);
    const { headers, ...answer } = jsonAnswer(status, body, envelope.mediaType);
    return {
      ...answer,
      headers: {
        ...sampleHeaders(this.#document, this.#response(operation, status), this.#set),
        ...headers,
        ...this.#ownHeaders(code, description),
      },
    };
  }

  /** What the envelope itself asks for. */
  #leastBody(code: string, status: number, description: string, params: Params): JsonObject {
    const { envelope, statuses } = this.#contract;
    const line = statuses.find((known) => known.status === status) ?? { status, name: "", texts: {} };
    const texts = { [this.#language]: { description, explanation: "", action: "" } };
    const body = failureExample(envelope, line, { code, texts }, this.#language);
    const named = envelope.params === undefined || Object.keys(params).length === 0 ? {} : params;
    const around = pointerTokens(envelope.params ?? "").reduceRight<JsonObject>(
      (inner, name) => Object.fromEntries([[name, inner]]),
      named,
    );
    return Object.keys(named).length === 0 ? body : mergeObjects(around, body);
  }

  /** A body with what else the author asks for under this status. A code that nobody knows is not in his schema. */
  #frame(
    error: ContractError | undefined,
    status: number,
    operation: Operation | undefined,
    least: JsonObject,
  ): JsonValue {
    const key = `${error?.code ?? ""} ${error && operation?.id}`;
    const known = this.#frames.get(key);
    if (known !== undefined) return known;
    const mark = failureSchema(this.#contract.envelope);
    const asked = error ? [mark, atLeast(least)] : [mark];
    // Under the status of a success, the author's schema is that of the success.
    const isTold = error !== undefined && operation !== undefined && status >= 300;
    const written = isTold ? writtenFailure(this.#contract.openapi, operation, status) : {};
    const frame = this.#sampled([...this.#schema(written), ...asked]) ?? this.#sampled(asked) ?? {};
    this.#frames.set(key, frame);
    return frame;
  }

  #sampled(schemas: readonly JsonValue[]): JsonValue | undefined {
    return sampleSchema({ type: "object", allOf: schemas }, this.#set);
  }

  #schema(response: JsonObject): JsonValue[] {
    const { mediaType } = this.#contract.envelope;
    const media = mediaOf(this.#document, response);
    const written = media.find(([type]) => type === mediaType)?.[1]["schema"];
    return written === undefined ? [] : [this.#set.convert(written)];
  }

  #response(operation: Operation | undefined, status: number): JsonObject {
    const written = operation ? operationIn(this.#document, operation) : {};
    return objectAt(this.#document, objectAt(this.#document, written["responses"])[String(status)]);
  }

  #ownHeaders(code: string, text: string): Record<string, string> {
    const { code: at, description } = this.#contract.envelope;
    return {
      ...("header" in at && { [at.header]: `${at.prefix ?? ""}${code}` }),
      ...(description && "header" in description && { [description.header]: text }),
    };
  }

  /** 400, unless the response table has a value for another failure, and none for that. */
  #unknownStatus(): number {
    const told = this.#contract.statuses.filter(({ errorId }) => errorId !== undefined);
    const known = told.map(({ status }) => status).filter((status) => status >= 400);
    return known.includes(400) ? 400 : (known[0] ?? 400);
  }
}

function canBeWritten(code: string | number): boolean {
  return typeof code === "string" || Number.isFinite(code);
}
