import { readAnswer } from "./answer.js";
import { makeAttempt } from "./attempt.js";
import type { RuntimeContract, RuntimeOperation } from "./contract.js";
import { Cooldowns, type Outcome } from "./cooldown/cooldowns.js";
import { ApiError } from "./errors/api-error.js";
import { MaloiError } from "./errors/maloi-error.js";
import { UnexpectedResponseError } from "./errors/unexpected-response-error.js";
import { createEmit, type Emit } from "./events.js";
import type { JsonObject } from "./json.js";
import { Limiter, type Release } from "./limiter.js";
import { type ApiClientOptions, type CallOptions, checkCallOptions, checkClientOptions } from "./options.js";
import { createRedactor, type Redactor } from "./redact.js";
import { backoff } from "./retry/backoff.js";
import { mayRetry } from "./retry/may-retry.js";
import { RetryBudget } from "./retry/retry-budget.js";
import { Ticker } from "./ticker.js";
import { createTransport, type Transport } from "./transport.js";

const defaultTimeout = 30_000;
const defaultRetries = 2;
const defaultShare = 0.5;
const defaultInFlight = 100;

/** Added to the time that the service itself may take, so that its own answer comes before ours. */
const allowance = 10_000;

/** A client whose operations are known at run time only; `createClient` gives them their types. */
export class UntypedClient<Paths extends object> {
  readonly transport: Transport<Paths>;
  readonly #contract: RuntimeContract;
  readonly #options: CallOptions;
  readonly #secret: object;
  readonly #redact: Redactor;
  readonly #emit: Emit;
  readonly #budget = new RetryBudget();
  readonly #cooldowns: Cooldowns;
  readonly #limiter: Limiter;
  readonly #ticker = new Ticker(1);

  /** @throws TypeError where an option cannot be meant. */
  constructor(contract: RuntimeContract, { clientKey, ...options }: ApiClientOptions) {
    checkClientOptions({ clientKey, ...options });
    this.#contract = contract;
    this.#options = options;
    this.#secret = contract.credential === undefined ? {} : { [contract.credential]: clientKey };
    this.#redact = createRedactor(clientKey);
    this.#emit = createEmit(options.onEvent);
    this.#cooldowns = new Cooldowns(contract, options.guardShare ?? defaultShare, this.#emit);
    const { maxInFlight = defaultInFlight, maxPerSecond = Number.POSITIVE_INFINITY } = options;
    this.#limiter = new Limiter(maxInFlight, maxPerSecond);
    this.transport = createTransport<Paths>(options);
  }

  /**
   * Resolves to the body of the success.
   *
   * @throws MaloiError; the signal's reason where the caller gave up; TypeError where `input` is no JSON or an option
   * cannot be meant.
   */
  async call(operation: string, input: object, callOptions: CallOptions): Promise<JsonObject> {
    checkCallOptions(callOptions);
    const options = { ...this.#options, ...withoutUndefined(callOptions) };
    const body = JSON.stringify({ ...input, ...this.#secret });
    const ends = Date.now() + (options.deadline ?? Number.POSITIVE_INFINITY);
    for (let attempt = 1; ; attempt++) {
      options.signal?.throwIfAborted();
      try {
        const answer = await this.#try(operation, attempt, body, { ...options, deadline: ends - Date.now() });
        this.#budget.refund(attempt > 1);
        return answer;
      } catch (error) {
        if (!(error instanceof MaloiError)) throw error;
        const delay = this.#delayBeforeRetry(error, attempt, options, ends);
        if (delay === undefined) throw error;
        this.#emit({ type: "retry", operation, attempt, delay, error: nameOf(error) });
        await this.#ticker.wait(delay, options.signal);
      }
    }
  }

  /** One attempt, when its turn has come. Waiting for that takes from the deadline, not from the attempt's time. */
  async #try(operation: string, attempt: number, body: string, options: CallOptions): Promise<JsonObject> {
    const { signal, deadline = Number.POSITIVE_INFINITY } = options;
    const begun = Date.now();
    const release = this.#limiter.tryAcquire() ?? (await this.#waitForTurn(operation, deadline, signal));
    try {
      const left = deadline - (Date.now() - begun);
      return await this.#send(operation, attempt, body, { ...options, deadline: left });
    } finally {
      release();
    }
  }

  #waitForTurn(operation: string, timeout: number, signal: AbortSignal | undefined): Promise<Release> {
    const send = (ended: AbortSignal) => this.#limiter.acquire(ended);
    return makeAttempt({ operation, timeout, signal, send }, this.#redact, this.#ticker);
  }

  /** One request, from the gate to the answer's meaning. */
  async #send(operation: string, attempt: number, body: string, options: CallOptions): Promise<JsonObject> {
    const { method, path, timeLimit } = this.#operation(operation);
    const { signal, headers, deadline = Number.POSITIVE_INFINITY } = options;
    const timeout = Math.min(options.timeout ?? usualTimeout(timeLimit), deadline);
    const pass = this.#cooldowns.enter(operation);
    this.#emit({ type: "request", operation, attempt });
    const started = Date.now();
    let outcome: Outcome = "abandoned";
    let status: number | undefined;
    try {
      const send = (ended: AbortSignal) =>
        this.transport.send({ method, path, body, headers, signal: ended });
      const incoming = await makeAttempt({ operation, timeout, signal, send }, this.#redact, this.#ticker);
      status = incoming.status;
      const answer = readAnswer(this.#contract, operation, incoming, this.#redact);
      outcome = "success";
      return answer;
    } catch (error) {
      if (error instanceof MaloiError) outcome = error;
      throw error;
    } finally {
      this.#cooldowns.leave(operation, pass, outcome);
      this.#report(operation, attempt, Date.now() - started, outcome, status);
    }
  }

  #operation(id: string): RuntimeOperation {
    const { operations } = this.#contract;
    const found = Object.hasOwn(operations, id) ? operations[id] : undefined;
    if (!found) throw new TypeError(`the contract has no operation ${id}`);
    return found;
  }

  /** In ms; `undefined` where there is to be no retry. Pays for it where there is. */
  #delayBeforeRetry(
    error: MaloiError,
    attempt: number,
    options: CallOptions,
    ends: number,
  ): number | undefined {
    const operation = this.#operation(error.operation);
    if (attempt > (options.maxRetries ?? defaultRetries)) return undefined;
    if (!mayRetry(error, this.#contract, operation, options.retryAmbiguous ?? false)) return undefined;
    const delay = backoff(attempt, error.retryAt ? error.retryAt.getTime() - Date.now() : 0);
    // What cannot be done in time is not begun: the reason is known now.
    if (Date.now() + delay >= ends) return undefined;
    return this.#budget.pay(error.name === "TimeoutError") ? delay : undefined;
  }

  #report(
    operation: string,
    attempt: number,
    ms: number,
    outcome: Outcome,
    status: number | undefined,
  ): void {
    const error = typeof outcome === "object" ? nameOf(outcome) : undefined;
    this.#emit({
      type: "response",
      operation,
      attempt,
      ms,
      ...(status !== undefined && { status }),
      ...(error !== undefined && { error }),
    });
    if (outcome instanceof ApiError && !Object.hasOwn(this.#contract.errors, outcome.code)) {
      this.#emit({ type: "unknownCode", operation, code: outcome.code });
    }
    if (outcome instanceof UnexpectedResponseError) {
      this.#emit({ type: "unexpectedResponse", operation, reason: outcome.reason, status: outcome.status });
    }
  }
}

/** The service's code, else the kind of error. */
function nameOf(error: MaloiError): string {
  return error instanceof ApiError ? error.code : error.name;
}

function usualTimeout(timeLimit: number | undefined): number {
  return Math.max(defaultTimeout, timeLimit === undefined ? 0 : timeLimit + allowance);
}

/** `undefined` for an option is the same as not to name it. */
function withoutUndefined(options: CallOptions): CallOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
