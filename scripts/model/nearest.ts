import { closest, distance } from "fastest-levenshtein";

/** Which of `candidates` somebody who wrote `word` most likely meant, if any comes near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const best = closest(word, [...candidates]);
  return distance(word, best) <= Math.max(2, Math.floor(best.length / 4)) ? best : undefined;
}
