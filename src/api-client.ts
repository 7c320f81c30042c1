import { readAnswer } from "./answer.js";
import type { RuntimeContract } from "./contract.js";
import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import type { JsonObject } from "./json.js";
import { createRedactor, type Redactor } from "./redact.js";
import { startTimeLimit } from "./time-limit.js";
import { createTransport, type FetchFunction, type Transport } from "./transport.js";

/** How to reach the service, and how long to wait for it. What a call says comes before what the client says. */
export interface CallOptions {
  /**
   * How long one attempt may take, in ms, until the whole answer has been read. `Infinity` for no limit.
   *
   * @default 30 000, or 10 000 more than the service itself may take where the contract says so
   */
  readonly timeout?: number | undefined;
  /**
   * How long the whole call may take, in ms, all attempts and waits together.
   *
   * @default Infinity
   */
  readonly deadline?: number | undefined;
  /** Ends the call at once. It then rejects with the signal's own reason, as `fetch` does. */
  readonly signal?: AbortSignal | undefined;
  /** Added to every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface ApiClientOptions extends CallOptions {
  /** Where the service is, such as `https://api.example.com`; in a browser a path is enough. */
  readonly baseUrl: string;
  /** The secret key of the account. It is put into every request, and into nothing that is thrown or reported. */
  readonly clientKey: string;
  /**
   * Used instead of the global `fetch`.
   *
   * @default globalThis.fetch, as it is when the client is made
   */
  readonly fetch?: FetchFunction | undefined;
}

/** A client whose operations are known at run time only; `createClient` gives them their types. */
export interface UntypedClient<Paths extends object> {
  readonly transport: Transport<Paths>;
  /** Resolves to the body of the success, rejects with a `MaloiError`. */
  call(operation: string, input: object, options: CallOptions): Promise<JsonObject>;
}

const usualTimeout = 30_000;

/** Added to the time that the service itself may take, so that its own answer comes before ours. */
const allowance = 10_000;

/** @throws TypeError where `baseUrl` is no URL, `clientKey` is empty, or a time is not positive. */
export function createApiClient<Paths extends object>(
  contract: RuntimeContract,
  options: ApiClientOptions,
): UntypedClient<Paths> {
  checkBaseUrl(options.baseUrl);
  checkClientKey(options.clientKey);
  checkTimes(options);
  const transport = createTransport<Paths>(options);
  const redact = createRedactor(options.clientKey);
  return {
    transport,
    async call(operation, input, callOptions) {
      checkTimes(callOptions);
      const { method, path } = operationOf(contract, operation);
      const { credential } = contract;
      const body = JSON.stringify({ ...input, ...(credential && { [credential]: options.clientKey }) });
      const incoming = await attempt(
        operation,
        timeLimitOf(contract, operation, { ...options, ...defined(callOptions) }),
        callOptions.signal ?? options.signal,
        redact,
        (signal) => transport.send({ method, path, body, headers: callOptions.headers, signal }),
      );
      return readAnswer(contract, operation, incoming, redact);
    },
  };
}

async function attempt<T>(
  operation: string,
  ms: number,
  caller: AbortSignal | undefined,
  redact: Redactor,
  send: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  caller?.throwIfAborted();
  const limit = startTimeLimit(ms, caller);
  try {
    return await limit.race(send(limit.signal));
  } catch (cause) {
    if (limit.expired) throw new TimeoutError(operation, ms);
    caller?.throwIfAborted();
    throw new NetworkError(operation, redact.cause(cause));
  } finally {
    limit.stop();
  }
}

function timeLimitOf(
  contract: RuntimeContract,
  operation: string,
  { timeout, deadline }: CallOptions,
): number {
  const { timeLimit } = operationOf(contract, operation);
  const usual = timeLimit === undefined ? usualTimeout : Math.max(usualTimeout, timeLimit + allowance);
  return Math.min(timeout ?? usual, deadline ?? Number.POSITIVE_INFINITY);
}

function operationOf(
  { operations }: RuntimeContract,
  operation: string,
): RuntimeContract["operations"][string] {
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!found) throw new TypeError(`the contract has no operation ${operation}`);
  return found;
}

/** `undefined` for an option is the same as not to name it. */
function defined(options: CallOptions): CallOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function checkBaseUrl(baseUrl: string): void {
  const page = globalThis.location?.href;
  const url = URL.canParse(baseUrl, page) ? new URL(baseUrl, page) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TypeError("baseUrl must be an http or https URL");
  if (url.username || url.password) throw new TypeError("baseUrl must not hold a user name or password");
}

function checkClientKey(clientKey: string): void {
  if (typeof clientKey !== "string" || clientKey === "") throw new TypeError("clientKey must not be empty");
}

function checkTimes({ timeout, deadline }: CallOptions): void {
  for (const [name, ms] of Object.entries({ timeout, deadline })) {
    if (ms !== undefined && !(ms > 0))
      throw new TypeError(`${name} must be a positive number of milliseconds`);
  }
}
