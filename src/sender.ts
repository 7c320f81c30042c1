import { readAnswer } from "./answer.js";
import type { RuntimeContract, RuntimeOperation } from "./contract.js";
import type { Keeper, Outcome, Pass, Patience } from "./cooldown/keeper.js";
import { ApiError, printable } from "./errors/api-error.js";
import { CooldownError } from "./errors/cooldown-error.js";
import { MaloiError } from "./errors/maloi-error.js";
import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
import type { Emit } from "./events.js";
import { own } from "./json.js";
import type { Limiter } from "./limiter.js";
import type { CallOptions } from "./options.js";
import type { Redactor } from "./redact.js";
import type { RequestParts } from "./request.js";
import type { Ticker } from "./ticker.js";
import { limitTime } from "./time-limit.js";
import type { Incoming, Transport } from "./transport.js";

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
  readonly transport: Pick<Transport, "send">;
  readonly redact: Redactor;
  readonly emit: Emit;
  readonly ticker: Ticker;
}

/** How long an attempt may take, in ms, and when its call ends at the latest, in ms since the epoch. */
interface Time {
  readonly timeout: number;
  readonly ends: number;
}

/** How far an attempt is. */
interface Sending {
  outcome: Outcome;
  status?: number;
}

/** Makes attempts: waits for their turn, asks whether they may be sent, sends them, and reads what comes back. */
export class Sender {
  readonly #route: Route;

  constructor(route: Route) {
    this.#route = route;
  }

  /**
   * Resolves to the success. Waiting for the turn takes from the call's time, not from the attempt's own.
   *
   * @param ends when the call ends at the latest, in ms since the epoch.
   * @throws MaloiError; the signal's reason where the caller gave up.
   */
  async send(attempt: CallAttempt, options: CallOptions, ends: number): Promise<unknown> {
    const { limiter, ticker } = this.#route;
    const { operation, facts } = attempt;
    const { signal, timeout = usualTimeout(facts), deadline = Number.POSITIVE_INFINITY } = options;
    const late = () => Promise.reject(new TimeoutError(operation, deadline));
    const release =
      limiter.tryAcquire() ??
      (await limitTime((ended) => limiter.acquire(ended), {
        ms: ends - Date.now(),
        signal,
        ticker,
        expired: late,
      }));
    let failed = true;
    try {
      const entering = this.#enter(attempt, { ends, timeout, signal });
      // Without a fleet nothing is waited for: the request is sent before the call returns.
      const pass = entering instanceof Promise ? await entering : entering;
      if (!pass || ends <= Date.now()) {
        await pass?.leave("unsent");
        return await late();
      }
      const answer = await this.#exchange(attempt, pass, { timeout, ends }, options);
      failed = false;
      return answer;
    } finally {
      release(failed);
    }
  }

  #enter(attempt: CallAttempt, patience: Patience): ReturnType<Keeper["enter"]> {
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
  async #exchange(attempt: CallAttempt, pass: Pass, time: Time, options: CallOptions): Promise<unknown> {
    const { contract, redact, emit } = this.#route;
    const { operation, facts, attempt: number } = attempt;
    emit({ type: "request", operation, attempt: number });
    const started = performance.now();
    const sending: Sending = { outcome: "unsent" };
    let error: string | undefined;
    try {
      const incoming = await this.#receive(attempt, sending, time, options);
      sending.status = incoming.status;
      const answer = readAnswer({ contract, operation, facts, redact }, incoming);
      sending.outcome = "success";
      return answer;
    } catch (failure) {
      const isOurs = failure instanceof MaloiError;
      error = isOurs ? nameOf(failure) : "aborted";
      if (isOurs && sending.outcome !== "unsent") sending.outcome = failure;
      throw failure;
    } finally {
      const ms = Math.round(performance.now() - started);
      const { status, outcome } = sending;
      const leaving = pass.leave(outcome);
      if (leaving) await leaving;
      const ended = { type: "response", operation, attempt: number, ms } as const;
      emit(Object.assign(ended, status !== undefined && { status }, error !== undefined && { error }));
      this.#report(operation, outcome);
    }
  }

  /** What comes back, within the attempt's time. */
  #receive(
    { operation, facts, request }: CallAttempt,
    sending: Sending,
    { timeout, ends }: Time,
    { signal, headers }: CallOptions,
  ): Promise<Incoming> {
    const { transport, redact } = this.#route;
    const ms = Math.min(timeout, ends - Date.now());
    const expired = () => Promise.reject(new TimeoutError(operation, ms));
    // A listener may have taken its time.
    if (ms <= 0) return expired();
    const { method, path, returns } = facts;
    const send = (parts: RequestParts, ended: AbortSignal) => {
      ended.throwIfAborted();
      // From here on the service may have it.
      sending.outcome = "abandoned";
      const parseAs = returns === "blob" ? "blob" : "text";
      return transport.send({ method, path, request: parts, headers, parseAs, signal: ended });
    };
    const work = (ended: AbortSignal) => {
      const made = request();
      return made instanceof Promise ? made.then((parts) => send(parts, ended)) : send(made, ended);
    };
    const failed = (cause: unknown) => {
      const isSent = sending.outcome === "unsent" ? false : undefined;
      return signal?.aborted ? signal.reason : new NetworkError(operation, redact.cause(cause), isSent);
    };
    return limitTime(work, { ms, signal, expired, failed });
  }

  #report(operation: string, outcome: Outcome): void {
    const { contract, emit } = this.#route;
    if (outcome instanceof ApiError && !own(contract.errors, outcome.code)) {
      emit({ type: "unknownCode", operation, code: nameOf(outcome) });
    }
    if (outcome instanceof UnexpectedResponseError) {
      emit({ type: "unexpectedResponse", operation, reason: outcome.reason, status: outcome.status });
    }
  }
}

function usualTimeout({ timeLimit = 0 }: RuntimeOperation): number {
  return Math.max(defaultTimeout, timeLimit + allowance);
}

/** The service's code, else the kind of error. */
export function nameOf(error: MaloiError): string {
  return error instanceof ApiError ? printable(error.code) : error.name;
}
