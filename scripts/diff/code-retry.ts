import type { Retry } from "../model/contract.js";
import { type Change, differing } from "./change.js";
import type { DiffRule } from "./rules.js";
import type { ListedError } from "./snapshot.js";

/** What the contract says about trying again: whether, when, at what cost, and what brings the failure about. */
export function diffRetry(a: ListedError, b: ListedError): Change[] {
  const { code } = a;
  return [
    ...differing(retryRule(a.retry, b.retry), code, written(a.retry), written(b.retry)),
    ...differing(a.billed === false ? "charge-added" : "charge-changed", code, a.billed, b.billed),
    ...differing(timeLimitRule(a.timeLimit, b.timeLimit), code, ms(a.timeLimit), ms(b.timeLimit)),
    ...differing(triggerRule(a.trigger, b.trigger), code, limit(a.trigger), limit(b.trigger)),
  ];
}

/** In the catalog's own words. */
function written(retry: Retry): string {
  if (retry.mode !== "wait") return retry.mode;
  return `wait ${retry.stated.map(ms).join(", ")} (${retry.scope})`;
}

/**
 * Relaxed where what a client does by the old rule is still right by the new one. One that waits may wait longer than it
 * must, and one that gives up may give up too early; but one that sends while it is blocked gets itself banned, and one
 * that repeats what will never succeed does so in vain.
 */
function retryRule(from: Retry, to: Retry): DiffRule {
  if (from.mode === "wait" && to.mode === "wait") {
    if (from.scope !== to.scope || to.wait > from.wait) return "retry-tightened";
    return to.wait < from.wait ? "retry-relaxed" : "retry-restated";
  }
  const isRelaxed =
    (from.mode === "never" && to.mode !== "wait") || (from.mode === "wait" && to.mode === "backoff");
  return isRelaxed ? "retry-relaxed" : "retry-tightened";
}

function timeLimitRule(from: number | undefined, to: number | undefined): DiffRule {
  return from !== undefined && to !== undefined && to < from ? "time-limit-shortened" : "time-limit-changed";
}

type Trigger = ListedError["trigger"];

/** Relaxed where whoever keeps below the old limit keeps below the new one: fewer errors bring nothing about. */
function triggerRule(from: Trigger, to: Trigger): DiffRule {
  if (!to) return "trigger-relaxed";
  const isRelaxed = from !== undefined && to.errors >= from.errors && to.within <= from.within;
  return isRelaxed ? "trigger-relaxed" : "trigger-tightened";
}

function limit(trigger: Trigger): string | undefined {
  return trigger && `${trigger.errors} / ${ms(trigger.within)}`;
}

/** Seconds are what people know; a unit that needs no translation. */
export function ms(time: number): string;
export function ms(time: number | undefined): string | undefined;
export function ms(time: number | undefined): string | undefined {
  return time === undefined ? undefined : `${time / 1000} s`;
}
