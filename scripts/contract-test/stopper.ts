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
  const isLimit = status === 429 || retryAfter !== undefined || (known !== undefined && blocks(known));
  const isWanted = typeof want !== "string" && code !== undefined && want.includes(code);
  if (!isLimit || (target !== "live" && isWanted)) return undefined;
  return known ? known.code : `HTTP ${status}`;
}
