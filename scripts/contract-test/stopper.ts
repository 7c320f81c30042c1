import type { Contract } from "../model/contract.js";
import type { Answer } from "./answer.js";
import { blocks } from "./live-rules.js";
import type { Probe, Target } from "./probe.js";

/** What of an answer asks to send nothing more: nobody goes on against that, unless it was wanted on this machine. */
export function stopper(
  { errors }: Contract,
  target: Target,
  { want }: Probe,
  { status, retryAfter }: Answer,
  code: string | undefined,
): string | undefined {
  const known = errors.find((error) => error.code === code);
  // On this machine, a service that is broken for now is no one that asks to wait.
  const isBroken = target !== "live" && (known?.status ?? 0) >= 500 && known?.retry.mode === "backoff";
  const isKnownLimit = known !== undefined && blocks(known) && !isBroken;
  const isLimit = status === 429 || retryAfter !== undefined || isKnownLimit;
  const isWanted = typeof want !== "string" && code !== undefined && want.includes(code);
  if (!isLimit || (target !== "live" && isWanted)) return undefined;
  return known ? known.code : `HTTP ${status}`;
}
