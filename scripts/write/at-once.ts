/** So many files are open at once, however many there are: systems have a limit. */
const limit = 16;

/** `work` on each of `items`, a few at once. Where one fails, the rest is done before that is told: nothing goes on behind it. */
export async function eachOf<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    // All of them take from the same list.
    for (const [index, item] of entries) results[index] = await work(item, index);
  };
  const ends = await Promise.allSettled(Array.from({ length: limit }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return results;
}
