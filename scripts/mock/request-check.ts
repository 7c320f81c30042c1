import type { JsonObject } from "../load/json.js";
import type { Contract, Operation } from "../model/contract.js";
import { bareType, mediaOf, objectAt, operationIn } from "./description.js";
import type { Schema } from "./json-schema.js";
import type { ReadBody } from "./request-body.js";
import { SchemaSet } from "./schema-set.js";
import type { Trouble } from "./suitable-code.js";

/** Says what is wrong about the bodies of requests. */
export class RequestCheck {
  readonly #document: JsonObject;
  readonly #json: SchemaSet;
  readonly #forms: SchemaSet;
  readonly #schemas = new Map<string, Schema>();

  constructor({ openapi }: Contract) {
    this.#document = openapi;
    this.#json = new SchemaSet(openapi, "request");
    this.#forms = new SchemaSet(openapi, "request", { coerce: true });
  }

  /** Where the body is not as the description says. Of what is neither JSON nor a form, only whether it is there. */
  find(operation: Operation, body: ReadBody): Trouble | undefined {
    const reason = this.#mismatch(operation, body);
    return reason === undefined ? undefined : { kind: "body", reason };
  }

  #mismatch(operation: Operation, body: ReadBody): string | undefined {
    const { request } = operation;
    if (body.kind === "broken") return body.reason;
    if (body.kind === "none") return request.body?.required ? "the body is missing" : undefined;
    if (body.kind !== "json" && body.kind !== "form") return undefined;
    const set = body.kind === "json" ? this.#json : this.#forms;
    return set.mismatch(this.#schemaOf(operation, body.kind, set), body.value);
  }

  #schemaOf(operation: Operation, kind: "json" | "form", set: SchemaSet): Schema {
    const key = `${kind} ${operation.id}`;
    const known = this.#schemas.get(key);
    if (known !== undefined) return known;
    const written = operationIn(this.#document, operation);
    const media = mediaOf(this.#document, objectAt(this.#document, written["requestBody"]));
    const own = media.find(([type]) => kindOf(type) === kind)?.[1]["schema"];
    const schema = set.convert(own);
    this.#schemas.set(key, schema);
    return schema;
  }
}

function kindOf(type: string): "json" | "form" | undefined {
  if (/[/+]json$/.test(bareType(type))) return "json";
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)$/.test(bareType(type))
    ? "form"
    : undefined;
}
