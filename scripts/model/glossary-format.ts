import * as v from "valibot";

/* The format of locales/glossary.yaml, defined once; see catalog-format.ts. */

const Word = v.pipe(v.string("text"), v.regex(/\S/, "text"));

/** What a concept is called in each language. */
export const ConceptFormat = v.pipe(
  v.record(
    v.string(),
    v.strictObject({
      term: v.pipe(Word, v.description("What it is called in this language.")),
      avoid: v.exactOptional(
        v.pipe(
          v.array(Word),
          v.description("What else it might be called, and is not; each form of the word."),
        ),
      ),
    }),
  ),
  v.description("The words for one concept, by language."),
);

export const GlossaryFormat = v.strictObject({
  concepts: v.pipe(
    v.record(v.string(), ConceptFormat),
    v.description("The concepts, by a name that only this file uses."),
  ),
});

export type Concept = v.InferOutput<typeof ConceptFormat>;
