import { readAnswer } from "./answer.js";
import type { RuntimeContract, RuntimeOperation } from "./contract.js";
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
  /**
   * Resolves to the body of the success, rejects with a `MaloiError`; with a TypeError where `input` is no JSON or an
   * option cannot be meant.
   */
  call(operation: string, input: object, options: CallOptions): Promise<JsonObject>;
}

const usualTimeout = 30_000;

/** Added to the time that the service itself may take, so that its own answer comes before ours. */
const allowance = 10_000;

/** @throws TypeError where an option cannot be meant: see `createClient`. */
export function createApiClient<Paths extends object>(
  contract: RuntimeContract,
  { clientKey, ...options }: ApiClientOptions,
): UntypedClient<Paths> {
  checkBaseUrl(options.baseUrl);
  checkClientKey(clientKey);
  checkCallOptions(options);
  const transport = createTransport<Paths>(options);
  const redact = createRedactor(clientKey);
  const secret = contract.credential === undefined ? {} : { [contract.credential]: clientKey };
  return {
    transport,
    async call(operation, input, callOptions) {
      checkCallOptions(callOptions);
      const { signal, headers } = callOptions;
      const target = operationOf(contract, operation);
      const body = JSON.stringify({ ...input, ...secret });
      const incoming = await attempt(
        operation,
        timeLimitOf(target, options, callOptions),
        signal ?? options.signal,
        redact,
        (signal) => transport.send({ method: target.method, path: target.path, body, headers, signal }),
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

function timeLimitOf({ timeLimit = 0 }: RuntimeOperation, client: CallOptions, call: CallOptions): number {
  const usual = timeLimit > 0 ? Math.max(usualTimeout, timeLimit + allowance) : usualTimeout;
  const timeout = call.timeout ?? client.timeout ?? usual;
  return Math.min(timeout, call.deadline ?? client.deadline ?? Number.POSITIVE_INFINITY);
}

function operationOf({ operations }: RuntimeContract, operation: string): RuntimeOperation {
  const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!found) throw new TypeError(`the contract has no operation ${operation}`);
  return found;
}

function checkBaseUrl(baseUrl: string): void {
  const page = globalThis.location?.href;
  const url = URL.canParse(baseUrl, page) ? new URL(baseUrl, page) : undefined;
  if (typeof baseUrl !== "string" || !url || !/^https?:$/.test(url.protocol)) {
    throw new TypeError("baseUrl must be an http or https URL");
  }
  if (url.username || url.password) throw new TypeError("baseUrl must not hold a user name or password");
  if (/[?#\s]/.test(baseUrl)) throw new TypeError("baseUrl must not hold a query, a fragment or a space");
}

function checkClientKey(clientKey: string): void {
  if (typeof clientKey !== "string" || clientKey === "") throw new TypeError("clientKey must not be empty");
  if (/\p{Cs}/u.test(clientKey)) throw new TypeError("clientKey must be well-formed text");
}

function checkCallOptions({ timeout, deadline, headers }: CallOptions): void {
  for (const [name, ms] of Object.entries({ timeout, deadline })) {
    if (ms !== undefined && !(ms > 0))
      throw new TypeError(`${name} must be a positive number of milliseconds`);
  }
  // Throws a TypeError of its own over what no request could carry, which is no failure of the network.
  if (headers) new Headers(headers);
}
