import type { JsonObject, JsonValue } from "../../load/json.js";
import { conjunctsOf, type Schemas } from "./conjuncts.js";
import { type Shape, shapeOf } from "./shape.js";
import { typesBeyond } from "./types.js";

/** Whether surely no value fits both: they differ in type or values, or in those of a property that both require. */
export function areDisjoint(document: JsonObject, one: JsonValue, other: JsonValue): boolean {
  const [a, b] = [shapeIn(document, [one]), shapeIn(document, [other])];
  if (shareNothing(a, b)) return true;
  const isObject = [a, b].every(({ types }) => [...types].join() === "object");
  if (!isObject) return false;
  return [...a.required].some((name) => {
    const [mine, theirs] = [a.properties.get(name), b.properties.get(name)];
    if (!mine || !theirs || !b.required.has(name)) return false;
    return shareNothing(shapeIn(document, mine), shapeIn(document, theirs));
  });
}

const shapeIn = (document: JsonObject, schemas: Schemas): Shape => shapeOf(conjunctsOf(document, schemas));

function shareNothing(a: Shape, b: Shape): boolean {
  if (a.values && b.values) return ![...a.values.keys()].some((value) => b.values?.has(value));
  const shared = a.types.size - typesBeyond(a.types, b.types).length;
  const sharedBack = b.types.size - typesBeyond(b.types, a.types).length;
  return shared === 0 && sharedBack === 0;
}
