import { UntypedClient } from "./api-client.js";
import { isMaloiError } from "./errors/guards.js";
import type { CallOptions } from "./options.js";
import { underneath } from "./transport.js";
import type { ApiClient, ClientOptionsOf, Result, TypedContract } from "./types.js";

/**
 * A client of the API that `contract` describes.
 *
 * @param contract the one of `generated/contract.ts`.
 *
 * @example
 * import { contract } from "./generated/contract.js";
 * const api = createClient(contract, { baseUrl: "https://api.example.com", clientKey: process.env.API_KEY });
 *
 * @throws TypeError where an option cannot be meant, such as a `baseUrl` that is no URL or an empty `clientKey`.
 */
export function createClient<C extends TypedContract>(
  contract: C,
  options: ClientOptionsOf<C>,
): ApiClient<C> {
  const client = new UntypedClient(contract, options);
  const methods = Object.keys(contract.operations).map((id) => {
    const method = (input: object = {}, callOptions?: CallOptions) => client.call(id, input, callOptions);
    return [id, method] as const;
  });
  const safe = methods.map(([id, method]) => [id, settle(method)]);
  const api = {
    ...Object.fromEntries(methods),
    safe: Object.fromEntries(safe),
    [underneath]: client.transport,
  };
  // The contract's table and its types come from the same description: they have the same operations.
  return api as ApiClient<C>;
}

/** The same, but with the error as a value. */
export function settle<Args extends unknown[], Data>(method: (...args: Args) => Promise<Data>) {
  return (...args: Args): Promise<Result<Data>> =>
    method(...args).then(
      (data) => ({ data }),
      (error: unknown) => {
        if (isMaloiError(error)) return { error };
        throw error;
      },
    );
}
