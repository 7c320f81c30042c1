import { type Answer, type NoAnswer, send } from "./answer.js";
import { requestOf } from "./build-request.js";
import type { Finding } from "./finding.js";
import { judgeAnswer } from "./judge-answer.js";
import { type Judge, type Judged, shown } from "./judged.js";
import type { Probe, SkipReason } from "./probe.js";
import type { Row, RunOptions } from "./run.js";
import { stopper } from "./stopper.js";

/** After so many requests in a row without an answer, nobody waits for one any more. */
const mostUnanswered = 3;

/** Sends one request after the other, and remembers what came of all of them. */
export class Runner {
  requests = 0;
  stoppedBy: string | undefined;
  readonly seen = new Set<string>();
  readonly #by: Judge;
  readonly #options: RunOptions;
  #last = 0;
  /** How many requests in a row had no answer. */
  #unanswered = 0;

  constructor(by: Judge, options: RunOptions) {
    this.#by = by;
    this.#options = options;
  }

  get reasonToStop(): SkipReason | undefined {
    if (this.stoppedBy !== undefined) return "stopped";
    if (this.#unanswered >= mostUnanswered) return "silent";
    return this.#options.signal.aborted ? "interrupted" : undefined;
  }

  /** Sends a probe as often as it takes, after what has to come before it. */
  async ask(probe: Probe): Promise<Row> {
    const prior = probe.after && (await this.#exchange(probe.after, undefined));
    if (prior && (!("judged" in prior) || !prior.judged.isWanted)) return { ...prior.row, probe };
    const findings = [...(prior?.row.findings ?? [])];
    const skip = this.reasonToStop;
    if (skip !== undefined) return { probe, skip, findings };
    let last = await this.#exchange(probe, prior?.answer.body);
    for (let sent = 1; sent < probe.times && "judged" in last; sent++) {
      if (last.judged.isWanted || this.reasonToStop !== undefined) break;
      // That the code has not come yet is nothing wrong.
      findings.push(...last.row.findings.filter(({ kind }) => kind !== "unexpected-answer"));
      last = await this.#exchange(probe, prior?.answer.body);
    }
    return { ...last.row, findings: [...findings, ...last.row.findings] };
  }

  async #exchange(probe: Probe, filled: Answer["body"]): Promise<Exchange> {
    const { signal, timeout, onProgress } = this.#options;
    const request = await this.#write(probe, filled);
    if ("row" in request) return request;
    await this.#pause();
    if (signal.aborted) return skipped(probe, "interrupted");
    this.requests++;
    onProgress(probe, this.requests);
    const answer = await send(request, { timeout, signal });
    this.#last = Date.now();
    this.#unanswered = "failed" in answer ? this.#unanswered + 1 : 0;
    if ("failed" in answer) return this.#silence(probe, answer);
    return this.#judge(probe, answer);
  }

  #judge(probe: Probe, answer: Answer): Exchange {
    const judged = judgeAnswer(this.#by, probe, answer);
    const { code, findings } = judged;
    if (code !== undefined) this.seen.add(code);
    this.stoppedBy ??= stopper(this.#by.contract, this.#options.target, probe, answer, code);
    const named = code === undefined ? {} : { code: shown(this.#by, code) };
    return { answer, judged, row: { probe, status: answer.status, ...named, findings } };
  }

  #silence(probe: Probe, { failed, reason }: NoAnswer): Exchange {
    if (failed === "interrupted") return skipped(probe, "interrupted");
    const values = {
      operation: probe.operation.id,
      reason: this.#by.redact.text(reason),
      seconds: this.#options.timeout / 1000,
    };
    const finding: Finding = { kind: "no-answer", variant: failed, severity: "error", values };
    return { row: { probe, findings: [finding] } };
  }

  async #write(probe: Probe, filled: Answer["body"]): Promise<Request | Exchange> {
    try {
      return await requestOf(this.#by.runtime, probe, this.#options, filled);
    } catch {
      // The reason may quote the key, as that of a header with a line break does.
      return skipped(probe, "unsendable");
    }
  }

  async #pause(): Promise<void> {
    const { pace, signal } = this.#options;
    const rest = this.#last + pace - Date.now();
    if (rest <= 0 || this.#last === 0 || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, rest);
      signal.addEventListener("abort", () => resolve(), { once: true });
      signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    });
  }
}

/** A request that was made and answered, or not. */
type Exchange =
  | { readonly row: Row; readonly answer: Answer; readonly judged: Judged }
  | { readonly row: Row; readonly answer?: never };

function skipped(probe: Probe, skip: SkipReason): Exchange {
  return { row: { probe, skip, findings: [] } };
}
