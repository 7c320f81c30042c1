import type { Locale } from "../../generated/locale.js";
import { brand, type Description, MaloiError } from "./maloi-error.js";

/**
 * No answer: the connection could not be made, or broke. Whether the service carried the request out is not known.
 * `cause` is what `fetch` threw, retold without the secret: its name, message, stack and `code`, and its own causes.
 */
export class NetworkError extends MaloiError {
  override readonly name = "NetworkError";

  constructor(operation: string, cause: unknown) {
    super(`no answer to ${operation}: the connection failed`, operation, { cause });
  }

  override get [brand](): "network" {
    return "network";
  }

  override describe({ language, failures }: Locale): Description {
    return { ...failures.network, language };
  }
}
