import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schemaFiles } from "../../scripts/model/json-schemas.js";
import { packageRoot } from "../../scripts/words/words.js";

describe.each(schemaFiles())("$path", ({ path, content }) => {
  it("is what the format says; if not, run: npm run schemas", () => {
    expect(readFileSync(join(packageRoot(), path), "utf8")).toBe(content);
  });

  it("tells editors what each key is for", () => {
    const { properties } = JSON.parse(content);
    const silent = Object.entries<{ description?: string }>(properties).filter(
      ([, { description }]) => !description,
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});
