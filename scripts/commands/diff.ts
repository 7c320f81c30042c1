import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readCatalogJson } from "../diff/catalog-json.js";
import type { Change } from "../diff/change.js";
import { addToChangelog } from "../diff/changelog.js";
import { diffContracts } from "../diff/diff-contracts.js";
import { findLostWordings } from "../diff/lost-wordings.js";
import type { Snapshot } from "../diff/snapshot.js";
import { judge } from "../diff/verdict.js";
import { emitCatalog } from "../emit/catalog.js";
import type { Contract } from "../model/contract.js";
import { type ExitCode, exitCodes, type Terminal } from "./command.js";
import { type Base, loadBase } from "./diff-base.js";
import {
  changeData,
  changelogItem,
  reportChanges,
  reportLostWordings,
  reportVerdict,
} from "./diff-report.js";
import { loadContract } from "./load-contract.js";
import { replaceFile } from "./replace-file.js";

interface DiffOptions {
  /** Whether to fail where the version is not raised as the changes ask. */
  readonly exitCode: boolean;
  /** Whether to write the changes to CHANGELOG.md. */
  readonly changelog: boolean;
}

/** Compares the contract below the root with what it was, and says which version that makes it. */
export async function diff(
  terminal: Terminal,
  name: string | undefined,
  options: DiffOptions,
): Promise<ExitCode> {
  const { words, out, err, data } = terminal;
  const head = await loadContract(terminal, "checked");
  const base = head && (await loadBase(terminal, name));
  if (!base) return exitCodes.problems;
  terminal.progress(words.say("progress.comparing"));
  const comparesOpenApi = base.snapshot.openapi !== undefined;
  const changes = diffContracts(base.snapshot, comparesOpenApi ? head : asPublished(head));
  const verdict = judge(changes, base.snapshot.version, head.version);
  if (!comparesOpenApi) err(words.say("diff.no-openapi"));
  reportChanges(terminal, changes, { reasons: true });
  const lostWordings = findLostWordings(base.snapshot, head);
  reportLostWordings(terminal, lostWordings);
  reportVerdict(terminal, base, head.version, verdict);
  const changelog = options.changelog ? await writeChangelog(terminal, base, head, changes) : undefined;
  if (changelog !== undefined) out(words.say(`diff.changelog.${changelog}`, { file: changelogFile }));
  data({
    base: base.name,
    from: base.snapshot.version,
    version: head.version,
    ...verdict,
    comparesOpenApi,
    changes: changes.map((change) => changeData(change, words)),
    ...(lostWordings.length > 0 && { lostWordings }),
    ...(changelog !== undefined && { changelog }),
  });
  return options.exitCode && !verdict.isGranted ? exitCodes.problems : exitCodes.ok;
}

/** As much of `contract` as its catalog.json tells, to be compared with what another one told. */
function asPublished(contract: Contract): Snapshot {
  const read = readCatalogJson(emitCatalog(contract).content);
  if ("reason" in read) throw new Error(`the catalog.json of this contract cannot be read: ${read.reason}`);
  return read;
}

const changelogFile = "CHANGELOG.md";

/** Whether there was anything to write. */
async function writeChangelog(
  { root, words }: Terminal,
  { snapshot }: Base,
  head: Contract,
  changes: readonly Change[],
): Promise<"written" | "unchanged"> {
  const file = join(root, changelogFile);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  });
  const items = changes.map((change) => changelogItem(change, words));
  const isRaised = head.version !== snapshot.version;
  const heading = isRaised ? head.version : "Unreleased";
  const written = addToChangelog(text, { heading, base: snapshot.version, items });
  if (written === text) return "unchanged";
  await replaceFile(file, written);
  return "written";
}
