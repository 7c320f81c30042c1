import { type Comparison, compareSchemas } from "./compare-schemas.js";
import { conjunctsOf, type Schemas } from "./conjuncts.js";
import type { Effect, Finding } from "./finding.js";
import type { Shape } from "./shape.js";

/** What became of the properties: those with a name, what is required, and any others. */
export function compareProperties(comparison: Comparison, a: Shape, b: Shape, path: string): Finding[] {
  const before = visible(comparison, "base", a);
  const after = visible(comparison, "head", b);
  const names = [...new Set([...before.names, ...after.names])];
  return [
    ...names.flatMap((name) => compareProperty(comparison, { name, before, after }, path)),
    ...compareSchemas(comparison, a.rest, b.rest, `${path}/*`),
  ];
}

interface Visible {
  readonly shape: Shape;
  readonly properties: ReadonlyMap<string, Schemas>;
  readonly required: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/** What is for the other direction alone does not exist in this one. */
function visible({ direction, base, head }: Comparison, side: "base" | "head", shape: Shape): Visible {
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  const document = side === "base" ? base : head;
  const hidden = new Set(
    [...shape.properties]
      .filter(([, schemas]) => conjunctsOf(document, schemas).some((node) => node[mark] === true))
      .map(([name]) => name),
  );
  const isShown = (name: string) => !hidden.has(name);
  const required = new Set([...shape.required].filter(isShown));
  const properties = new Map([...shape.properties].filter(([name]) => isShown(name)));
  return { shape, properties, required, names: new Set([...properties.keys(), ...required]) };
}

interface Pair {
  readonly name: string;
  readonly before: Visible;
  readonly after: Visible;
}

function compareProperty(comparison: Comparison, pair: Pair, path: string): Finding[] {
  const { name, before, after } = pair;
  const inner = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const found = (effect: Effect, keyword: string): Finding => ({
    effect,
    path: inner,
    keyword,
    from: state(before, name),
    to: state(after, name),
  });
  if (!after.names.has(name)) return [found("property-removed", "properties")];
  const isRequired = after.required.has(name);
  if (!before.names.has(name)) {
    // A new property that must be sent is told as such alone.
    if (isRequired && comparison.direction === "request") return [found("property-required", "required")];
    return [found("property-added", "properties"), ...compareWithRest(comparison, pair, inner)];
  }
  const required =
    isRequired === before.required.has(name)
      ? []
      : [found(isRequired ? "property-required" : "property-optional", "required")];
  return [...required, ...compareSchemas(comparison, schemasOf(before, name), schemasOf(after, name), inner)];
}

/** A property without a schema of its own must fit what any other must. */
function schemasOf({ properties, shape }: Visible, name: string): Schemas {
  return properties.get(name) ?? shape.rest;
}

/**
 * A property that was not named before. Where an author had written what other properties there may be, clients sent such
 * or were told what to expect; otherwise nobody has relied on one by this name.
 */
function compareWithRest(comparison: Comparison, { name, before, after }: Pair, path: string): Finding[] {
  const { isOpen, rest } = before.shape;
  if (!isOpen && rest.length === 0) return [];
  // A client of the old contract never sends what that forbade.
  if (!isOpen && comparison.direction === "request") return [];
  return compareSchemas(comparison, rest, schemasOf(after, name), path);
}

function state({ names, required }: Visible, name: string): string {
  return required.has(name) ? "required" : names.has(name) ? "optional" : "–";
}
