import type { Probe, SkipReason } from "../contract-test/probe.js";
import type { Words } from "../words/words.js";

/** What a probe is to bring about. */
export function wantText({ want, credential, faulty, rawBody, origin }: Probe, words: Words): string {
  if (faulty !== undefined) return words.say(`contract-test.wants.${credential}-one`, { name: faulty });
  if (typeof want !== "string") return want.join(", ");
  if (want === "success") return words.say("contract-test.wants.success");
  if (credential !== "right") return words.say(`contract-test.wants.${credential}`);
  return words.say(
    `contract-test.wants.${origin === "derived" && rawBody === undefined ? "lacking" : "broken"}`,
  );
}

/** Why a probe is not sent. */
export function skipText(skip: SkipReason, words: Words): string {
  return words.say(`contract-test.skips.${skip}`);
}

/** A probe for machines. */
export function probeData({ operation, origin, want, credential, faulty }: Probe): object {
  return { operation: operation.id, origin, want, credential, ...(faulty !== undefined && { faulty }) };
}

/** The same of why it is not sent. */
export function skipData({ skip }: { readonly skip?: SkipReason }): object {
  return skip === undefined ? {} : { skipped: skip };
}
