import { createHash } from "node:crypto";
import { type Change, canonical } from "../diff/change.js";
import type { Item } from "../diff/changelog.js";
import type { LostWording } from "../diff/lost-wordings.js";
import { diffRules, type Level } from "../diff/rules.js";
import type { Verdict } from "../diff/verdict.js";
import { escapeMarkdown } from "../emit/markdown.js";
import { harmless } from "../words/problem-report.js";
import type { Words } from "../words/words.js";
import type { Style, Terminal } from "./command.js";
import type { Base } from "./diff-base.js";

const styles: Readonly<Record<Level, Style>> = { major: "red", minor: "yellow", patch: "green" };

/** A line for each change, and below them, with `reasons`, once for each rule, why it has the level that it has. */
export function reportChanges(
  { words, out, paint }: Terminal,
  changes: readonly Change[],
  { reasons }: { readonly reasons: boolean },
): void {
  const names = changes.map(({ rule }) => words.say(`diff.about.${diffRules[rule].about}`));
  const width = Math.max(0, ...names.map((name) => name.length));
  for (const [index, change] of changes.entries()) {
    const { level } = diffRules[change.rule];
    const about = (names[index] ?? "").padEnd(width);
    const text = harmless(changeText(change, words));
    out(`${paint(styles[level], level)}  ${about}  ${text}  ${paint("dim", `[${change.rule}]`)}`);
  }
  if (!reasons) return;
  const rules = [...new Set(changes.map(({ rule }) => rule))];
  if (rules.length > 0) out("");
  for (const rule of rules) out(`${paint("bold", rule)}: ${words.say(`diff.rules.${rule}.why`)}`);
  if (rules.length > 0) out("");
}

/** What the changes ask of the version, and whether it has it. */
export function reportVerdict(
  { words, out, err, paint }: Terminal,
  { name, snapshot }: Base,
  version: string,
  { level, next, isGranted }: Verdict,
): void {
  const values = { name, from: snapshot.version, version, level: level ?? "", next: next ?? "" };
  const say = (key: string) => harmless(words.say(`diff.verdict.${key}`, values));
  if (!level) out(say(isGranted ? "same" : "lowered"));
  else if (next === undefined) out(say("unversioned"));
  else {
    out(paint("bold", say("leads")));
    if (isGranted) out(say("granted"));
    else err(say("short"));
  }
}

/** What becomes harder to find although nothing breaks, and what to write against that. */
export function reportLostWordings({ words, err }: Terminal, lost: readonly LostWording[]): void {
  for (const wording of lost) err(harmless(words.say("diff.lost-wording", { ...wording })));
}

function changeText({ rule, subject, values }: Change, words: Words): string {
  return words.say(`diff.rules.${rule}.change`, { ...values, subject });
}

/** A change for machines. */
export function changeData(change: Change, words: Words): object {
  const { rule, subject, values } = change;
  const { level, about } = diffRules[rule];
  return {
    level,
    about,
    rule,
    subject,
    ...(values && { values }),
    change: changeText(change, words),
    why: words.say(`diff.rules.${rule}.why`),
  };
}

/** A change as an item of a changelog. */
export function changelogItem(change: Change, words: Words): Item {
  const { rule, subject, values } = change;
  const text = escapeMarkdown(harmless(changeText(change, words)));
  // Between letters, an underscore is no markup; a code is to be found as it is.
  const plain = text.replace(/(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])/g, "_");
  const id = createHash("sha256")
    .update(canonical([rule, subject, values]))
    .digest("hex")
    .slice(0, 12);
  return { text: `**${diffRules[rule].level}**: ${plain} (${rule})`, id };
}
