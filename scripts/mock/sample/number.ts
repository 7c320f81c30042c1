import type { JsonObject } from "../../load/json.js";

/** Numbers that may fit, the plainest first. `turn` picks others. */
export function* sampleNumbers(facts: JsonObject, isInteger: boolean, turn: number): Generator<number> {
  const lowest = bound(facts, "minimum", "exclusiveMinimum", Math.max);
  const highest = bound(facts, "maximum", "exclusiveMaximum", Math.min);
  const step = stepOf(facts, isInteger);
  const usual = (step ?? 1) * (1 + turn);
  yield* [usual, 0].filter((value) => value >= (lowest ?? value) && value <= (highest ?? value));
  if (step !== undefined) return yield* multiples(step, lowest, highest, turn);
  const [from, to] = [lowest ?? (highest ?? 0) - 1 - turn, highest ?? (lowest ?? 0) + 1 + turn];
  yield from + ((to - from) * (1 + turn)) / (2 + turn);
  yield* [from, to];
}

/** Those from the lower end on, else from the upper end down. */
function* multiples(
  step: number,
  lowest: number | undefined,
  highest: number | undefined,
  turn: number,
): Generator<number> {
  const start = lowest === undefined ? Math.floor((highest ?? 0) / step) : Math.ceil(lowest / step);
  const direction = lowest === undefined ? -1 : 1;
  // Not every multiple of a fraction is one to a computer.
  for (let index = turn; index < turn + 50; index++) {
    yield Number(((start + direction * index) * step).toPrecision(15));
  }
}

function stepOf({ multipleOf }: JsonObject, isInteger: boolean): number | undefined {
  if (typeof multipleOf !== "number" || multipleOf <= 0) return isInteger ? 1 : undefined;
  if (!isInteger || Number.isInteger(multipleOf)) return multipleOf;
  // The first whole number that is a multiple, if there is one among the first.
  const count = Array.from({ length: 1000 }, (_, index) => index + 1).find((times) =>
    Number.isInteger(Number((times * multipleOf).toPrecision(12))),
  );
  return count === undefined ? 1 : Number((count * multipleOf).toPrecision(12));
}

function bound(
  facts: JsonObject,
  inclusive: string,
  exclusive: string,
  choose: (...values: number[]) => number,
): number | undefined {
  const given = [facts[inclusive], facts[exclusive]].filter((value) => typeof value === "number");
  return given.length === 0 ? undefined : choose(...given);
}
