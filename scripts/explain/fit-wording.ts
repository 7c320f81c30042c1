import { fold } from "../words/fold.js";

/** Whether `text` is `wording` with anything in place of its placeholders. Both are folded here. */
export function fitsWording(text: string, wording: string): boolean {
  const [first = "", ...others] = literalParts(wording);
  let rest = fold(text);
  if (!rest.startsWith(first)) return false;
  rest = rest.slice(first.length);
  const last = others.pop();
  for (const part of others) {
    const at = rest.indexOf(part);
    if (at < 0) return false;
    rest = rest.slice(at + part.length);
  }
  return last === undefined ? rest === "" : rest.endsWith(last);
}

/** How much of `wording` is not placeholders: of two that fit, the one that says more is meant. */
export function literalLength(wording: string): number {
  return literalParts(wording)
    .join("")
    .replace(/[^\p{L}\p{N}]/gu, "").length;
}

function literalParts(wording: string): string[] {
  return wording.split(/\{\{[A-Za-z][A-Za-z0-9]*\}\}/).map(fold);
}
