import * as v from "valibot";
import {
  ErrorJson,
  ErrorTexts,
  LanguageTag,
  NameTexts,
  Scalar,
  TextJson,
  textsOf,
} from "./catalog-json-errors.js";
import { OperationJson, ServersJson } from "./catalog-json-operations.js";
import type { FailureKind } from "./locale-format.js";

/*
 * The format of generated/catalog.json, defined once: the type of what is written, what is understood of what others wrote,
 * and the JSON Schema for teams that work in other languages. It names everything that is written, and lets pass what later
 * versions may add.
 */

/** Raised when readers of the format could misunderstand what is written; not for additions. */
export const formatVersion = 1;

const Pointer = v.pipe(
  v.string(),
  v.regex(/^(?:\/(?:[^~/]|~[01])*)*$/),
  v.description("A JSON Pointer (RFC 6901) into the body."),
);
const Prefix = v.exactOptional(
  v.pipe(v.string(), v.description("What stands before the value there, such as a URL: take it off.")),
);

const LocatorJson = v.union([
  v.object({
    pointer: Pointer,
    prefix: Prefix,
    type: v.exactOptional(
      v.pipe(
        v.picklist(["string", "number"]),
        v.description("The JSON type there: string where absent. A number's digits are the code."),
      ),
    ),
  }),
  v.object({
    header: v.pipe(v.string(), v.description("The name of a response header, in any case.")),
    prefix: Prefix,
  }),
]);

const EnvelopeJson = v.pipe(
  v.object({
    failure: v.exactOptional(
      v.pipe(
        v.object({ pointer: Pointer, not: v.exactOptional(Scalar), is: v.exactOptional(Scalar) }),
        v.description(
          "With `not`, an answer is a failure when the value at `pointer` is another; with `is`, when it is that one; with neither, when there is one that is not null. An answer without the value that `not` or `is` compares is outside the contract. Without `failure`, the HTTP status decides: 2xx is a success.",
        ),
      ),
    ),
    code: v.pipe(LocatorJson, v.description("Where a failure has its code.")),
    description: v.exactOptional(
      v.pipe(LocatorJson, v.description("Where the service's own words are, in whatever language.")),
    ),
    params: v.exactOptional(
      v.pipe(
        Pointer,
        v.description("Where the object is that has the parameters by name; empty for the body itself."),
      ),
    ),
    mediaType: v.pipe(v.string(), v.description("The media type of failures.")),
  }),
  v.description(
    "How to tell a failure from a success, and where its code is. The body decides where `failure` is there, whatever the HTTP status. A code that `errors` lacks is a failure all the same: do not retry it, or with backoff under HTTP 429 and 503, and show what the service says, else `failures.unknown`.",
  ),
);

const FailuresJson = v.pipe(
  v.object({
    unknown: ErrorTexts,
    network: ErrorTexts,
    timeout: ErrorTexts,
    unexpectedResponse: ErrorTexts,
    cooldown: ErrorTexts,
  } satisfies Record<FailureKind, unknown>),
  v.description(
    "The words for failures that have no code of the service's. unknown: a code that the client does not know. network: no answer, the connection failed. timeout: no answer in time. unexpectedResponse: an answer outside the contract. cooldown: not sent, so that no block comes about or gets worse.",
  ),
);

const TextCount = v.pipe(v.number(), v.integer(), v.minValue(0));

export const CatalogJsonFormat = v.object({
  $comment: v.exactOptional(v.pipe(v.string(), v.description("Where the file comes from."))),
  formatVersion: v.pipe(
    v.literal(formatVersion),
    v.description(
      "The version of this format. Properties may be added to it: ignore those that you do not know.",
    ),
  ),
  title: v.pipe(v.string(), v.description("The API's name.")),
  version: v.pipe(v.string(), v.description("The contract's version, from the OpenAPI description.")),
  docs: v.exactOptional(
    v.pipe(
      v.string(),
      v.description(
        "Where the error reference is published: an address in which to replace {code}, and {language} where it is there, percent-encoded. Absent where it is not published.",
      ),
    ),
  ),
  releases: v.exactOptional(
    v.pipe(
      v.record(v.string(), v.string()),
      v.description("The day on which each version was published, by version, such as 2026-11-22."),
    ),
  ),
  languages: v.pipe(
    v.array(LanguageTag),
    v.minLength(1),
    v.description("The languages of all texts, as BCP 47 tags; the source language first."),
  ),
  unfinished: v.exactOptional(
    v.pipe(
      v.record(
        LanguageTag,
        v.object({
          missing: v.pipe(TextCount, v.description("The source language's text stands in its place.")),
          machine: v.pipe(TextCount, v.description("A machine made it, and nobody has reviewed it.")),
          "needs-review": v.pipe(TextCount, v.description("Somebody has still to look at it.")),
        }),
      ),
      v.description(
        "How many texts of a language are not finished, by language; one that is finished is not there. Tell readers of the others.",
      ),
    ),
  ),
  servers: ServersJson,
  envelope: EnvelopeJson,
  credentials: v.pipe(
    v.record(
      v.string(),
      v.object({
        in: v.picklist(["body", "header", "query", "cookie"]),
        name: v.pipe(v.string(), v.description("Of the body's property, header, parameter or cookie.")),
        scheme: v.exactOptional(
          v.pipe(
            v.string(),
            v.description("What stands before it in the header; after Basic, it is in base64."),
          ),
        ),
      }),
    ),
    v.description(
      "Where each secret goes in a request, by the name of its security scheme. Each operation names those that it needs.",
    ),
  ),
  statuses: v.pipe(
    v.array(
      v.object({
        status: v.pipe(v.number(), v.integer(), v.description("An HTTP status.")),
        errorId: v.exactOptional(
          v.pipe(Scalar, v.description("The value at `envelope.failure` under it. Absent where none is.")),
        ),
        name: v.pipe(v.string(), v.description("For machines and logs.")),
        texts: NameTexts,
      }),
    ),
    v.description("The response table, by status."),
  ),
  categories: v.pipe(
    v.array(
      v.object({
        name: v.string(),
        fault: v.exactOptional(
          v.pipe(
            v.picklist(["service", "caller"]),
            v.description("Who caused every error in it; absent where that differs or is not known."),
          ),
        ),
        texts: NameTexts,
      }),
    ),
    v.description("What is true of each code in a category: a predicate, in its description."),
  ),
  errors: v.pipe(v.array(ErrorJson), v.description("The codes, in the author's order.")),
  operations: v.pipe(v.array(OperationJson), v.description("The operations, in the order of their paths.")),
  guide: v.pipe(textsOf({ title: TextJson, intro: TextJson }), v.description("The words above the tables.")),
  failures: FailuresJson,
});

/** As it is written: with what must be there, and nothing else. */
export type CatalogJson = Data<v.InferInput<typeof CatalogJsonFormat>>;
export type OperationData = Data<v.InferInput<typeof OperationJson>>;
export type ParameterData = OperationData["parameters"][number];
export type ServersData = CatalogJson["servers"];

type Data<T> = T extends readonly (infer Item)[]
  ? readonly Data<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Data<T[Key]> }
    : T;
