import * as v from "valibot";
import { CodeFormat } from "./catalog-format.js";

/* The format of locales/<language>.yaml, defined once; see catalog-format.ts. */

const Text = v.pipe(v.string("text"), v.minLength(1, "text"));

/** The texts of one code. */
export const ErrorTextFormat = v.strictObject({
  description: v.pipe(Text, v.description("What happened, in a phrase; what a toast shows.")),
  explanation: v.pipe(Text, v.description("Why it happened.")),
  action: v.pipe(Text, v.description("What the reader does now.")),
});

/** The same with what a code was called before, which is for searches alone. */
export const CodeTextFormat = v.strictObject({
  ...ErrorTextFormat.entries,
  formerly: v.exactOptional(
    v.pipe(
      v.array(Text),
      v.description(
        "Earlier wordings of the description: whoever has one in a log or a message finds the code by it. Never sent or shown for it.",
      ),
    ),
  ),
});

const NameFormat = v.strictObject({ name: Text, description: Text });

/** Failures that have no code of the service's. */
export const failureKinds = ["unknown", "network", "timeout", "unexpectedResponse", "cooldown"] as const;

const Failures = v.strictObject({
  unknown: v.pipe(ErrorTextFormat, v.description("A code that the client does not know.")),
  network: v.pipe(ErrorTextFormat, v.description("No answer: the connection failed.")),
  timeout: v.pipe(ErrorTextFormat, v.description("No answer in time.")),
  unexpectedResponse: v.pipe(ErrorTextFormat, v.description("An answer outside the contract.")),
  cooldown: v.pipe(
    ErrorTextFormat,
    v.description(
      "Not sent, so that no block comes about or gets worse. {{retryIn}} is how long is left, {{retryAt}} the time of day.",
    ),
  ),
});

/** Everything but the errors, which are checked one by one so that one bad entry hides no other. */
export const LocaleHeadFormat = v.strictObject({
  title: v.pipe(Text, v.description("The heading of the error reference.")),
  intro: v.pipe(Text, v.description("What stands above its tables.")),
  statuses: v.pipe(
    v.record(v.string(), NameFormat),
    v.description("The response table's words, by HTTP status."),
  ),
  categories: v.pipe(v.record(v.string(), NameFormat), v.description("The categories' words.")),
  failures: v.pipe(Failures, v.description("Failures that have no code of the service's.")),
  errors: v.looseObject({}, "errors"),
});

export const LocaleFormat = v.strictObject({
  ...LocaleHeadFormat.entries,
  errors: v.pipe(v.record(CodeFormat, CodeTextFormat), v.description("The texts of each code.")),
});

export type ErrorText = v.InferOutput<typeof ErrorTextFormat>;
export type FailureKind = (typeof failureKinds)[number];
