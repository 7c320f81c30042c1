import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";

/** Codes are for ever: whatever was released is still in the catalog. */
export function checkReleasedCode({ catalog, released }: Draft): Problem[] {
  if (!catalog || !released) return [];
  const lines = [...released.text.matchAll(/(?<=^[^\S\n]*)[^#\s]\S*/gm)];
  const known = new Set(lines.map(([code]) => code));
  const fresh = catalog.codes.filter((code) => !known.has(code));
  return lines
    .filter(([code]) => !catalog.codes.includes(code))
    .map((match) => {
      const [code] = match;
      const renamed = nearest(code, fresh);
      const place = released.placeAt(match.index, match.index + code.length);
      const values = { code, renamed: renamed ?? "", file: catalog.source.file };
      return { rule: "released-code", variant: renamed ? "renamed" : "gone", place, values };
    });
}
