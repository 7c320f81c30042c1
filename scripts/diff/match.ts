/** Which of two lists' items belong together, each list in its order. */
export interface Matched<T> {
  readonly removed: readonly T[];
  readonly added: readonly T[];
  readonly both: readonly (readonly [base: T, head: T])[];
}

export function matchByName<T>(
  base: readonly T[],
  head: readonly T[],
  nameOf: (item: T) => string,
): Matched<T> {
  const before = new Map(base.map((item) => [nameOf(item), item]));
  const after = new Map(head.map((item) => [nameOf(item), item]));
  return {
    removed: base.filter((item) => !after.has(nameOf(item))),
    added: head.filter((item) => !before.has(nameOf(item))),
    both: base.flatMap((item) => {
      const other = after.get(nameOf(item));
      return other === undefined ? [] : [[item, other] as const];
    }),
  };
}
