import { isJsonObject, type JsonValue } from "../load/json.js";
import type { YamlSource } from "../load/yaml-source.js";
import { CodeFormat } from "../model/catalog-format.js";
import { validOrNothing } from "../model/validate.js";
import { isAddress, problemPrefix, problemType } from "./problem-types.js";

/** How a property or schema that holds codes is called: `errorCode`, `code`, `ErrorCodes`. */
export const codeName = /^(?:err(?:or)?[_-]?)?codes?$|error[_-]?codes?$/i;
export const messageName = /^(?:error[_-]?)?(?:description|message|msg|detail|title)$/i;

/** A kind of code, by where it is to be found. */
export interface CodeReader {
  /** The codes among the values of an enum that is called `name`, each at its index. */
  listed(name: string, values: readonly JsonValue[]): readonly (string | undefined)[];
  /** The code that stands in an example of an answer. */
  shown(example: JsonValue, mediaType: string, status: string): string | undefined;
}

/** The surest first: texts, then numbers, then the addresses of RFC 9457. */
export function codeReaders(source: YamlSource): CodeReader[] {
  const prefix = problemPrefix(source);
  return [textCodes, numberCodes, ...(prefix === undefined ? [] : [addressCodes(prefix)])];
}

const textCodes: CodeReader = {
  listed: (name, values) => values.map((value) => (codeName.test(name) ? textCode(value) : undefined)),
  shown: (example) =>
    named(example, (key, value) => codeName.test(key) && textCode(value) !== undefined)?.toString(),
};

const numberCodes: CodeReader = {
  listed: (name, values) => {
    const isOwn = surelyCode.test(name);
    const codes = values.map((value) => (isNumberCode(value, isOwn) ? String(value) : undefined));
    const isMany = codes.filter((code) => code !== undefined).length > 1;
    return codeName.test(name) && (isOwn || isMany) ? codes : [];
  },
  shown: (example, _mediaType, status) =>
    named(example, (key, value) => {
      const isOwn = surelyCode.test(key);
      return codeName.test(key) && (isOwn || /^[45]/.test(status)) && isNumberCode(value, isOwn);
    })?.toString(),
};

function addressCodes(prefix: string): CodeReader {
  const code = (type: JsonValue | undefined) =>
    isAddress(type) && type.startsWith(prefix) ? textCode(type.slice(prefix.length)) : undefined;
  return {
    listed: (name, values) => values.map((value) => (name === "type" ? code(value) : undefined)),
    shown: (example, mediaType) => code(problemType(mediaType, example)),
  };
}

/** Called so, it is no HTTP status. */
const surelyCode = /err(?:or)?[_-]?codes?$/i;

/** Zero stands for success; and what is called `code` alone may well be the HTTP status again. */
function isNumberCode(value: JsonValue, isOwn: boolean): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0 && (isOwn || Number(value) > 599);
}

function textCode(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? validOrNothing(CodeFormat, value) : undefined;
}

function named(
  example: JsonValue,
  fits: (key: string, value: JsonValue) => boolean,
): string | number | undefined {
  const entries = isJsonObject(example) ? Object.entries(example) : [];
  const value = entries.find(([key, inner]) => fits(key, inner))?.[1];
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
