import type { ErrorText, Locale } from "../locale.js";
import type { TimeOptions } from "../time-text.js";

/** The same for every copy of the package, so that one copy knows the errors of another. */
export const brand: unique symbol = Symbol.for("maloi.error");

/** What kind of failure it is. */
export type ErrorKind = "api" | "network" | "timeout" | "unexpectedResponse" | "cooldown";

/** A failure in the words of one language. */
export interface Description extends ErrorText {
  /** The language that the words are in; a BCP 47 tag. */
  readonly language: string;
  /** The page about it in that language, where the error reference is published and the code is in it. */
  readonly docsUrl?: string;
}

/**
 * Every failure of a call. Its `message` is for logs: English, stable, the code first. The words for people come from
 * `describe`. The secret key is in none of its properties, nor in its cause.
 */
export abstract class MaloiError extends Error {
  /** The `operationId` of the call that failed. */
  readonly operation: string;

  constructor(message: string, operation: string, options?: ErrorOptions) {
    super(message, options);
    this.operation = operation;
  }

  abstract get [brand](): ErrorKind;

  /**
   * Whether the same call may succeed later though nobody changes anything. It says nothing about whether it may cost
   * money twice: after a NetworkError or a TimeoutError nobody knows whether the service carried it out.
   */
  get retryable(): boolean {
    return true;
  }

  /** Before this time another try is of no use; `undefined` where no such time is known. */
  get retryAt(): Date | undefined {
    return undefined;
  }

  /** The page about the code, in the language that the reference was first written in; `undefined` where there is none. */
  get docsUrl(): string | undefined {
    return undefined;
  }

  /**
   * The failure in the words of `locale`, parameters and times filled in; never without a sentence.
   *
   * @param options in which zone times of day are told.
   */
  describe({ language, failures }: Locale, _options?: TimeOptions): Description {
    const kind = this[brand];
    return { ...failures[kind === "api" ? "unknown" : kind], language };
  }

  /**
   * All that is known, for logs, reporters and other threads; without the stack and the cause. `errorFromJSON` makes an error
   * of it again.
   */
  toJSON(): object {
    const { message, retryable, retryAt, docsUrl } = this;
    return { ...this, message, retryable, retryAt, docsUrl };
  }
}
