import type SemVer from "semver/classes/semver.js";
import parse from "semver/functions/parse.js";
import type { Change } from "./change.js";
import { diffRules, type Level, levels } from "./rules.js";

/** What the changes together ask of the version. */
export interface Verdict {
  /** The highest level of a change; absent where nothing changed. */
  readonly level?: Level;
  /** The least version that may have these changes; absent where the base's is no SemVer version. */
  readonly next?: string;
  /** Whether the version that the contract names now is at least that. */
  readonly isGranted: boolean;
}

export function judge(changes: readonly Change[], base: string, head: string): Verdict {
  const level = highest(changes);
  const from = parse(base);
  const to = parse(head);
  if (!from || !to) return { ...(level && { level }), isGranted: level === undefined };
  if (!level) return { next: from.version, isGranted: to.compare(from) >= 0 };
  const next = nextVersion(from, level);
  // A pre-release of a version is on the way to it; but even so, it is not the one before.
  const isEnough = to.compareMain(next) >= 0 && to.compare(from) > 0;
  return { level, next, isGranted: isEnough };
}

/**
 * Below 1.0.0, where SemVer promises nothing, as npm's `^` understands it: what breaks raises the second number, all else
 * the third. A pre-release leads to the version it is of, if that is raised enough.
 */
function nextVersion(from: SemVer, level: Level): string {
  const step = from.major > 0 ? level : level === "major" ? "minor" : "patch";
  return parse(from.version)?.inc(step).version ?? from.version;
}

function highest(changes: readonly Change[]): Level | undefined {
  return levels.findLast((level) => changes.some(({ rule }) => diffRules[rule].level === level));
}

/** The highest of those names that are versions, with or without a `v` before them. */
export function latestVersion(names: readonly string[]): string | undefined {
  const versions = names.flatMap((name) => {
    const version = /^v?\d/.test(name) ? parse(name) : null;
    return version ? [{ name, version }] : [];
  });
  return versions.sort((a, b) => b.version.compare(a.version))[0]?.name;
}
