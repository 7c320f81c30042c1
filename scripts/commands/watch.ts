import { diffContracts } from "../diff/diff-contracts.js";
import { MadeBefore } from "../emit/made-before.js";
import type { Sources } from "../load/sources.js";
import type { RecordFile } from "../locales/record-translations.js";
import { buildContract, type SoundBuilt } from "../model/build.js";
import type { Contract } from "../model/contract.js";
import { summarizeChanges, summarizeDraft } from "./change-summary.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { reportChanges } from "./diff-report.js";
import { reportFailure } from "./failure.js";
import { reportProblems, reportWarnings } from "./report-problems.js";
import { SourceWatch } from "./source-watch.js";
import { stopSignal } from "./stop-signal.js";
import { writeContract } from "./write-contract.js";

/**
 * Writes `generated/`, and again whenever a source has changed, until it is stopped: what a change does not touch is not made
 * again. Says what each change means for those who use the contract. While the sources have errors, what was written stays.
 */
export async function watch(terminal: Terminal): Promise<ExitCode> {
  const { root, words, out } = terminal;
  const stopped = stopSignal();
  const writer = new ContractWriter(terminal);
  const sources = new SourceWatch(
    root,
    (read) => writer.write(read),
    (error) => reportFailure(error, words),
  );
  try {
    await sources.start();
    out(words.say("generate.watching", { folders: "spec/, locales/" }));
    await stopped;
  } finally {
    await sources.stop();
  }
  return exitCodes.ok;
}

/** Stands between one change and the next. */
const mark = "---";

/** Writes one contract after the other. */
class ContractWriter {
  readonly #terminal: Terminal;
  readonly #before = new MadeBefore();
  /** The one that was written last. */
  #known: Contract | undefined;
  #isFirst = true;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Gives back what it wrote down about translations. */
  async write(sources: Sources): Promise<readonly RecordFile[]> {
    const { contract, draft, problems } = buildContract(sources);
    const { words, out, err } = this.#terminal;
    // Where the rest is said as well, or it might come after that.
    if (!this.#isFirst) (contract ? out : err)(mark);
    this.#isFirst = false;
    if (contract) {
      reportWarnings(this.#terminal, problems);
      return this.#writeSound({ contract, draft });
    }
    reportProblems(this.#terminal, problems, "total");
    const said = this.#known && summarizeDraft(this.#known, draft, words);
    if (said !== undefined) err(said);
    return [];
  }

  async #writeSound(sound: Pick<SoundBuilt, "contract" | "draft">): Promise<readonly RecordFile[]> {
    const { contract } = sound;
    let written = 0;
    const onWritten = (count: number) => {
      written = count;
    };
    let records: readonly RecordFile[] = [];
    const onRecorded = (files: readonly RecordFile[]) => {
      records = files;
    };
    const options = { check: false, before: this.#before, onRecorded, ...(this.#known && { onWritten }) };
    if ((await writeContract(this.#terminal, sound, options)) !== exitCodes.ok) return records;
    const { words, out } = this.#terminal;
    if (this.#known) {
      const changes = diffContracts(this.#known, contract);
      reportChanges(this.#terminal, changes, { reasons: false });
      const { made, count } = this.#before;
      out(words.say("watch.made", { written, made, count }));
      out(summarizeChanges(changes, words));
    }
    this.#known = contract;
    return records;
  }
}
