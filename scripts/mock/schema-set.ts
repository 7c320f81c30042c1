import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type JsonObject, type JsonValue, valueAt } from "../load/json.js";
import { type Conversion, type Schema, toJsonSchema } from "./json-schema.js";

/** The schemas of an OpenAPI description for one direction, as JSON Schemas that values can be tried against. */
export class SchemaSet {
  readonly #conversion: Conversion;
  readonly #ajv: Ajv2020;
  readonly #ids = new Map<string, string>();
  readonly #targets = new Map<string, Schema>();
  readonly #compiled = new WeakMap<object, ValidateFunction | undefined>();

  /** With `coerce`, texts count as the numbers and booleans that they write, as in a form. */
  constructor(document: JsonObject, direction: Conversion["direction"], { coerce = false } = {}) {
    this.#conversion = { document, direction, refer: (pointer) => this.#refer(pointer) };
    this.#ajv = new Ajv2020({
      // Descriptions have keywords and formats of their own, and mistakes, which are not the mock's to find.
      strict: false,
      validateSchema: false,
      logger: false,
      coerceTypes: coerce && "array",
      code: { regExp: lenientRegExp },
    });
    addFormats.default(this.#ajv);
  }

  /** The JSON Schema for a schema of the description. */
  convert(written: JsonValue | undefined): Schema {
    return toJsonSchema(written, this.#conversion);
  }

  /** What a `$ref` of a converted schema leads to. */
  target(id: string): Schema | undefined {
    return this.#targets.get(id);
  }

  fits(schema: Schema, value: JsonValue): boolean {
    return this.mismatch(schema, value) === undefined;
  }

  /** Why `value` does not fit, such as `/task must be object`; `undefined` where it does, or nobody can tell. */
  mismatch(schema: Schema, value: JsonValue): string | undefined {
    if (typeof schema === "boolean") return schema ? undefined : "nothing is allowed there";
    const validate = this.#compile(schema);
    if (!validate || isValid(validate, value)) return undefined;
    const [{ instancePath = "", message = "is wrong" } = {}] = validate.errors ?? [];
    return `${instancePath || "the body"} ${message}`;
  }

  #compile(schema: JsonObject): ValidateFunction | undefined {
    if (!this.#compiled.has(schema)) this.#compiled.set(schema, this.#tryToCompile(schema));
    return this.#compiled.get(schema);
  }

  /** What is no schema, fits everything. */
  #tryToCompile(schema: JsonObject): ValidateFunction | undefined {
    try {
      return this.#ajv.compile(schema);
    } catch {
      return undefined;
    }
  }

  #refer(pointer: string): string {
    const known = this.#ids.get(pointer);
    if (known !== undefined) return known;
    const id = `schema:${this.#ids.size}`;
    // Before it is converted, because it may refer to itself.
    this.#ids.set(pointer, id);
    const target = this.convert(valueAt(this.#conversion.document, decode(pointer.slice(1))));
    this.#targets.set(id, target);
    this.#ajv.addSchema(typeof target === "boolean" ? { allOf: [target] } : target, id);
    return id;
  }
}

/** A schema that is nothing but itself says nothing. */
function isValid(validate: ValidateFunction, value: JsonValue): boolean {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof RangeError) return true;
    throw error;
  }
}

/** Without its percent signs; as it is where they mean nothing. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Patterns are meant to know Unicode, but many are not written for it. What is no pattern, fits everything. */
function lenientRegExp(pattern: string, flags: string): RegExp {
  for (const tried of [flags, ""]) {
    try {
      return new RegExp(pattern, tried);
    } catch {
      // The next may do.
    }
  }
  return /(?:)/;
}
lenientRegExp.code = "lenientRegExp";
