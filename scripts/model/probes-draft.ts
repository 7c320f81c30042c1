import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import type { Sources } from "../load/sources.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { type Probes, ProbesFormat } from "./probes-format.js";
import { checkFormat, validOrNothing } from "./validate.js";

/** What could be understood of the probes. */
export interface ProbesDraft {
  readonly source: YamlSource;
  readonly requests: readonly RequestDraft[];
}

/** A request that is written there, whether it is to succeed or to provoke `code`. Anything may be in it. */
export interface RequestDraft {
  readonly path: Path;
  /** Where its operation is named. */
  readonly operationPath: Path;
  readonly operation: unknown;
  readonly code?: string;
  readonly written: Readonly<Record<string, unknown>>;
}

export function draftProbes(source: YamlSource, problems: Problem[]): ProbesDraft {
  const { value } = source;
  problems.push(...checkFormat(source, ProbesFormat, value));
  const { valid, codes } = isRecord(value) ? value : {};
  const successes = Object.entries(isRecord(valid) ? valid : {}).flatMap(([operation, written]) => {
    const path = ["valid", operation];
    return isRecord(written) ? [{ path, operationPath: path, operation, written }] : [];
  });
  const failures = Object.entries(isRecord(codes) ? codes : {}).flatMap(([code, list]) =>
    (Array.isArray(list) ? list : []).flatMap((written: unknown, index): RequestDraft[] => {
      const path = ["codes", code, index];
      if (!isRecord(written)) return [];
      const { operation } = written;
      return [{ path, operationPath: [...path, "operation"], operation, code, written }];
    }),
  );
  return { source, requests: [...successes, ...failures] };
}

/** The probes of sources without an error in them; none where there is no such file. */
export function readProbes({ probes }: Sources): Probes {
  return (probes && validOrNothing(ProbesFormat, probes.value)) ?? {};
}
