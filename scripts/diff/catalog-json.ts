import * as v from "valibot";
import type { Snapshot } from "./snapshot.js";

/*
 * catalog.json as it was ever published: what later versions added may be missing, and what they will add may be there.
 * It carries no schemas of requests and answers.
 */

const Name = v.string();
const Names = v.optional(v.array(Name), []);
const textsOf = <const Fields extends v.ObjectEntries>(fields: Fields) => v.record(Name, v.object(fields));
const ErrorTexts = textsOf({ description: Name, explanation: Name, action: Name });
const NameTexts = textsOf({ name: Name, description: Name });

const RetryShape = v.variant("mode", [
  v.object({ mode: v.picklist(["never", "backoff", "resubmit"]) }),
  v.object({
    mode: v.literal("wait"),
    wait: v.number(),
    stated: v.array(v.number()),
    scope: v.picklist(["key", "ip"]),
  }),
]);

const ErrorShape = v.object({
  code: Name,
  status: v.number(),
  category: Name,
  retry: RetryShape,
  params: v.optional(v.record(Name, v.picklist(["string", "number"])), {}),
  billed: v.exactOptional(v.boolean()),
  timeLimit: v.exactOptional(v.number()),
  trigger: v.exactOptional(v.object({ errors: v.number(), within: v.number() })),
  aliases: Names,
  since: v.exactOptional(Name),
  deprecated: v.exactOptional(Name),
  replacedBy: v.exactOptional(Name),
  retired: v.exactOptional(Name),
  texts: ErrorTexts,
});

const OperationShape = v.object({
  id: Name,
  method: Name,
  path: Name,
  summary: v.optional(Name, ""),
  codes: v.array(Name),
  idempotent: v.boolean(),
  polling: v.exactOptional(v.object({ every: v.number(), atMost: v.number() })),
});

/** At first, a locator was a JSON Pointer alone, and failures were JSON whoever asked. */
const LocatorShape = v.union([
  v.pipe(
    Name,
    v.transform((pointer) => ({ pointer })),
  ),
  v.looseObject({}),
]);
const EnvelopeShape = v.looseObject({
  code: LocatorShape,
  description: v.exactOptional(LocatorShape),
  mediaType: v.optional(Name, "application/json"),
});

const CatalogShape = v.object({
  title: Name,
  version: Name,
  docs: v.exactOptional(Name),
  envelope: EnvelopeShape,
  credential: v.exactOptional(v.unknown()),
  statuses: v.array(
    v.object({
      status: v.number(),
      errorId: v.exactOptional(v.nullable(v.union([Name, v.number(), v.boolean()]))),
      name: Name,
      texts: NameTexts,
    }),
  ),
  categories: v.array(
    v.object({
      name: Name,
      fault: v.exactOptional(v.picklist(["service", "caller"])),
      texts: NameTexts,
    }),
  ),
  errors: v.array(ErrorShape),
  operations: v.array(OperationShape),
  languages: v.array(Name),
  guide: textsOf({ title: Name, intro: Name }),
  failures: v.optional(v.record(Name, ErrorTexts), {}),
});

/** The contract that a catalog.json carries, or why it is none: where in it something else stands than a contract has. */
export function readCatalogJson(text: string): Snapshot | { readonly reason: string } {
  const parsed = v.safeParse(v.pipe(Name, v.parseJson(), CatalogShape), text.replace(/^\uFEFF/, ""));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  return { reason: `${v.getDotPath(issue) ?? "JSON"}: ${issue.message}` };
}
