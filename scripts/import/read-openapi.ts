import { dereference, isJsonObject, isRecord, type JsonObject, type JsonValue } from "../load/json.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { CodeFormat } from "../model/catalog-format.js";
import { validOrNothing } from "../model/validate.js";
import { type Cell, columnsOf, type Row, type Table } from "./table.js";

/** The codes that an OpenAPI description knows of: enums of properties called like a code, and examples of answers. */
export function readOpenApi(source: YamlSource): Table {
  const document: JsonValue = JSON.parse(JSON.stringify(source.value ?? null));
  if (!isJsonObject(document)) return { kind: "openapi", columns: [], rows: [], problems: [] };
  const rows = [...exampleRows(source), ...enumRows(source, document, [], "")];
  return { kind: "openapi", columns: columnsOf(rows), rows, problems: [] };
}

/** How a property or schema that holds codes is called: `errorCode`, `code`, `ErrorCodes`. */
export const codeName = /^(?:err(?:or)?[_-]?)?codes?$|error[_-]?codes?$/i;
export const messageName = /^(?:error[_-]?)?(?:description|message|msg|detail|title)$/i;

function enumRows(source: YamlSource, value: JsonValue, path: Path, name: string): Row[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: JsonValue, index) => enumRows(source, item, [...path, index], ""));
  }
  if (!isJsonObject(value)) return [];
  const listed = Array.isArray(value["enum"]) && codeName.test(name) ? value["enum"] : [];
  const own = listed.flatMap((code: JsonValue, index): Row[] =>
    isCode(code) ? [row(source, [...path, "enum", index], { code })] : [],
  );
  const single = value["const"];
  const only =
    codeName.test(name) && isCode(single) ? [row(source, [...path, "const"], { code: single })] : [];
  const inner = Object.entries(value).filter(([key]) => key !== "enum");
  return [
    ...own,
    ...only,
    // What holds the items of a list is called like the list.
    ...inner.flatMap(([key, item]) => enumRows(source, item, [...path, key], key === "items" ? name : key)),
  ];
}

function isCode(value: JsonValue | undefined): value is string {
  return typeof value === "string" && validOrNothing(CodeFormat, value) !== undefined;
}

function exampleRows(source: YamlSource): Row[] {
  return examplesIn(source).flatMap(({ path, status, operation, example }) => {
    const found = readExample(example);
    const facts = {
      ...(/^\d+$/.test(status) && { status }),
      ...(operation !== undefined && { operations: operation }),
    };
    return found ? [row(source, path, { ...found, ...facts })] : [];
  });
}

interface Example {
  /** The way to the response that it is of. */
  readonly path: Path;
  readonly status: string;
  readonly operation?: string;
  readonly example: JsonValue;
}

/** Every example of an answer. */
export function examplesIn(source: YamlSource): Example[] {
  const document: JsonValue = JSON.parse(JSON.stringify(source.value ?? null));
  if (!isJsonObject(document)) return [];
  return entriesOf(document["paths"]).flatMap(([path, item]) =>
    entriesOf(item).flatMap(([method, operation]) => {
      const id = isJsonObject(operation) ? operation["operationId"] : undefined;
      const responses = isJsonObject(operation) ? entriesOf(operation["responses"]) : [];
      return responses.flatMap(([status, written]) =>
        examplesOf(document, written).map((example) => ({
          path: ["paths", path, method, "responses", status],
          status,
          ...(typeof id === "string" && { operation: id }),
          example,
        })),
      );
    }),
  );
}

function examplesOf(document: JsonObject, written: JsonValue): JsonValue[] {
  const response = dereference(document, written);
  const content = isJsonObject(response) ? entriesOf(response["content"]) : [];
  return content.flatMap(([, media]) => {
    if (!isJsonObject(media)) return [];
    const named = entriesOf(media["examples"]).map(([, example]) => dereference(document, example));
    const values = named.map((example) => (isJsonObject(example) ? example["value"] : undefined));
    return [media["example"], ...values].filter((value) => value !== undefined);
  });
}

/** The code and the message in an answer, at whatever depth they stand. */
function readExample(example: JsonValue): { code: string; message?: string } | undefined {
  if (!isJsonObject(example)) return undefined;
  const entries = Object.entries(example);
  const code = entries.find(([key, value]) => codeName.test(key) && isCode(value))?.[1];
  const message = entries.find(([key, value]) => messageName.test(key) && typeof value === "string")?.[1];
  if (isCode(code)) return { code, ...(typeof message === "string" && message !== "" && { message }) };
  return entries.map(([, inner]) => readExample(inner)).find((found) => found !== undefined);
}

function entriesOf(value: JsonValue | undefined): [string, JsonValue][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function row(source: YamlSource, path: Path, values: Readonly<Record<string, string>>): Row {
  const place = source.placeOf(path);
  const cells = Object.entries(values).map(([name, text]): [string, Cell] => [name, { text, place }]);
  return { place, cells: new Map(cells) };
}

/** Whether a file is an OpenAPI description, by what it says of itself. */
export function isOpenApi({ value }: YamlSource): boolean {
  return isRecord(value) && "openapi" in value;
}
