import { describe, expect, it } from "vitest";
import { build, publishedIn } from "./built-site.js";

/* The contract's history as its catalog tells it. */

const { contract, openapi } = publishedIn("test/foreign/petshop");
const [first, second, third, ...rest] = contract.errors;
if (!first || !second || !third) throw new Error("the contract has too few codes");

const told = {
  ...contract,
  releases: { "1.9.0": "2026-03-01", "1.0.0": "2026-01-02", "1.10.0": "2026-10-11" },
  errors: [
    { ...first, deprecated: "1.10.0" },
    { ...second, since: "1.9.0", retired: "1.10.0" },
    { ...third, since: "2.0.0" },
    ...rest,
  ],
};

async function feedOf(source: typeof contract, url?: string): Promise<string | undefined> {
  const files = await build({ contract: source, openapi }, url === undefined ? {} : { url });
  return files.get("en/changes.atom");
}

const feed = (await feedOf(told, "https://docs.example.com/")) ?? "";
const all = (pattern: RegExp, text = feed) => [...text.matchAll(pattern)].map(([, found]) => found);

describe("the feed of changes", () => {
  it("has an entry for each release, the latest first, with the day that the catalog states", () => {
    expect(all(/<title>(.*)<\/title>/g).slice(1)).toEqual(
      ["1.10.0", "1.9.0", "1.0.0"].map((version) => `${contract.title} ${version}`),
    );
    expect(all(/<updated>(.*)<\/updated>/g)).toEqual(
      ["2026-10-11", "2026-10-11", "2026-03-01", "2026-01-02"].map((day) => `${day}T00:00:00Z`),
    );
  });

  it("tells what each release changed, and nothing of those that are not out", () => {
    const entries = feed.split("<entry>").slice(1);
    const changes = entries.map((entry) => {
      const kinds = all(/<strong>(.*)<\/strong>/g, entry);
      return all(/<a href="[^"]*">(.*)<\/a>/g, entry).map((code, index) => `${kinds[index]} ${code}`);
    });
    expect(changes).toEqual([
      [`Deprecated ${first.code}`, `Retired ${second.code}`],
      [`New ${second.code}`],
      [first, ...rest].map(({ code }) => `New ${code}`),
    ]);
  });

  it("keeps its ids where the site moves, and has no two alike", async () => {
    const ids = all(/<id>(.*)<\/id>/g);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids)
      expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
    expect(all(/<id>(.*)<\/id>/g, await feedOf(told))).toEqual(ids);
  });

  it("is not there, nor any link to it, where no release has a date", async () => {
    const { releases: _, ...undated } = contract;
    const files = await build({ contract: undated, openapi });
    expect([...files.keys()].filter((path) => path.endsWith(".atom"))).toEqual([]);
    expect([...files.values()].filter((text) => text.includes("changes.atom"))).toEqual([]);
  });
});
