import { type Change, sortChanges } from "./change.js";
import { diffCodes } from "./codes.js";
import { diffOpenApi, diffWording } from "./openapi/diff-openapi.js";
import { diffOperations, matchOperations } from "./operations.js";
import type { Snapshot } from "./snapshot.js";
import { diffTables } from "./tables.js";
import { diffTexts } from "./texts.js";

/** Everything that changed from `base` to `head`, the worst first. The versions themselves are no change. */
export function diffContracts(base: Snapshot, head: Snapshot): Change[] {
  const operations = matchOperations(base, head);
  // Where one of them is not known whole, as much as is known of both.
  const [from, to] =
    base.openapi && head.openapi ? [base.openapi, head.openapi] : [base.outline, head.outline];
  const called = [
    ...diffOperations(operations, base, head),
    ...(from && to ? diffOpenApi(from, to, operations.both) : []),
  ];
  return sortChanges([
    ...diffTables(base, head),
    ...diffCodes(base, head),
    ...called,
    ...diffTexts(base, head),
    ...(called.length === 0 && base.openapi && head.openapi ? diffWording(base.openapi, head.openapi) : []),
  ]);
}
