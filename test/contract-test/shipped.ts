import { fileURLToPath } from "node:url";
import { AnswerSchemas } from "../../scripts/contract-test/answer-schemas.js";
import { type PlanOptions, planProbes } from "../../scripts/contract-test/plan.js";
import { type Run, type RunOptions, runProbes } from "../../scripts/contract-test/run.js";
import { runtimeContract } from "../../scripts/contract-test/runtime-contract.js";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import type { Contract } from "../../scripts/model/contract.js";
import { readProbes } from "../../scripts/model/probes-draft.js";
import type { Probes } from "../../scripts/model/probes-format.js";
import { createRedactor } from "../../src/redact.js";

/** A contract of this project with its probes: the one that is shipped, or another below `folder`. */
export async function projectContract(folder = ""): Promise<{ contract: Contract; probes: Probes }> {
  const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  const sources = await loadSources(root);
  const { contract } = buildContract(sources);
  if (!contract) throw new Error(`${folder} has problems`);
  return { contract, probes: readProbes(sources) };
}

export const planOptions: PlanOptions = {
  target: "loopback",
  hasKey: true,
  budget: Number.POSITIVE_INFINITY,
  codeHeader: "maloi-code",
  operations: [],
  codes: [],
};

export const key = "s3cret-key-of-nobody";

/** A run of all that is planned with `asked`, against the service at `baseUrl`. */
export function runAgainst(
  baseUrl: string,
  { contract, probes }: { readonly contract: Contract; readonly probes: Probes },
  asked: Partial<PlanOptions> = {},
  options: Partial<RunOptions> = {},
): Promise<Run> {
  const plan = planProbes(contract, probes, { ...planOptions, ...asked });
  const by = {
    contract,
    runtime: runtimeContract(contract),
    schemas: new AnswerSchemas(contract),
    redact: createRedactor([key]),
  };
  return runProbes(by, plan, {
    target: asked.target ?? "loopback",
    ...{ baseUrl, key, timeout: 5000, pace: 0 },
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...options,
  });
}
