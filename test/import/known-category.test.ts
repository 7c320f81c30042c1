import { describe, expect, it } from "vitest";
import { knownCategory } from "../../scripts/import/known-category.js";
import { buildDraft } from "../../scripts/model/draft.js";
import { edited, en, minimal, sourcesOf } from "../model/minimal-contract.js";

describe("knownCategory", () => {
  it.each<[written: string, want: string]>([
    ["limit", "limit"],
    ["Limit", "limit"],
    ["Giới hạn", "limit"],
    ["GIOI HAN", "limit"],
    ["Yêu cầu".normalize("NFD"), "request"],
    ["Request ", "request"],
    ["limits", "limits"],
    ["", ""],
  ])("%s", (written, want) => {
    expect(knownCategory(buildDraft(sourcesOf(minimal)), written)).toBe(want);
  });

  it("leaves alone what two categories are called", () => {
    const files = edited([[en, "name: Request,", "name: Giới hạn,"]]);
    expect(knownCategory(buildDraft(sourcesOf(files)), "giới hạn")).toBe("giới hạn");
  });
});
