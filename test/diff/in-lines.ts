import type { Change } from "../../scripts/diff/change.js";
import { diffContracts } from "../../scripts/diff/diff-contracts.js";
import { diffRules } from "../../scripts/diff/rules.js";
import type { Snapshot } from "../../scripts/diff/snapshot.js";
import { interfaces, placeholdersOf } from "../words/ui-words.js";

/** A change in one line: `level rule subject values`. Throws where some language has no words for it. */
export function inOneLine(change: Change): string {
  assertSaid(change);
  const { rule, subject, values = {} } = change;
  return [diffRules[rule].level, rule, subject, ...Object.values(values)].join(" ").trim();
}

export function changesBetween(base: Snapshot, head: Snapshot): string[] {
  return diffContracts(base, head).map(inOneLine);
}

function assertSaid({ rule, values = {} }: Change): void {
  for (const [language, sentences] of interfaces) {
    const sentence = sentences.get(`diff.rules.${rule}.change`);
    if (sentence === undefined || !sentences.has(`diff.rules.${rule}.why`)) {
      throw new Error(`${language} has no words for ${rule}`);
    }
    const unknown = placeholdersOf(sentence).filter(
      (name) => name !== "subject" && !Object.hasOwn(values, name),
    );
    if (unknown.length > 0) throw new Error(`${language}: ${rule} mentions ${unknown}`);
  }
}
