import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "../../generated/locales/en.js";
import { vi } from "../../generated/locales/vi.js";
import { maloi, project } from "../commands/maloi.js";
import { codeBlocksOf } from "../support/code-blocks.js";

/* What locales/README.md and README.vi.md tell people to type and to write is so. */

const pages = await Promise.all(
  ["README.md", "README.vi.md"].map((name) => readFile(join(project, "locales", name), "utf8")),
);
const [english = "", vietnamese = ""] = pages;

const commandsOf = (page: string): string[] =>
  codeBlocksOf(page).flatMap(({ code }) =>
    code
      .trim()
      .split("\n")
      .map((line) => line.replace(/\s+#.*$/, "")),
  );

/** The cells of the rows of a table below the heading `title`: those that tell what to write, and what not. */
function pairsBelow(page: string, title: string): (readonly string[])[] {
  const [, section = ""] = page.split(`\n## ${title}\n`);
  const [table = ""] = section.split("\n\n").filter((part) => part.trimStart().startsWith("|"));
  return table
    .trim()
    .split("\n")
    .slice(2)
    .map((row) =>
      row
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, 3),
    );
}

describe("the pages on how texts are written", () => {
  it("agree on the commands, the sections and the examples", () => {
    const sections = (page: string): number => [...page.matchAll(/^## /gm)].length;
    expect(commandsOf(vietnamese)).toEqual(commandsOf(english));
    expect(sections(vietnamese)).toBe(sections(english));
    expect(pairsBelow(vietnamese, "Tiếng Việt")).toEqual(pairsBelow(english, "Vietnamese"));
    expect(pairsBelow(vietnamese, "Tiếng Anh")).toEqual(pairsBelow(english, "English"));
  });

  it.each([
    ["Vietnamese", vi],
    ["English", en],
  ])("show what to write by texts that are in the catalog: %s", (title, locale) => {
    const texts = [...Object.values(locale.errors), ...Object.values(locale.failures)].flatMap((text) =>
      Object.values<string>(text),
    );
    const pairs = pairsBelow(english, title);
    expect(pairs.length).toBeGreaterThan(4);
    for (const [good, bad] of pairs) {
      expect(texts).toContain(good);
      expect(texts).not.toContain(bad);
    }
  });

  it("name commands that do what they say", async () => {
    const root = await mkdtemp(join(tmpdir(), "maloi-locales-"));
    for (const folder of ["spec", "locales"])
      await cp(join(project, folder), join(root, folder), { recursive: true });
    const ended: [command: string, code: number | null][] = [];
    for (const command of commandsOf(english)) {
      const args = command.replace(/^npm run -s maloi -- /, "").split(/\s+/);
      const { code } = await maloi(args, root);
      ended.push([command, code]);
    }
    await rm(root, { recursive: true });
    // fr has been begun, and has no text yet.
    const work = ended.filter(([command]) => command.includes("locales status"));
    expect(work.map(([, code]) => code)).toEqual([1, 1]);
    expect(ended.filter((one) => !work.includes(one) && one[1] !== 0)).toEqual([]);
    expect(ended.length).toBeGreaterThan(8);
  }, 120_000);
});
