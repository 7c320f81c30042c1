import { describe, expect, it } from "vitest";
import type { Change } from "../../scripts/diff/change.js";
import { judge, latestVersion } from "../../scripts/diff/verdict.js";

const changes: Readonly<Record<string, readonly Change[]>> = {
  major: [
    { rule: "code-added", subject: "A" },
    { rule: "code-removed", subject: "B" },
  ],
  minor: [
    { rule: "alias-added", subject: "A" },
    { rule: "code-added", subject: "A" },
  ],
  patch: [{ rule: "text-changed", subject: "A" }],
  none: [],
};

describe("judge", () => {
  it.each([
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "none", "1.2.3"],
    // Below 1.0.0, as ^0.4.2 has it.
    ["0.4.2", "major", "0.5.0"],
    ["0.4.2", "minor", "0.4.3"],
    ["0.4.2", "patch", "0.4.3"],
    ["0.0.1", "major", "0.1.0"],
    // A pre-release leads to its own version, if that is enough.
    ["2.0.0-rc.1", "major", "2.0.0"],
    ["2.1.0-rc.1", "major", "3.0.0"],
    ["2.1.0-rc.1", "minor", "2.1.0"],
    ["0.5.0-rc.1", "major", "0.5.0"],
    ["v1.2.3+build", "minor", "1.3.0"],
  ])("%s and a %s change lead to %s", (base, level, next) => {
    expect(judge(changes[level] ?? [], base, base).next).toBe(next);
  });

  it.each([
    ["1.2.3", "1.2.3", "none", true],
    ["1.2.3", "1.2.2", "none", false],
    ["1.2.3", "1.2.3", "patch", false],
    ["1.2.3", "1.2.4", "patch", true],
    ["1.2.3", "1.2.4", "minor", false],
    ["1.2.3", "1.3.0", "minor", true],
    ["1.2.3", "2.0.0", "minor", true],
    ["1.2.3", "1.9.0", "major", false],
    ["1.2.3", "2.0.0-rc.1", "major", true],
    ["2.0.0-rc.1", "2.0.0-rc.1", "major", false],
    ["2.0.0-rc.1", "2.0.0-rc.2", "major", true],
    ["1.2.3", "1.2.3+build", "patch", false],
    ["0.4.2", "0.5.0", "major", true],
    ["2026-01", "2026-02", "patch", false],
    ["2026-01", "2026-02", "none", true],
  ])("from %s, %s and a %s change: granted is %s", (base, head, level, granted) => {
    expect(judge(changes[level] ?? [], base, head).isGranted).toBe(granted);
  });
});

describe("latestVersion", () => {
  it.each([
    [["v1.9.0", "v1.10.0", "v1.2.0"], "v1.10.0"],
    [["1.0.0", "v2.0.0-rc.1"], "v2.0.0-rc.1"],
    [["latest", "release-9.0.0", "v1", "9", ""], undefined],
  ])("of %s is %s", (names, want) => {
    expect(latestVersion(names)).toBe(want);
  });
});
