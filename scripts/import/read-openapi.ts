import { isJsonObject, isRecord, type JsonValue } from "../load/json.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { documentOf, examplesIn, failuresIn, statusesOfValues } from "./openapi-answers.js";
import { type CodeReader, codeReaders, messageName } from "./openapi-codes.js";
import { type Cell, columnsOf, type Row, type Table } from "./table.js";

/** The codes that an OpenAPI description knows of: enums of what is called like a code, and examples of answers. */
export function readOpenApi(source: YamlSource): Table {
  for (const reader of codeReaders(source)) {
    const rows = rowsOf(source, reader);
    if (rows.length > 0) return { kind: "openapi", columns: columnsOf(rows), rows, problems: [] };
  }
  return { kind: "openapi", columns: [], rows: [], problems: [] };
}

function rowsOf(source: YamlSource, reader: CodeReader): Row[] {
  const examples = exampleRows(source, reader);
  const shown = new Set(examples.map(({ cells }) => cells.get("code")?.text));
  const document = documentOf(source);
  const statuses = statusesOfValues(document);
  const listed = listedCodes(document, [], "", reader).map(({ path, code, value }) => {
    const [status, ...others] = statuses.get(String(value)) ?? [];
    // An example says it better, and several statuses say nothing.
    const isSure = status !== undefined && others.length === 0 && !shown.has(code);
    return row(source, path, { code, ...(isSure && { status }) });
  });
  return [...examples, ...listed];
}

interface Listed {
  readonly path: Path;
  readonly code: string;
  readonly value: JsonValue;
}

function listedCodes(value: JsonValue, path: Path, name: string, reader: CodeReader): Listed[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: JsonValue, index) => listedCodes(item, [...path, index], "", reader));
  }
  if (!isJsonObject(value)) return [];
  const { enum: listed, const: single } = value;
  const values = [
    ...(Array.isArray(listed) ? listed.map((item: JsonValue, index) => ({ item, at: ["enum", index] })) : []),
    ...(single === undefined ? [] : [{ item: single, at: ["const"] }]),
  ];
  const codes = reader.listed(
    name,
    values.map(({ item }) => item),
  );
  const own = values.flatMap(({ item, at }, index): Listed[] => {
    const code = codes[index];
    return code === undefined ? [] : [{ path: [...path, ...at], code, value: item }];
  });
  const inner = Object.entries(value).filter(([key]) => key !== "enum");
  return [
    ...own,
    // What holds the items of a list, or says what a header is, is called like the list or the header.
    ...inner.flatMap(([key, item]) =>
      listedCodes(item, [...path, key], ["items", "schema"].includes(key) ? name : key, reader),
    ),
  ];
}

function exampleRows(source: YamlSource, reader: CodeReader): Row[] {
  return examplesIn(source).flatMap(({ path, status, operation, mediaType, example }) => {
    const found = readExample(example, (value) => reader.shown(value, mediaType, status));
    const facts = {
      ...(/^\d+$/.test(status) && { status }),
      ...(operation !== undefined && { operations: operation }),
    };
    return found ? [row(source, path, { ...found, ...facts })] : [];
  });
}

/** The code and the message in an answer, at whatever depth they stand. */
function readExample(
  example: JsonValue,
  codeIn: (example: JsonValue) => string | undefined,
): { code: string; message?: string } | undefined {
  if (!isJsonObject(example)) return undefined;
  const code = codeIn(example);
  const entries = Object.entries(example);
  const messages = entries.filter(([key, value]) => messageName.test(key) && typeof value === "string");
  // What is the same for all failures of a kind says more about the kind.
  const [, message] = messages.find(([key]) => key === "title" && "type" in example) ?? messages[0] ?? [];
  if (code !== undefined) return { code, ...(typeof message === "string" && message !== "" && { message }) };
  return entries.map(([, inner]) => readExample(inner, codeIn)).find((found) => found !== undefined);
}

/** The statuses of all failures that the operations name. */
export function failureStatuses(source: YamlSource): number[] {
  return [...new Set(failuresIn(documentOf(source)).map(({ status }) => Number(status)))];
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
