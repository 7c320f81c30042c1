import type { Scope } from "../contract.js";
import type { Closure } from "../cooldown/gate.js";
import type { ErrorText, Locale } from "../locale.js";
import { saysWhen } from "../retry-text.js";
import type { TimeOptions } from "../time-text.js";
import { describeText, textOf } from "./describe-code.js";
import { type Docs, docsUrl } from "./docs-url.js";
import { brand, type Description, MaloiError } from "./maloi-error.js";

/** Not sent: the service blocks this key or this IP address until a known time, or soon would. */
export class CooldownError extends MaloiError {
  override readonly name = "CooldownError";
  /** The code that the service blocked with, or that the block would come with. */
  readonly code: string;
  /** What is blocked. */
  readonly scope: Scope;
  /** `blocked`: the service said so. `guard`: there were so many failures of late that it soon would. */
  readonly reason: "blocked" | "guard";
  /** Before this time nothing is sent. */
  readonly until: Date;

  readonly #docs: Docs | undefined;

  constructor(operation: string, { code, scope, reason, until }: Closure, docs?: Docs) {
    const when = new Date(until);
    super(`${code}: ${operation} was not sent, ${scope} cools down until ${when.toISOString()}`, operation);
    this.code = code;
    this.scope = scope;
    this.reason = reason;
    this.until = when;
    this.#docs = docs;
  }

  override get [brand](): "cooldown" {
    return "cooldown";
  }

  override get retryAt(): Date {
    return this.until;
  }

  override get docsUrl(): string | undefined {
    return this.#docs && docsUrl(this.#docs, this.code);
  }

  /**
   * The words of the service's block; where there is none yet, that requests are paused. The action says how long is left at
   * this moment, where the locale has words for that: the code's, else those of pauses.
   */
  override describe(locale: Locale, options?: TimeOptions): Description {
    const pause = locale.failures.cooldown;
    const block = this.reason === "blocked" ? textOf(locale, this.code) : undefined;
    const text = block ? withTime(block, pause) : pause;
    return describeText(this, text, locale.language, options, block && this.#docs);
  }
}

/** What the code says to do is true when the block begins. */
function withTime(block: ErrorText, { action }: ErrorText): ErrorText {
  return saysWhen(action) && !saysWhen(block.action) ? { ...block, action } : block;
}
