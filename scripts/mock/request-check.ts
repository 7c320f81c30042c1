import type { JsonObject } from "../load/json.js";
import type { Contract, Operation } from "../model/contract.js";
import { bareType, mediaOf, objectAt, operationIn, parametersOf } from "./description.js";
import type { Schema } from "./json-schema.js";
import type { ReadBody } from "./request-body.js";
import { SchemaSet } from "./schema-set.js";
import type { Trouble } from "./suitable-code.js";

/** Says what is wrong about requests. */
export class RequestCheck {
  readonly #contract: Contract;
  readonly #document: JsonObject;
  readonly #json: SchemaSet;
  readonly #forms: SchemaSet;
  readonly #schemas = new Map<string, Schema>();

  constructor(contract: Contract) {
    const { openapi } = contract;
    this.#contract = contract;
    this.#document = openapi;
    this.#json = new SchemaSet(openapi, "request");
    this.#forms = new SchemaSet(openapi, "request", { coerce: true });
  }

  /**
   * Where a required parameter is missing, or the body is not as the description says. Of a body that is neither JSON nor
   * a form, only whether it is there.
   */
  find(operation: Operation, request: Request, body: ReadBody): Trouble | undefined {
    const reason = this.#missing(operation, request) ?? this.#mismatch(operation, body);
    return reason === undefined ? undefined : { kind: "body", reason };
  }

  /** The key is looked at elsewhere, and an object in a query may be written in many ways. */
  #missing(operation: Operation, { url, headers }: Request): string | undefined {
    const keys = Object.values(this.#contract.credentials);
    const query = [...new URL(url).searchParams.keys()];
    const [first] = parametersOf(this.#document, operation).filter((parameter) => {
      const { in: place, required, schema } = parameter;
      const name = String(parameter["name"]);
      if (required !== true || keys.some((key) => key.in === place && key.name === name)) return false;
      if (place === "header") return !isImplied(name) && !headers.has(name);
      if (place !== "query" || objectAt(this.#document, schema)["type"] === "object") return false;
      return !query.some((given) => given === name || given.startsWith(`${name}[`));
    });
    if (!first) return undefined;
    const { in: place, name } = first;
    return place === "query" ? `the query lacks '${name}'` : `the header '${name}' is missing`;
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

/** What OpenAPI says of these headers as parameters does not count. */
function isImplied(name: string): boolean {
  return /^(?:accept|content-type|authorization)$/i.test(name);
}

function kindOf(type: string): "json" | "form" | undefined {
  if (/[/+]json$/.test(bareType(type))) return "json";
  return /^(?:multipart\/form-data|application\/x-www-form-urlencoded)$/.test(bareType(type))
    ? "form"
    : undefined;
}
