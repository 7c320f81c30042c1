import { describe, expect, inject, it } from "vitest";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { bundle } from "./bundle.js";
import { modulesOf } from "./entries.js";
import { limited, weigh } from "./sizes.js";

/* What a page loads for what it imports. Limits: size-budget.json; `npm run bench:size` shows them beside the weights. */

const { alone } = inject("published");
const weights = await weigh(alone);

describe("the size budget", () => {
  it("has a limit for each module and each name, and for nothing else", () => {
    const exported = weights.map(({ module, name }) => `${module} ${name}`);
    expect(limited().sort()).toEqual(exported.sort());
  });

  it("holds", () => {
    const heavier = weights.filter(({ gzip, limit = 0 }) => gzip > limit);
    expect(heavier.map(({ module, name, gzip, limit }) => `${module} ${name}: ${gzip} > ${limit}`)).toEqual(
      [],
    );
  });
});

describe("what is not asked for", () => {
  it.each([
    [
      "isApiError",
      "maloi",
      [
        "maloi/dist/src/errors/guards.js",
        "maloi/dist/src/errors/maloi-error.js",
        "maloi/dist/src/known-errors.js",
      ],
    ],
    ["vi", "maloi/locales/vi", ["maloi/dist/generated/locales/vi.js"]],
    ["ErrorCode", "maloi", ["maloi/dist/generated/codes.js"]],
  ])("does not come with %s", async (name, module, files) => {
    const { files: found } = await bundle(alone, `export { ${name} } from "${module}"`);
    expect([...found].sort()).toEqual(files);
  });

  it.each([
    ["isApiError", "maloi", [vi, en]],
    ["createClient", "maloi", [vi, en]],
    ["createClient", "maloi/runtime", [vi, en]],
    ["createI18n", "maloi/i18next", [vi, en]],
    ["vi", "maloi/locales/vi", [en]],
    ["en", "maloi/locales/en", [vi]],
  ])("is no text that comes with %s of %s", async (name, module, locales) => {
    const { text } = await bundle(alone, `export { ${name} } from "${module}"`);
    const sentences = locales.flatMap(({ errors }) => Object.values(errors).map(({ action }) => action));
    expect(sentences.length).toBeGreaterThan(16);
    expect(sentences.filter((sentence) => text.includes(sentence))).toEqual([]);
  });

  it.each(modulesOf(alone))("is nothing, where %s is imported for nothing", async (module) => {
    expect((await bundle(alone, `import "${module}"`)).files).toEqual([]);
  });
});
