import type { RuntimeContract, RuntimeOperation } from "./contract.js";
import { Cooldowns } from "./cooldown/cooldowns.js";
import { MaloiError } from "./errors/maloi-error.js";
import { createEmit, type Emit } from "./events.js";
import { own } from "./json.js";
import { Limiter } from "./limiter.js";
import { type ApiClientOptions, type CallOptions, checkCallOptions, checkClientOptions } from "./options.js";
import { createRedactor, type Redactor } from "./redact.js";
import { buildRequest } from "./request.js";
import { backoff } from "./retry/backoff.js";
import { mayRetry } from "./retry/may-retry.js";
import { RetryBudget } from "./retry/retry-budget.js";
import { Secrets } from "./secrets.js";
import { type CallAttempt, nameOf, Sender } from "./sender.js";
import { Ticker } from "./ticker.js";
import { Transport } from "./transport.js";

const defaultRetries = 2;
const defaultShare = 0.5;
const defaultInFlight = 100;

/** So many secrets that pass are looked for in what a service says, however many requests are under way. */
const mostPassing = 2000;

/** A client whose operations are known at run time only; `createClient` gives them their types. */
export class UntypedClient {
  readonly transport: Transport;
  readonly #contract: RuntimeContract;
  readonly #options: CallOptions;
  readonly #secrets: Secrets;
  readonly #emit: Emit;
  readonly #budget = new RetryBudget();
  readonly #sender: Sender;
  readonly #ticker = new Ticker(1);

  /** @throws TypeError where an option cannot be meant. */
  constructor(contract: RuntimeContract, { clientKey, ...options }: ApiClientOptions) {
    checkClientOptions(options);
    this.#contract = { ...contract, ...(options.docsUrl !== undefined && { docs: options.docsUrl }) };
    this.#options = options;
    const { maxInFlight = defaultInFlight } = options;
    const redact = createRedactor([], Math.min(Math.max(50, 2 * maxInFlight), mostPassing));
    this.#secrets = new Secrets(contract, clientKey, redact);
    this.#emit = createEmit(options.onEvent);
    this.transport = new Transport(options);
    this.#sender = this.#createSender(options, redact);
  }

  #createSender(options: Omit<ApiClientOptions, "clientKey">, redact: Redactor): Sender {
    const { baseUrl, fleet, guardShare: share = defaultShare } = options;
    const { maxInFlight = defaultInFlight, maxPerSecond = Number.POSITIVE_INFINITY } = options;
    const shared = { contract: this.#contract, emit: this.#emit, ticker: this.#ticker };
    const own = new Cooldowns(shared.contract, share, shared.emit);
    return new Sender({
      ...shared,
      keeper:
        fleet?.join({
          ...shared,
          ticker: this.#ticker,
          baseUrl,
          account: this.#secrets.account,
          share,
          own,
        }) ?? own,
      limiter: new Limiter(maxInFlight, maxPerSecond),
      transport: this.transport,
      redact,
    });
  }

  /**
   * Resolves to the success.
   *
   * @throws MaloiError; the signal's reason where the caller gave up; TypeError where `input` is no JSON, leads to
   * another path, or an option cannot be meant; URIError where a part of the address is not well-formed text.
   */
  async call(operation: string, input: object, callOptions?: CallOptions): Promise<unknown> {
    const options = callOptions ? overrule(this.#options, callOptions) : this.#options;
    const facts = this.#operation(operation);
    const request = this.#requests(operation, facts, input);
    const ends = Date.now() + (options.deadline ?? Number.POSITIVE_INFINITY);
    for (let attempt = 1; ; attempt++) {
      options.signal?.throwIfAborted();
      try {
        const answer = await this.#sender.send({ operation, facts, attempt, request }, options, ends);
        this.#budget.refund(attempt > 1);
        return answer;
      } catch (error) {
        if (!(error instanceof MaloiError)) throw error;
        const delay = this.#delayBeforeRetry(error, facts, attempt, options, ends);
        if (delay === undefined) throw error;
        this.#emit({ type: "retry", operation, attempt, delay, error: nameOf(error) });
        await this.#ticker.wait(delay, options.signal);
      }
    }
  }

  /** What makes the request of each attempt: the same for all, unless a secret has to be asked for. */
  #requests(operation: string, facts: RuntimeOperation, input: object): CallAttempt["request"] {
    const { known, ask } = this.#secrets.of(operation, facts);
    // Even where secrets are missing: what `input` cannot mean is the caller's mistake, and told before anybody is asked.
    const request = buildRequest(facts, known ?? [], input);
    return known ? () => request : () => ask().then((secrets) => buildRequest(facts, secrets, input));
  }

  #operation(id: string): RuntimeOperation {
    const found = own(this.#contract.operations, id);
    if (!found) throw new TypeError(`the contract has no operation ${id}`);
    return found;
  }

  /** In ms; `undefined` where there is to be no retry. Pays for it where there is. */
  #delayBeforeRetry(
    error: MaloiError,
    facts: RuntimeOperation,
    attempt: number,
    options: CallOptions,
    ends: number,
  ): number | undefined {
    if (attempt > (options.maxRetries ?? defaultRetries)) return undefined;
    if (!mayRetry(error, this.#contract, facts, options.retryAmbiguous ?? false)) return undefined;
    const delay = backoff(attempt, error.retryAt ? error.retryAt.getTime() - Date.now() : 0);
    // What cannot be done in time is not begun: the reason is known now.
    if (Date.now() + delay >= ends) return undefined;
    return this.#budget.pay(error.name === "TimeoutError") ? delay : undefined;
  }
}

/**
 * What a call says comes before what the client says; `undefined` for an option is the same as not to name it.
 *
 * @throws TypeError where an option cannot be meant.
 */
function overrule(options: CallOptions, call: CallOptions): CallOptions {
  checkCallOptions(call);
  return {
    ...options,
    ...Object.fromEntries(Object.entries(call).filter(([, value]) => value !== undefined)),
  };
}
