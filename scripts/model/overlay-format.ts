import * as v from "valibot";

/*
 * The format of locales/openapi/<language>.yaml, defined once; see catalog-format.ts. It is that of an OpenAPI Overlay
 * (https://spec.openapis.org/overlay/latest.html), as much as a translation needs: it adds words and removes nothing.
 */

export const ActionFormat = v.strictObject({
  target: v.pipe(
    v.string(),
    v.description("A JSONPath (RFC 9535) to what is translated; each must lead to something."),
  ),
  description: v.exactOptional(v.pipe(v.string(), v.description("Why; for those who read the overlay."))),
  update: v.pipe(
    v.record(v.string(), v.unknown()),
    v.description("The words in this language, put over those that stand there."),
  ),
});

export const OverlayFormat = v.strictObject({
  overlay: v.pipe(v.picklist(["1.0.0", "1.1.0"]), v.description("The version of the Overlay format.")),
  info: v.pipe(
    v.strictObject({
      title: v.pipe(v.string(), v.description("What this overlay is.")),
      version: v.pipe(v.string(), v.description("Its own version.")),
      description: v.exactOptional(v.pipe(v.string(), v.description("More about it."))),
    }),
    v.description("What is to be known of the overlay itself."),
  ),
  extends: v.exactOptional(v.pipe(v.string(), v.description("Where the description is that it is for."))),
  actions: v.pipe(v.array(ActionFormat), v.description("What is translated, one after the other.")),
});
