import { readAnswer } from "./answer.js";
import { makeAttempt } from "./attempt.js";
import type { RuntimeContract, RuntimeOperation } from "./contract.js";
import type { Keeper, Outcome, Pass, Patience } from "./cooldown/keeper.js";
import { ApiError, printable } from "./errors/api-error.js";
import { CooldownError } from "./errors/cooldown-error.js";
import { MaloiError } from "./errors/maloi-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
import type { Emit } from "./events.js";
import type { Limiter } from "./limiter.js";
import type { CallOptions } from "./options.js";
import type { Redactor } from "./redact.js";
import type { RequestParts } from "./request.js";
import type { Ticker } from "./ticker.js";
import type { Transport } from "./transport.js";

const defaultTimeout = 30_000;

/** Added to the time that the service itself may take, so that its own answer comes before ours. */
const allowance = 10_000;

/** One attempt at a call. */
export interface CallAttempt {
  readonly operation: string;
  readonly facts: RuntimeOperation;
  /** From 1. */
  readonly attempt: number;
  /** What is sent; anew for each attempt where a secret expires. */
  readonly request: () => RequestParts | Promise<RequestParts>;
}

/** What every attempt goes through. */
export interface Route {
  readonly contract: RuntimeContract;
  readonly limiter: Limiter;
  readonly keeper: Keeper;
  readonly transport: Pick<Transport<object>, "send">;
  readonly redact: Redactor;
  readonly emit: Emit;
  readonly ticker: Ticker;
}

/** Makes attempts: waits for their turn, asks whether they may be sent, sends them, and reads what comes back. */
export class Sender {
  readonly #route: Route;

  constructor(route: Route) {
    this.#route = route;
  }

  /**
   * Resolves to the success. Waiting for the turn takes from the deadline, not from the attempt's own time.
   *
   * @throws MaloiError; the signal's reason where the caller gave up.
   */
  async send(attempt: CallAttempt, options: CallOptions): Promise<unknown> {
    const { limiter, redact, ticker } = this.#route;
    const { signal, deadline: timeout = Number.POSITIVE_INFINITY } = options;
    const ends = Date.now() + timeout;
    const { operation } = attempt;
    const send = (ended: AbortSignal) => limiter.acquire(ended);
    const free = limiter.tryAcquire();
    const release = free ?? (await makeAttempt({ operation, timeout, signal, send }, redact, ticker));
    try {
      return await this.#enter(attempt, { ...options, deadline: free ? timeout : ends - Date.now() });
    } finally {
      release();
    }
  }

  async #enter(attempt: CallAttempt, options: CallOptions): Promise<unknown> {
    const { operation, facts } = attempt;
    const { timeLimit = 0 } = facts;
    const { signal, timeout = Math.max(defaultTimeout, timeLimit + allowance) } = options;
    const { deadline = Number.POSITIVE_INFINITY } = options;
    const ends = Date.now() + deadline;
    const entering = this.#ask(attempt, { ends, timeout, signal });
    // Without a fleet nothing is waited for: the request is sent before the call returns.
    const waits = entering instanceof Promise;
    const pass = waits ? await entering : entering;
    const left = waits ? ends - Date.now() : deadline;
    if (pass && left > 0)
      return this.#exchange(attempt, pass, { ...options, timeout: Math.min(timeout, left) }, ends);
    await pass?.leave("unsent");
    throw new TimeoutError(operation, deadline);
  }

  #ask(attempt: CallAttempt, patience: Patience): ReturnType<Keeper["enter"]> {
    const tell = (error: unknown): never => {
      if (error instanceof CooldownError) {
        const { code, scope, reason, until } = error;
        const { operation, attempt: number } = attempt;
        this.#route.emit({ type: "refused", operation, attempt: number, code, scope, reason, until });
      }
      throw error;
    };
    try {
      const entering = this.#route.keeper.enter(attempt.operation, patience);
      return entering instanceof Promise ? entering.catch(tell) : entering;
    } catch (error) {
      return tell(error);
    }
  }

  /** One request, and its answer's meaning. */
  async #exchange(attempt: CallAttempt, pass: Pass, options: CallOptions, ends: number): Promise<unknown> {
    const { contract, transport, redact, emit, ticker } = this.#route;
    const { operation, facts, request } = attempt;
    const { method, path, returns } = facts;
    const parseAs = returns === "blob" ? "blob" : "text";
    const { signal, headers, timeout = 0 } = options;
    emit({ type: "request", operation, attempt: attempt.attempt });
    const started = performance.now();
    let outcome: Outcome = "unsent";
    let known: { readonly status?: number; readonly error?: string } = {};
    try {
      // A listener may have taken its time.
      if (Date.now() >= ends) throw new TimeoutError(operation, options.deadline ?? 0);
      const send = async (ended: AbortSignal) => {
        const made = request();
        const parts = made instanceof Promise ? await made : made;
        ended.throwIfAborted();
        // From here on the service may have it.
        outcome = "abandoned";
        return transport.send({ method, path, request: parts, headers, parseAs, signal: ended });
      };
      const mayBeSent = () => isSent(outcome);
      const incoming = await makeAttempt({ operation, timeout, signal, send, mayBeSent }, redact, ticker);
      known = { status: incoming.status };
      const answer = readAnswer({ contract, operation, facts, redact }, incoming);
      outcome = "success";
      return answer;
    } catch (error) {
      known = { ...known, error: error instanceof MaloiError ? nameOf(error) : "aborted" };
      if (error instanceof MaloiError && isSent(outcome)) outcome = error;
      throw error;
    } finally {
      const ms = Math.round(performance.now() - started);
      const leaving = pass.leave(outcome);
      if (leaving) await leaving;
      emit({ type: "response", operation, attempt: attempt.attempt, ms, ...known });
      this.#report(operation, outcome);
    }
  }

  #report(operation: string, outcome: Outcome): void {
    const { contract, emit } = this.#route;
    if (outcome instanceof ApiError && !Object.hasOwn(contract.errors, outcome.code)) {
      emit({ type: "unknownCode", operation, code: nameOf(outcome) });
    }
    if (outcome instanceof UnexpectedResponseError) {
      emit({ type: "unexpectedResponse", operation, reason: outcome.reason, status: outcome.status });
    }
  }
}

/** The compiler does not see that `send` was called meanwhile. */
function isSent(outcome: Outcome): boolean {
  return outcome !== "unsent";
}

/** The service's code, else the kind of error. */
export function nameOf(error: MaloiError): string {
  return error instanceof ApiError ? printable(error.code) : error.name;
}
