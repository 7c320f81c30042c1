import * as v from "valibot";
import { durationPattern } from "./duration.js";
import { EnvelopeFormat } from "./envelope-format.js";
import { ExemptionsFormat, RulesFormat } from "./rule-format.js";

/*
 * The format of spec/errors.yaml, defined once: the types, the validation and the JSON Schema for editors come from here.
 * A custom message is a key below `expected` in locales/ui/<language>.yaml.
 */

/** Kept to what is safe as a key in every output: i18next reads `.` and `:` as separators. */
export const CodeFormat = v.pipe(
  v.string("code"),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/, "code"),
  v.description("The code as it comes over the wire, misspellings included."),
);

const Duration = v.pipe(
  v.string("duration"),
  v.regex(durationPattern, "duration"),
  v.description("An ISO 8601 duration, such as PT5M."),
);

const Version = v.pipe(
  v.string("version"),
  v.regex(/^\d+\.\d+\.\d+$/, "version"),
  v.description('A version of the contract, such as "1.2.0".'),
);

const ParamName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9]*$/, "param"));

export const retryModes = ["never", "backoff", "resubmit"] as const;

const Retry = v.pipe(
  v.union(
    [
      v.picklist(retryModes),
      v.strictObject({
        wait: v.pipe(
          v.union([Duration, v.pipe(v.array(Duration), v.minLength(1, "durations"))], "durations"),
          v.description(
            "How long the block lasts. Where the source states several, list all: clients wait the longest.",
          ),
        ),
        scope: v.pipe(v.picklist(["key", "ip"]), v.description("What is blocked.")),
      }),
    ],
    "retry",
  ),
  v.description(
    "What the client may do. never: the same request fails until somebody changes something. backoff: the same request may succeed later. resubmit: this task is over, a new one may succeed. {wait, scope}: blocked for a known time.",
  ),
);

export const ErrorFormat = v.strictObject({
  status: v.pipe(
    v.number(),
    v.integer("status"),
    v.description("The HTTP status; one of the response table's."),
  ),
  category: v.pipe(v.string(), v.description("One of `categories`.")),
  retry: Retry,
  params: v.exactOptional(
    v.pipe(
      v.record(ParamName, v.picklist(["string", "number"])),
      v.description("The named parts of the description, {{name}} in the locales."),
    ),
  ),
  billed: v.exactOptional(
    v.pipe(v.boolean(), v.description("Whether the source says that the failure is charged.")),
  ),
  timeLimit: v.exactOptional(v.pipe(Duration, v.description("The time whose passing causes this error."))),
  trigger: v.exactOptional(
    v.pipe(
      v.strictObject({
        errors: v.pipe(v.number(), v.integer("count"), v.minValue(1, "count")),
        within: Duration,
      }),
      v.description("So many errors within so long bring this error about."),
    ),
  ),
  aliases: v.exactOptional(
    v.pipe(v.array(CodeFormat), v.description("Other spellings that people search for; never on the wire.")),
  ),
  since: v.exactOptional(v.pipe(Version, v.description("The first version that has the code."))),
  deprecated: v.exactOptional(
    v.pipe(Version, v.description("From this version on, new code should not rely on it.")),
  ),
  replacedBy: v.exactOptional(v.pipe(CodeFormat, v.description("The code that took over."))),
  retired: v.exactOptional(
    v.pipe(Version, v.description("From this version on, the service no longer returns it.")),
  ),
});

/** `x-polling` of an operation: how often it may be asked, and how many times. */
export const PollingFormat = v.strictObject({
  every: Duration,
  atMost: v.pipe(v.number(), v.integer("count"), v.minValue(1, "count")),
});

const Scalar = v.union([v.string(), v.pipe(v.number(), v.finite()), v.boolean(), v.null()], "scalar");

const StatusFormat = v.strictObject({
  errorId: v.exactOptional(v.pipe(Scalar, v.description("The value that `envelope.failure` points at."))),
  name: v.pipe(v.string(), v.minLength(1, "text"), v.description("A short name for machines and logs.")),
});

const CategoryName = v.pipe(
  v.string("category"),
  v.regex(/^(?!(?:constructor|prototype)$)[a-z][A-Za-z0-9]*$/, "category"),
);

export const CategoryFormat = v.union(
  [
    CategoryName,
    v.strictObject({
      name: CategoryName,
      fault: v.pipe(v.picklist(["service", "caller"]), v.description("Who caused every error in it.")),
    }),
  ],
  "category",
);

const ReleaseDate = v.pipe(
  v.string("date"),
  v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "date"),
  v.description("A day, such as 2026-11-22."),
);

/** Everything but what is checked entry by entry, so that one bad entry hides no other: errors, rules and exemptions. */
export const CatalogHeadFormat = v.strictObject({
  language: v.pipe(v.string(), v.description("The language that the texts were first written in (BCP 47).")),
  docs: v.exactOptional(
    v.pipe(
      v.string("docs"),
      v.regex(/^(?=.*\{code\})https?:\/\/[^\s{}]+(?:\{(?:code|language)\}[^\s{}]*)+$/, "docs"),
      v.description("Where the error reference is published: an address with {code}, and {language}."),
    ),
  ),
  releases: v.exactOptional(
    v.pipe(
      v.record(Version, ReleaseDate),
      v.description(
        "When each version of the contract was published; its changes are in the feed from then on.",
      ),
    ),
  ),
  envelope: v.pipe(EnvelopeFormat, v.description("How a failure looks on the wire.")),
  statuses: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[1-5]\d\d$/, "status")), StatusFormat),
    v.description("The response table, by HTTP status."),
  ),
  categories: v.pipe(
    v.array(CategoryFormat),
    v.description("A category is a predicate: a code has it when it is true of it."),
  ),
  rules: v.exactOptional(v.looseObject({})),
  exemptions: v.exactOptional(v.array(v.unknown())),
  errors: v.looseObject({}, "errors"),
});

export const CatalogFormat = v.strictObject({
  ...CatalogHeadFormat.entries,
  errors: v.pipe(
    v.record(CodeFormat, ErrorFormat),
    v.description("The errors by code, in the order readers see."),
  ),
  rules: v.exactOptional(RulesFormat),
  exemptions: v.exactOptional(ExemptionsFormat),
});

/** A file of `spec/errors/`: the codes of one domain, beside those of the catalog itself. */
export const DomainHeadFormat = v.strictObject({ errors: v.looseObject({}, "errors") });

export const DomainFormat = v.strictObject({ errors: CatalogFormat.entries.errors });

export type ErrorFacts = v.InferOutput<typeof ErrorFormat>;
export type RetryFact = ErrorFacts["retry"];
