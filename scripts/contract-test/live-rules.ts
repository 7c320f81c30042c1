import type { Contract, ContractError, Operation } from "../model/contract.js";
import { isOpen } from "../model/credential.js";
import type { Planned, Probe, SkipReason } from "./probe.js";

/*
 * What is never sent to a service that is not on this machine. A request that is believed to fail can still succeed:
 * where that would change something or cost money, it is sent only if its failure is certain.
 */

/** So many requests with a wrong or missing key are made: some services block a key, or its owner, after a few more. */
const mostWrongKeys = 3;

/** A tenth of what brings a block about, exclusive: others may be sending as well. */
const triggerShare = 10;

/** The plan with a reason for each probe that must not be sent. */
export function withLiveRules(contract: Contract, plan: readonly Planned[]): Planned[] {
  let wrongKeys = 0;
  return plan.map((planned) => {
    const skip = planned.skip ?? refusal(contract, planned.probe);
    if (skip !== undefined) return { ...planned, skip };
    if (planned.probe.credential === "right") return planned;
    wrongKeys++;
    return wrongKeys > mostWrongKeys ? { ...planned, skip: "keys" } : planned;
  });
}

/** Why `probe` must not be sent; nothing where it may. */
function refusal(contract: Contract, probe: Probe): SkipReason | undefined {
  const { want, after, times, operation } = probe;
  const wanted = typeof want === "string" ? [] : want;
  const errors = contract.errors.filter(({ code }) => wanted.includes(code));
  if (errors.some(({ billed }) => billed === true)) return "billed";
  if (errors.some(blocks)) return "blocks";
  if (times > 1) return "repeats";
  if (after && !isSafe(after.operation)) return "unsafe";
  return isSafe(operation) || isSureToFail(probe) ? undefined : "unsafe";
}

/** Whether the code blocks or slows down the caller, or comes of too many failures. */
export function blocks({ retry, trigger }: ContractError): boolean {
  return retry.mode === "wait" || retry.mode === "backoff" || trigger !== undefined;
}

/**
 * Whether a success changes nothing. Sending a PUT or a DELETE twice does no more than sending it once, but once is
 * enough; of a POST, the description has to say that it only asks.
 */
export function isSafe({ method, idempotent }: Operation): boolean {
  return idempotent && method !== "put" && method !== "delete" && method !== "patch";
}

/** Whether no service can take it for a valid request, or its author says so. */
function isSureToFail({ want, origin, credential, faulty, rawBody, operation, live }: Probe): boolean {
  if (want === "success") return false;
  if (live && origin === "authored") return true;
  // A service that looks at the right one alone lets it pass, and one that asks for no key looks at none.
  const isLockedOut = credential !== "right" && faulty === undefined && !isOpen(operation);
  return isLockedOut || (rawBody !== undefined && isSurelyBroken(rawBody, operation));
}

/** Whether `rawBody` is no JSON whatever is filled in, and whoever leaves out what only marks the beginning of a text. */
function isSurelyBroken(rawBody: string, { request: { body } }: Operation): boolean {
  if (!body || !/[/+]json$/.test(body.type) || /\{\{\/[^{}]*\}\}/.test(rawBody)) return false;
  const text = rawBody.replace(/^\uFEFF/, "").trim();
  return text === "" ? body.required : !isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** So many requests may be made, however many were asked for: each might fail. */
export function liveBudget(contract: Contract, asked: number): number {
  const triggers = contract.errors.flatMap(({ trigger }) => (trigger ? [trigger.errors] : []));
  return Math.min(asked, ...triggers.map((errors) => Math.floor((errors - 1) / triggerShare)));
}
