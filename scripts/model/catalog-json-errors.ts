import * as v from "valibot";

/* The codes and the words of generated/catalog.json; see catalog-json-format.ts. */

/** How far a text is, to those who read it: who has to do what about it is the authors' business. */
export const publishedStates = [
  "source",
  "translated",
  "needs-review",
  "machine",
  "stale",
  "missing",
] as const;
export type PublishedState = (typeof publishedStates)[number];

export const Scalar = v.union([v.string(), v.number(), v.boolean(), v.null()]);
export const Count = v.pipe(v.number(), v.integer(), v.minValue(1));
export const Ms = v.pipe(v.number(), v.minValue(0), v.description("A time in ms."));
const Line = v.pipe(v.string(), v.minLength(1));

export const TextJson = v.pipe(
  v.object({
    text: v.pipe(
      Line,
      v.description(
        "A sentence or phrase: plain text, neither Markdown nor HTML, so escape it for wherever it is shown. {{name}} stands for the parameter of that name; show … where its value is not known. Values are not looked into again.",
      ),
    ),
    state: v.pipe(
      v.union([v.picklist(publishedStates), Line]),
      v.description(
        "source: written in the contract's first language. translated: made from that text as it is. needs-review: somebody has still to look at it. machine: a machine made it, and nobody has reviewed it. stale: the text that it was made from has changed since. missing: it is not there, and that of the first language stands in its place. Nothing depends on a state but what readers may be told. Later versions may have other states: take one that you do not know for translated. How many of a language are not finished is in `unfinished`.",
      ),
    ),
  }),
  v.description("A text, and what is known of it."),
);

export const LanguageTag = v.pipe(v.string(), v.minLength(2));
export const textsOf = <const Fields extends v.ObjectEntries>(fields: Fields, description = "") =>
  v.pipe(
    v.record(LanguageTag, v.object(fields)),
    v.description(`${description}By language: one entry for each of the contract's languages.`),
  );

export const NameTexts = textsOf({ name: TextJson, description: TextJson });
export const ErrorTexts = textsOf(
  { description: TextJson, explanation: TextJson, action: TextJson },
  "description: what happened, in a phrase; what a toast shows. explanation: why it happened. action: what the reader does now. ",
);

export const RetryJson = v.pipe(
  v.variant("mode", [
    v.object({ mode: v.picklist(["never", "backoff", "resubmit"]) }),
    v.object({
      mode: v.literal("wait"),
      wait: v.pipe(Ms, v.description("In ms, from the answer on: the longest of `stated`. What to obey.")),
      stated: v.pipe(v.array(Ms), v.minLength(1), v.description("In ms: each wait that the source states.")),
      scope: v.pipe(
        v.picklist(["key", "ip"]),
        v.description("What is blocked: this secret, or all that comes from this IP address."),
      ),
    }),
  ]),
  v.description(
    "What a client may do by itself. never: the same request fails until somebody changes something. backoff: the same request may succeed later; wait at random between 0 and a bound that doubles with each attempt up to a cap. resubmit: this task is over, a new one may succeed. wait: blocked for a known time; send nothing for this scope until it has passed. A Retry-After header says more exactly how long.",
  ),
);

const Version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));
const Code = v.pipe(v.string(), v.minLength(1));

export const ErrorJson = v.object({
  code: v.pipe(
    Code,
    v.description(
      "As it comes over the wire, misspellings included, but without the `prefix` of `envelope.code`; a number as its digits. Compare it whole, case and all.",
    ),
  ),
  status: v.pipe(v.number(), v.description("The HTTP status it comes with; one of `statuses`.")),
  category: v.pipe(v.string(), v.description("The name of one of `categories`.")),
  retry: RetryJson,
  params: v.pipe(
    v.record(v.string(), v.picklist(["string", "number"])),
    v.description(
      "The named parts of its description, each with its JSON type. They are the members of the object at `envelope.params`. Where there is no such member, match the service's description, whatever the case of its letters, with this code's `description` in each language, {{name}} standing for any text; where none fits, a string is the whole description, and a number is not known.",
    ),
  ),
  billed: v.exactOptional(
    v.pipe(
      v.boolean(),
      v.description("Whether the failure is charged. Absent where the source does not say."),
    ),
  ),
  timeLimit: v.exactOptional(v.pipe(Ms, v.description("In ms: the time whose passing causes this error."))),
  trigger: v.exactOptional(
    v.pipe(
      v.object({ errors: Count, within: v.pipe(Ms, v.description("In ms.")) }),
      v.description("So many errors within so many ms bring this error about: stop before that."),
    ),
  ),
  aliases: v.pipe(v.array(Code), v.description("Other spellings that people search for; never on the wire.")),
  since: v.exactOptional(
    v.pipe(
      Version,
      v.description("The first version that has it; absent where that was never written down."),
    ),
  ),
  deprecated: v.exactOptional(
    v.pipe(Version, v.description("From this version on, new code should not rely on it.")),
  ),
  replacedBy: v.exactOptional(v.pipe(Code, v.description("The code that took over."))),
  retired: v.exactOptional(
    v.pipe(Version, v.description("From this version on, it is no longer returned. It is never removed.")),
  ),
  operations: v.pipe(v.array(v.string()), v.description("The ids of the operations that can return it.")),
  texts: ErrorTexts,
  formerly: v.exactOptional(
    v.pipe(
      v.record(LanguageTag, v.array(Line)),
      v.description(
        "Earlier wordings of `description`, by language, as they were written: for searches, so that whoever has one finds the code. Absent where there are none, and so is each language that has none.",
      ),
    ),
  ),
});
