import { describe, expect, it } from "vitest";
import { scalarWords } from "../../scripts/site/try/scalar-words.js";
import { documentWordsFor } from "../../scripts/words/words.js";

describe("scalarWords", () => {
  it.each([
    ["vi", "Gọi thử"],
    ["vi-VN", "Gọi thử"],
    ["en", "Try it"],
  ])("%s: in Scalar's own form", (language, testRequest) => {
    const words = scalarWords(documentWordsFor(language), language);
    expect(words).toMatchObject({ operation: { testRequest }, apiClient: { addressBar: {} } });
  });

  it("leaves a language to Scalar that the site does not speak", () => {
    expect(scalarWords(documentWordsFor("fr"), "fr")).toEqual({});
  });
});
