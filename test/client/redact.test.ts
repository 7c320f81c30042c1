import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/redact.js";

const secret = fc.string({ minLength: 6, unit: "grapheme" }).filter((text) => !"[redacted]".includes(text));

describe("createRedactor", () => {
  it("takes the secret out of any text, however it is written there", () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (key, before, after) => {
        const { text } = createRedactor(key);
        for (const form of [key, JSON.stringify({ key }), `?k=${encodeURIComponent(key)}`]) {
          const left = text(before + form + after);
          expect(left.includes(key)).toBe(false);
        }
      }),
    );
  });

  it.each<[string, (key: string) => unknown]>([
    ["a message", (key) => new Error(`no ${key}`)],
    ["a cause", (key) => new Error("outer", { cause: new Error(key) })],
    ["a property", (key) => Object.assign(new Error("outer"), { config: { headers: [key] } })],
    ["a map", (key) => Object.assign(new Error("outer"), { headers: new Map([["k", key]]) })],
    ["several errors", (key) => new AggregateError([new Error(key)], "all failed")],
    ["a string", (key) => key],
    ["an object", (key) => ({ key })],
    [
      "a circle",
      (key) => {
        const circle: Record<string, unknown> = { key };
        circle["self"] = circle;
        return Object.assign(new Error("outer"), { circle });
      },
    ],
    [
      "what lies too deep to look for",
      (key) => {
        const deep = Array.from({ length: 30 }).reduce<object>((inner) => ({ inner }), { key });
        return Object.assign(new Error("outer"), { deep });
      },
    ],
  ])("takes it out of a cause that holds it in %s", (_, make) => {
    const key = "k-5f1d0c";
    expect(inspect(createRedactor(key).cause(make(key)), { depth: 50, showHidden: true })).not.toContain(key);
  });

  it("leaves a cause without it alone, and runs none of its code", () => {
    const cause = Object.defineProperty(new Error("plain"), "trap", {
      get: () => expect.unreachable(),
      enumerable: true,
    });
    expect(createRedactor("k-5f1d0c").cause(cause)).toBe(cause);
  });
});
