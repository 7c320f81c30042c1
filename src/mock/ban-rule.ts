import { type ErrorFacts, errorFacts } from "../../generated/errors.js";
import type { Failure } from "./failure.js";

/** So many failures within so many ms bring `code` about, for `wait` ms. */
interface DocumentedRule {
  readonly code: string;
  readonly errors: number;
  readonly within: number;
  readonly wait: number;
}

/** Found by its facts, so that it need not be named here; `undefined` where the catalog has no such code. */
const [documented]: readonly DocumentedRule[] = Object.entries<ErrorFacts>(errorFacts).flatMap(
  ([code, { trigger, retry }]) =>
    trigger && retry.mode === "wait" ? [{ code, ...trigger, wait: retry.wait }] : [],
);

/** Counts failures, and bans whoever calls when there are as many as the catalog says. All callers count as one. */
export class BanRule {
  readonly #now: () => number;
  /** When the last failures came, oldest first: always fewer than the ban takes. */
  #times: number[] = [];
  #until = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** By the mock's clock, in ms; `undefined` while nobody is banned. */
  get bannedUntil(): number | undefined {
    return this.#now() < this.#until ? this.#until : undefined;
  }

  /** What every call is answered with now, if there is a ban. */
  get failure(): Failure | undefined {
    return documented && this.bannedUntil !== undefined ? { code: documented.code } : undefined;
  }

  /** A failure was answered. Those of a ban bring about no other. */
  count(): void {
    if (!documented || this.bannedUntil !== undefined) return;
    const now = this.#now();
    this.#times.push(now);
    if (this.#times.length < documented.errors) return;
    const oldest = this.#times.shift() ?? now;
    if (oldest <= now - documented.within) return;
    this.#until = now + documented.wait;
    this.#times = [];
  }
}
