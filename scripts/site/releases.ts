import type { PublishedContract } from "../diff/catalog-json.js";
import type { ContractError } from "../model/contract.js";

/** A version of the contract that was published, and what it changed. */
export interface Release {
  readonly version: string;
  /** The day, as `2026-11-22`. */
  readonly date: string;
  readonly changes: readonly {
    readonly kind: "new" | "deprecated" | "retired";
    readonly error: ContractError;
  }[];
}

/** The releases whose date is known, the latest first; changes in the catalog's order. */
export function releasesOf({
  releases = {},
  errors,
}: Pick<PublishedContract, "releases" | "errors">): Release[] {
  const dated = Object.entries(releases).sort(([one], [other]) => compareVersions(other, one));
  const [first = ""] = dated.at(-1) ?? [];
  return dated.map(([version, date]) => ({
    version,
    date,
    changes: errors.flatMap((error): Release["changes"] => {
      // What the catalog knows no beginning of was there from the first.
      const { since = first, deprecated, retired } = error;
      return [
        ...(since === version ? [{ kind: "new", error } as const] : []),
        ...(deprecated === version ? [{ kind: "deprecated", error } as const] : []),
        ...(retired === version ? [{ kind: "retired", error } as const] : []),
      ];
    }),
  }));
}

/** By their numbers: 1.10.0 is later than 1.9.0. */
function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  const differing = left?.findIndex((part, index) => part !== right?.[index]) ?? -1;
  return differing < 0 ? 0 : (left?.[differing] ?? 0) - (right?.[differing] ?? 0);
}

/** Whether there is anything to tell: without a date, there is no feed, and no link to one. */
export function hasFeed({ releases = {} }: Pick<PublishedContract, "releases">): boolean {
  return Object.keys(releases).length > 0;
}

export function feedPath(language: string): string {
  return `${language}/changes.atom`;
}
