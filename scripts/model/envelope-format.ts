import * as v from "valibot";

/* How failures look on the wire, as spec/errors.yaml says it. */

const Pointer = v.pipe(
  v.string("pointer"),
  v.regex(/^(?:\/(?:[^~/]|~[01])*)+$/, "pointer"),
  v.description("A JSON Pointer (RFC 6901) into the body, such as /errorCode."),
);

const Scalar = v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()], "scalar");

const LocatorFormat = v.union(
  [
    Pointer,
    v.strictObject({
      pointer: v.exactOptional(Pointer),
      header: v.exactOptional(
        v.pipe(
          v.string("header"),
          v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "header"),
          v.description("The name of a response header."),
        ),
      ),
      prefix: v.exactOptional(
        v.pipe(
          v.string("text"),
          v.minLength(1, "text"),
          v.description("What stands before the code there, such as a URL."),
        ),
      ),
      type: v.exactOptional(
        v.pipe(
          v.picklist(["string", "number"]),
          v.description("The JSON type there; string where it is not said."),
        ),
      ),
    }),
  ],
  "locator",
);

const FailureFormat = v.union(
  [
    v.literal("status"),
    v.strictObject({
      pointer: Pointer,
      not: v.exactOptional(v.pipe(Scalar, v.description("An answer with another value there is a failure."))),
      is: v.exactOptional(v.pipe(Scalar, v.description("An answer with this value there is a failure."))),
    }),
  ],
  "failure",
);

export const EnvelopeFormat = v.strictObject({
  failure: v.pipe(
    FailureFormat,
    v.description(
      "What tells a failure from a success: a value that is not the one named, that is the one named, or that is there at all; or the HTTP status.",
    ),
  ),
  code: v.pipe(
    LocatorFormat,
    v.description("Where the code is: a JSON Pointer, or a map with pointer or header."),
  ),
  description: v.exactOptional(v.pipe(LocatorFormat, v.description("Where the service's own words are."))),
  params: v.exactOptional(
    v.pipe(
      v.union([v.literal(""), Pointer], "pointer"),
      v.description('Where the object is that holds the parameters by name; "" for the body itself.'),
    ),
  ),
  mediaType: v.exactOptional(
    v.pipe(
      v.string("mediaType"),
      v.regex(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/, "mediaType"),
      v.description(
        "The media type of failures, such as application/problem+json; application/json where it is not said.",
      ),
    ),
  ),
});

type Format = v.InferOutput<typeof EnvelopeFormat>;

/** How a failure looks on the wire. Pointers are JSON Pointers (RFC 6901) into the body. */
export interface Envelope {
  /** What tells a failure: a value there that is not `not`, that is `is`, or any; where it is absent, the HTTP status. */
  readonly failure?: Mark;
  readonly code: Locator;
  readonly description?: Locator;
  /** Where the object is that holds the parameters by name; an empty pointer is the body. */
  readonly params?: string;
  readonly mediaType: string;
}

export interface Mark {
  readonly pointer: string;
  readonly not?: string | number | boolean | null;
  readonly is?: string | number | boolean | null;
}

/** A place in the body, or a header. */
export type Locator =
  | { readonly pointer: string; readonly prefix?: string; readonly type?: "string" | "number" }
  | { readonly header: string; readonly prefix?: string };

export function toEnvelope({ failure, code, description, params, mediaType }: Format): Envelope {
  return {
    ...(failure !== "status" && { failure }),
    code: toLocator(code),
    ...(description !== undefined && { description: toLocator(description) }),
    ...(params !== undefined && { params }),
    mediaType: mediaType ?? "application/json",
  };
}

function toLocator(written: Format["code"]): Locator {
  if (typeof written === "string") return { pointer: written };
  const { pointer, header, type, prefix } = written;
  const before = prefix === undefined ? {} : { prefix };
  if (header !== undefined) return { header, ...before };
  return { pointer: pointer ?? "", ...before, ...(type && { type }) };
}
