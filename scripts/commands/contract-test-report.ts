import type { Finding, FindingSeverity } from "../contract-test/finding.js";
import { wantedCodes } from "../contract-test/never-seen.js";
import type { PlanOptions } from "../contract-test/plan.js";
import type { Row, Run } from "../contract-test/run.js";
import type { Contract } from "../model/contract.js";
import { harmless } from "../words/problem-report.js";
import { width } from "../words/text-width.js";
import type { Words } from "../words/words.js";
import type { Style, Terminal } from "./command.js";
import { probeData, skipData, skipText, wantText } from "./contract-test-words.js";

/** What was tested, and what was found. */
export interface Tested {
  readonly contract: Contract;
  readonly asked: PlanOptions;
  /** So many requests could be made at most. */
  readonly budget: number;
  readonly findings: readonly Finding[];
}

const styles: Readonly<Record<FindingSeverity, Style>> = { error: "red", warning: "yellow", note: "dim" };

/** A line for each probe, what was found below them, and how much was asked and seen. */
export function reportRun(terminal: Terminal, tested: Tested, run: Run): void {
  const { words, out, paint } = terminal;
  const { contract, asked, findings } = tested;
  const cells = run.rows.map((row) => rowCells(row, contract, words));
  for (const [index, line] of aligned(cells).entries()) out(paint(styleOf(run.rows[index]), line));
  if (cells.length > 0) out("");
  for (const finding of findings) reportFinding(terminal, finding);
  if (run.stoppedBy !== undefined) out(harmless(words.say("contract-test.stopped", { by: run.stoppedBy })));
  const codes = wantedCodes(contract, asked);
  const seen = codes.filter(({ code }) => run.seen.has(code)).length;
  const count = (severity: FindingSeverity) => findings.filter((one) => one.severity === severity).length;
  const { requests } = run;
  out(words.say("contract-test.summary", { requests, seen, codes: codes.length }));
  out(
    words.say("contract-test.found", {
      errors: count("error"),
      warnings: count("warning"),
      notes: count("note"),
    }),
  );
  terminal.data(runData(tested, run, words));
}

function rowCells({ probe, skip, status, code, findings }: Row, contract: Contract, words: Words): string[] {
  const [only, ...others] = typeof probe.want === "string" ? [] : probe.want;
  const known = others.length === 0 ? contract.errors.find((error) => error.code === only) : undefined;
  const wanted = probe.want === "success" ? "2xx" : String(known?.status ?? "–");
  const verdict = findings.some(({ severity }) => severity !== "note") ? "bad" : "good";
  const times = probe.times > 1 ? ` ×${probe.times}` : "";
  return [
    wantText(probe, words),
    `${probe.operation.id}${times}`,
    words.say(`contract-test.origins.${probe.origin}`),
    skip === undefined ? `${wanted} → ${status ?? "–"}` : "–",
    skip === undefined
      ? [words.say(`contract-test.${verdict}`), code ?? ""].join(" ").trim()
      : skipText(skip, words),
  ].map(harmless);
}

function styleOf(row: Row | undefined): Style {
  if (!row || row.skip !== undefined) return "dim";
  return row.findings.some(({ severity }) => severity !== "note") ? "red" : "green";
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd(),
  );
}

function reportFinding({ words, out, paint }: Terminal, finding: Finding): void {
  const { kind, severity } = finding;
  const { message, fix } = findingWords(finding, words);
  const title = words.say(`contract-test.severities.${severity}`, { kind });
  out(`${paint(styles[severity], title)}: ${paint("bold", harmless(message))}`);
  out(` ${paint("cyan", "=")} ${words.say("report.fix")}: ${harmless(fix)}`);
}

function findingWords({ kind, variant, values }: Finding, words: Words): { message: string; fix: string } {
  const named = { ...values, context: variant };
  return {
    message: words.say(`contract-test.findings.${kind}.message`, named),
    fix: words.say(`contract-test.findings.${kind}.fix`, named),
  };
}

function runData({ contract, asked, budget, findings }: Tested, run: Run, words: Words): object {
  const codes = wantedCodes(contract, asked).map(({ code }) => code);
  return {
    target: asked.target,
    ...(Number.isFinite(budget) && { budget }),
    requests: run.requests,
    ...(run.stoppedBy !== undefined && { stoppedBy: run.stoppedBy }),
    codes: codes.length,
    seen: codes.filter((code) => run.seen.has(code)),
    results: run.rows.map((row) => {
      const { status, code } = row;
      const answer = { ...(status !== undefined && { status }), ...(code !== undefined && { code }) };
      const found = row.findings.map(({ kind, variant }) => ({ kind, variant }));
      return { ...probeData(row.probe), ...skipData(row), ...answer, findings: found };
    }),
    findings: findings.map((finding) => ({ ...finding, ...findingWords(finding, words) })),
  };
}
