import ts from "typescript";
import type { TextSource } from "../load/text-source.js";
import { type Cell, columnsOf, importProblem, type Row, type Table } from "./table.js";
import { commentOf, nameOf, textOf, unwrapped } from "./typescript-nodes.js";

type Values = Readonly<Record<string, string>>;

/** The codes in a TypeScript or JavaScript file: enums, const objects, arrays, unions of texts, classes of errors. It is read, never run. */
export function readTypeScript(source: TextSource): Table {
  const file = ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true);
  const found = file.statements.flatMap((statement) => declarationsIn(statement));
  const named = found.filter(({ name }) => /code|err|exception/i.test(name));
  // Where nothing is called like codes, what looks like some may be.
  const rows = named.length > 0 ? named.flatMap(({ read }) => read(source)) : likelyRows(found, source);
  const problems = rows.length > 0 ? [] : [importProblem("nothing", source.placeAt(0))];
  return { kind: "typescript", columns: columnsOf(rows), rows, problems };
}

/** Those of declarations in which everything is written like a code: a file may be about anything. */
function likelyRows(found: readonly Declaration[], source: TextSource): Row[] {
  const isLikely = ({ cells }: Row) => /^(?:[A-Z][A-Z\d_]+|\d{3,})$/.test(cells.get("code")?.text ?? "");
  return found.map(({ read }) => read(source)).flatMap((rows) => (rows.every(isLikely) ? rows : []));
}

interface Declaration {
  readonly name: string;
  read(source: TextSource): Row[];
}

function declarationsIn(statement: ts.Statement): Declaration[] {
  if (ts.isEnumDeclaration(statement)) {
    const read = (source: TextSource) => statement.members.map((member) => enumRow(source, member));
    return [{ name: statement.name.text, read }];
  }
  if (ts.isTypeAliasDeclaration(statement)) {
    const read = (source: TextSource) => unionRows(source, statement.type);
    return [{ name: statement.name.text, read }];
  }
  if (ts.isClassDeclaration(statement)) return classIn(statement);
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name, initializer }) => ({
    name: name.getText(),
    read: (source) => (initializer ? valueRows(source, initializer) : []),
  }));
}

/** A number is what comes over the wire, and the name is what people look for. */
function enumRow(source: TextSource, member: ts.EnumMember): Row {
  const name = nameOf(member.name);
  const value = textOf(member.initializer);
  const isNumber = value !== undefined && /^\d+$/.test(value);
  return row(source, member, {
    code: value ?? name,
    ...(isNumber && { aliases: name }),
    ...commentOf(member),
  });
}

/** What is thrown is called like it; `name` of a class, where it says one, is what comes over the wire. */
function classIn(statement: ts.ClassDeclaration): Declaration[] {
  const name = statement.name?.text ?? "";
  if (!/(?:Error|Exception|Exceeded)$/.test(name) || !statement.heritageClauses) return [];
  const said = statement.members
    .filter(ts.isPropertyDeclaration)
    .find((member) => nameOf(member.name) === "name");
  const literal = said?.type && ts.isLiteralTypeNode(said.type) ? said.type.literal : said?.initializer;
  const code = textOf(literal) ?? name;
  // Whatever it is called, it is one.
  return [{ name: "Error", read: (source) => [row(source, statement, { code, ...commentOf(statement) })] }];
}

function unionRows(source: TextSource, type: ts.TypeNode): Row[] {
  const types = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  return types.flatMap((member) => {
    const code = ts.isLiteralTypeNode(member) ? textOf(member.literal) : undefined;
    return code === undefined ? [] : [row(source, member, { code })];
  });
}

function valueRows(source: TextSource, written: ts.Expression): Row[] {
  const value = unwrapped(written);
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements.flatMap((element) => {
      const item = unwrapped(element);
      const code = textOf(item);
      if (code !== undefined) return [row(source, item, { code })];
      return ts.isObjectLiteralExpression(item) ? [row(source, item, cellsOf(item))] : [];
    });
  }
  return ts.isObjectLiteralExpression(value)
    ? value.properties.filter(ts.isPropertyAssignment).flatMap((property) => propertyRow(source, property))
    : [];
}

/** `A: "A"` is a code, `A: "Text."` a code and what it says, `A: { … }` a code and its facts. */
function propertyRow(source: TextSource, property: ts.PropertyAssignment): Row[] {
  const name = nameOf(property.name);
  const value = unwrapped(property.initializer);
  const comment = commentOf(property);
  if (ts.isObjectLiteralExpression(value))
    return [row(source, property, { code: name, ...comment, ...cellsOf(value) })];
  const text = textOf(value);
  if (text === undefined) return [];
  if (/^\d+$/.test(text)) return [row(source, property, { code: text, aliases: name, ...comment })];
  const isCode = /^[A-Za-z0-9][\w-]*$/.test(text);
  return [
    row(source, property, isCode ? { code: text, ...comment } : { code: name, message: text, ...comment }),
  ];
}

function cellsOf(object: ts.ObjectLiteralExpression, prefix = ""): Values {
  const entries = object.properties
    .filter(ts.isPropertyAssignment)
    .flatMap((property): [string, string][] => {
      const key = `${prefix}${nameOf(property.name)}`;
      const value = unwrapped(property.initializer);
      if (ts.isObjectLiteralExpression(value)) return Object.entries(cellsOf(value, `${key}.`));
      const text = textOf(value);
      return text === undefined ? [] : [[key, text]];
    });
  return Object.fromEntries(entries);
}

/** Each cell has the place of the whole entry: that is what somebody has to look at. */
function row(source: TextSource, node: ts.Node, values: Values): Row {
  const place = source.placeAt(node.getStart(), node.getEnd());
  const cells = Object.entries(values).map(([name, text]): [string, Cell] => [name, { text, place }]);
  return { place, cells: new Map(cells) };
}
