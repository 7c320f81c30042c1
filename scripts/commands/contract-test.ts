import { createRedactor } from "../../src/redact.js";
import { basicForms } from "../../src/secrets.js";
import { AnswerSchemas } from "../contract-test/answer-schemas.js";
import { distinct } from "../contract-test/finding.js";
import type { Judge } from "../contract-test/judged.js";
import { neverSeen, wantedCodes } from "../contract-test/never-seen.js";
import { budgetOf, type PlanOptions, planProbes } from "../contract-test/plan.js";
import type { Planned } from "../contract-test/probe.js";
import { runProbes } from "../contract-test/run.js";
import { runtimeContract } from "../contract-test/runtime-contract.js";
import { loadSources } from "../load/sources.js";
import { codeHeader } from "../mock/contract-mock.js";
import { buildContract } from "../model/build.js";
import { readProbes } from "../model/probes-draft.js";
import { harmless } from "../words/problem-report.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import type { OwnMock } from "./contract-test-mock.js";
import type { ContractTestOptions } from "./contract-test-options.js";
import { showPlan } from "./contract-test-plan.js";
import { type Refusal, refusedAddress, refusedName } from "./contract-test-refusals.js";
import { reportRun, type Tested } from "./contract-test-report.js";
import { reportProblems, reportWarnings } from "./report-problems.js";
import { stopSignal } from "./stop-signal.js";

/** Asks a service for each code, and says what of its answers is not as the contract says. */
export async function contractTest(terminal: Terminal, options: ContractTestOptions): Promise<ExitCode> {
  const { url, key, live, budget, operations, codes } = options;
  const refused = refusedAddress(options);
  if (refused) return refuse(terminal, refused);
  const sources = await loadSources(terminal.root);
  const { contract, problems } = buildContract(sources);
  if (!contract) {
    reportProblems(terminal, problems, "checked");
    return exitCodes.problems;
  }
  reportWarnings(terminal, problems);
  const unknown = refusedName(contract, options);
  if (unknown) return refuse(terminal, unknown);
  const own = url === undefined ? await ownMock(terminal) : undefined;
  if (url === undefined && !own) return exitCodes.problems;
  const asked: PlanOptions = {
    target: own?.target ?? (live ? "live" : "loopback"),
    hasKey: own !== undefined || key !== undefined,
    ...{ codeHeader, budget, operations, codes },
  };
  const plan = planProbes(contract, readProbes(sources), asked);
  if (options.dryRun) return showPlan(terminal, contract, plan, url);
  return runPlan(terminal, { contract, asked, budget: budgetOf(contract, asked) }, plan, options, own);
}

/** Loaded only when it is asked, because it runs what was generated. */
async function ownMock(terminal: Terminal): Promise<OwnMock | undefined> {
  return (await import("./contract-test-mock.js")).chooseMock(terminal);
}

function refuse({ words, err }: Terminal, { variant, values }: Refusal): ExitCode {
  err(harmless(words.say(`contract-test.refused.${variant}`, values)));
  return exitCodes.usage;
}

async function runPlan(
  terminal: Terminal,
  tested: Omit<Tested, "findings">,
  plan: readonly Planned[],
  { url, timeout, pace, strict, ...options }: ContractTestOptions,
  own: OwnMock | undefined,
): Promise<ExitCode> {
  const { contract, asked } = tested;
  const stop = new AbortController();
  void stopSignal().then(() => stop.abort());
  const server = await own?.start();
  const key = own ? own.key : options.key;
  const by: Judge = {
    ...{ contract, runtime: runtimeContract(contract), schemas: new AnswerSchemas(contract) },
    redact: createRedactor(key === undefined ? [] : [key, ...basicForms(key)]),
  };
  const total = plan.filter(({ skip }) => skip === undefined).length;
  try {
    const run = await runProbes(by, plan, {
      ...{ target: asked.target, baseUrl: server?.url ?? url?.href ?? "", key, timeout, pace },
      signal: stop.signal,
      onProgress: ({ operation }, number) =>
        terminal.progress(`${number}/${total} ${harmless(operation.id)}`),
    });
    const missing = neverSeen(wantedCodes(contract, asked), run);
    const findings = distinct([...run.rows.flatMap((row) => row.findings), ...missing]);
    reportRun(terminal, { ...tested, findings }, run);
    const isBad = findings.some(({ severity }) => severity === "error" || (strict && severity === "warning"));
    const isWhole = !stop.signal.aborted && run.stoppedBy === undefined;
    return isBad || !isWhole ? exitCodes.problems : exitCodes.ok;
  } finally {
    await server?.close();
  }
}
