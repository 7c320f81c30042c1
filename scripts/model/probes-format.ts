import * as v from "valibot";
import { CodeFormat } from "./catalog-format.js";

/* The format of spec/probes.yaml, defined once; see catalog-format.ts. */

const Values = v.record(v.string(), v.unknown());

/** What a request is made of. */
const request = {
  after: v.exactOptional(
    v.pipe(
      v.string(),
      v.description(
        'The operation whose valid request is sent first; "{{/taskId}}" in this one is then what its answer has there.',
      ),
    ),
  ),
  path: v.exactOptional(v.pipe(Values, v.description("The parameters of the path, by name."))),
  query: v.exactOptional(v.pipe(Values, v.description("The parameters of the query, by name."))),
  headers: v.exactOptional(v.pipe(Values, v.description("Headers of the request, by name."))),
  body: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.description(
        "What is put over the body, as in a JSON Merge Patch (RFC 7396): null removes. The key is filled in.",
      ),
    ),
  ),
};

const RequestFormat = v.strictObject(request);

export const ProbeFormat = v.strictObject({
  operation: v.pipe(v.string(), v.description("The operationId of the operation that is asked.")),
  ...request,
  credential: v.exactOptional(
    v.pipe(v.picklist(["wrong", "missing"]), v.description("What is wrong with the key.")),
  ),
  rawBody: v.exactOptional(
    v.pipe(v.string(), v.description("The text that is sent for a body, as it is and without the key.")),
  ),
  times: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer("count"),
      v.minValue(1, "count"),
      v.maxValue(10_000, "count"),
      v.description(
        "How often it is sent at most, until the code comes. Such a probe is for services on this machine.",
      ),
    ),
  ),
  live: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description(
        "Your word that it is sure to fail and to cost nothing, so that it may be sent to a live service.",
      ),
    ),
  ),
});

export const ProbesFormat = v.strictObject({
  valid: v.exactOptional(
    v.pipe(
      v.record(v.string(), RequestFormat),
      v.description(
        "A request that succeeds, by operation: what differs from one made up from the OpenAPI description.",
      ),
    ),
  ),
  codes: v.exactOptional(
    v.pipe(
      v.record(CodeFormat, v.array(ProbeFormat)),
      v.description("The requests that provoke each code: what differs from a valid request."),
    ),
  ),
});

export type ValidRequest = v.InferOutput<typeof RequestFormat>;
export type WrittenProbe = v.InferOutput<typeof ProbeFormat>;
export type Probes = v.InferOutput<typeof ProbesFormat>;
