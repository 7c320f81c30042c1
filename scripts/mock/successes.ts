import type { JsonObject, JsonValue } from "../load/json.js";
import type { Contract, Operation } from "../model/contract.js";
import { examplesOf, isJsonType, mediaOf, objectAt, operationIn, type Written } from "./description.js";
import { encodeSample } from "./encode-sample.js";
import { type Answer, plainAnswer } from "./response.js";
import { sampleSchema } from "./sample/sample.js";
import { sampleHeaders } from "./sample-headers.js";
import { SchemaSet } from "./schema-set.js";
import { silentSchema, successSchema } from "./wire-schema.js";

/** As much of a contract and an operation as an answer depends on. */
type Described = Pick<Contract, "openapi" | "envelope">;
type Named = Pick<Operation, "id"> & Written;

/** The successful answers of a contract: for each operation one, the same whenever it is asked for. */
export class Successes {
  readonly #contract: Described;
  readonly #set: SchemaSet;
  readonly #answers = new Map<string, Answer>();

  constructor(contract: Described) {
    this.#contract = contract;
    this.#set = new SchemaSet(contract.openapi, "response");
  }

  answer(operation: Named): Answer {
    const answer = this.#answers.get(operation.id) ?? this.#make(operation);
    this.#answers.set(operation.id, answer);
    return answer;
  }

  #make(operation: Named): Answer {
    const { openapi, envelope } = this.#contract;
    const responses = objectAt(openapi, operationIn(openapi, operation)["responses"]);
    const { status, response } = successIn(openapi, responses);
    const headers = sampleHeaders(openapi, response, this.#set);
    const media = mediaOf(openapi, response);
    // Some envelopes have a value that says success, which needs a body, whether it is described or not.
    const isMarked = envelope.failure?.not !== undefined || envelope.failure?.is !== undefined;
    const fallback: [string, JsonObject][] = isMarked && status !== 204 ? [["application/json", {}]] : [];
    const [best] = [...media.filter(([type]) => isJsonType(type)), ...media, ...fallback];
    if (!best) return { status, headers };
    const [type, written] = best;
    const value = this.#sample(type, written);
    if (value === undefined)
      return plainAnswer(500, `no example could be made for ${operation.id}: write one in the description`);
    const { body, type: concrete } = encodeSample(type, value);
    return { status, headers: { ...headers, "content-type": concrete }, body };
  }

  /** The first example of the author's that fits and is a success, else one that is made up. */
  #sample(type: string, media: JsonObject): JsonValue | undefined {
    const { openapi, envelope } = this.#contract;
    const isText = !isJsonType(type) && media["schema"] === undefined;
    const own = this.#set.convert(isText ? { type: "string" } : media["schema"]);
    const parts = isJsonType(type) ? [own, successSchema(envelope)] : [own];
    const whole = { allOf: parts, examples: examplesOf(openapi, media) };
    const silent = { allOf: [...parts, silentSchema(envelope)] };
    return (
      firstFitting(whole, this.#set) ?? sampleSchema(silent, this.#set) ?? sampleSchema(whole, this.#set)
    );
  }
}

function firstFitting(
  schema: { readonly examples: readonly JsonValue[] } & JsonObject,
  set: SchemaSet,
): JsonValue | undefined {
  return schema.examples.find((example) => set.fits(schema, example));
}

/** The first success of its own status, else that of all of them, else what is said of any answer. */
function successIn(
  document: JsonObject,
  responses: JsonObject,
): { readonly status: number; readonly response: JsonObject } {
  const names = Object.keys(responses);
  const own = names.find((name) => /^2\d\d$/.test(name));
  const name = own ?? names.find((other) => /^2XX$/i.test(other)) ?? "default";
  return { status: Number(own ?? 200), response: objectAt(document, responses[name]) };
}
