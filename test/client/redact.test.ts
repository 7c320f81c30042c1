import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/redact.js";

const wellFormed = fc.string({ minLength: 6, unit: "grapheme" }).filter((text) => !/\p{Cs}/u.test(text));
const secret = wellFormed.filter((text) => !"[redacted]".includes(text));

describe("createRedactor", () => {
  it("takes the secret out of any text, as it is and as JSON, URLs and forms write it", () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
        const { text } = createRedactor([key]);
        const json = JSON.stringify({ key }).slice(8, -2);
        for (const form of [key, json, encodeURIComponent(key), key.normalize("NFC"), key.normalize("NFD")]) {
          expect(text(before + form + after).includes(form)).toBe(false);
        }
      }),
    );
  });

  it("remembers what lasts for ever, and the latest of what passes", () => {
    const { learn, text } = createRedactor(["lasting"]);
    for (let count = 0; count < 1000; count++) learn(`token-${count}-end`, true);
    expect(text("lasting token-999-end token-950-end")).toBe("[redacted] [redacted] [redacted]");
    expect(text("token-0-end")).toBe("token-0-end");
  });

  it.each([
    ["without the line break of its file", "s3cret\n", "Bearer s3cret", "Bearer [redacted]"],
    ["as an address writes it", "it's-s3cret", "/?k=it%27s-s3cret", "/?k=[redacted]"],
    ["as a form writes it", "p!w'(1)~ x", "k=p%21w%27%281%29%7E+x", "k=[redacted]"],
    ["as RFC 3986 writes it", "p!(1)~", "k=p%21%281%29~", "k=[redacted]"],
  ])("finds it %s", (_, key, said, want) => {
    expect(createRedactor([key]).text(said)).toBe(want);
  });

  it("remembers longer what is used again", () => {
    const { learn, text } = createRedactor([], 2);
    for (const secret of ["first-token", "second-token", "first-token", "third-token"]) learn(secret, true);
    expect(text("first-token second-token")).toBe("[redacted] second-token");
  });

  it("leaves a text without it alone", () => {
    fc.assert(
      fc.property(secret, fc.string(), (key, said) => {
        fc.pre(!said.includes(key) && !/[%\\+]/.test(said));
        expect(createRedactor([key]).text(said)).toBe(said);
      }),
    );
  });
});
