import type { RuntimeContract, RuntimeCredential, RuntimeOperation } from "./contract.js";
import { own } from "./json.js";
import type { Redactor } from "./redact.js";
import { base64, type FilledSecret } from "./request.js";

/**
 * The key of an account, a token, or `user:password`; or a function that has the one that is good just now, for tokens that
 * expire. It is asked before every attempt, within the attempt's time. Where it fails, nothing is sent, and the attempt ends
 * in a NetworkError with that cause. It must not call this client itself, whose calls may be waiting for it: use another. To a
 * fleet, clients that have functions alone are one account.
 */
export type Secret = string | (() => string | Promise<string>);

/** One secret, that of the contract's first credential; or some, by the names of their security schemes. */
export type ClientKey<Name extends string = string> =
  | Secret
  | { readonly [key in Name]?: Secret | undefined };

/** What an operation's requests get. */
export interface Chosen {
  /** `undefined` where one of them has to be asked for. */
  readonly known: readonly FilledSecret[] | undefined;
  /** Rejects with what asking throws, or with a TypeError where it brought nothing that can be a secret. */
  ask(): Promise<readonly FilledSecret[]>;
}

/** The secrets of a client, and which of them go into which request. */
export class Secrets {
  /** Which lists of credentials an operation takes that does not say so itself. */
  readonly #usual: readonly (readonly string[])[];
  readonly #lasting = new Map<string, FilledSecret>();
  readonly #passing = new Map<string, () => Promise<FilledSecret>>();
  /** By the operations that were called. */
  readonly #chosen = new Map<string, Chosen>();

  /**
   * @param redact learns each secret before it is used.
   * @throws TypeError where one of them cannot be a secret, or there is none although the contract has credentials.
   */
  constructor({ credentials = {} }: RuntimeContract, clientKey: ClientKey | undefined, redact: Redactor) {
    const names = Object.keys(credentials);
    this.#usual = names.slice(0, 1).map((name) => [name]);
    const given = typeof clientKey === "object" ? clientKey : { [names[0] ?? ""]: clientKey };
    for (const [name, secret] of Object.entries(given)) {
      const credential = own(credentials, name);
      const use = (known: string, passes: boolean) => fill(credential, known, redact, passes);
      if (typeof secret === "function") this.#passing.set(name, async () => use(await secret(), true));
      else if (secret !== undefined) this.#lasting.set(name, use(secret, false));
    }
    if (names.length > 0 && !names.some((name) => this.#has(name)))
      throw new TypeError(
        typeof clientKey === "object" ? `clientKey needs one of ${names.join(", ")}` : missing,
      );
  }

  /** What tells the account from others: the secrets that stay as they are. Itself a secret. */
  get account(): string {
    return [...this.#lasting.values()].map(({ secret }) => secret).join("\n");
  }

  /**
   * The secrets that an operation's requests get: of the first list of credentials that it takes that there are secrets for.
   *
   * @throws TypeError where there is none, and it needs one.
   */
  of(operation: string, facts: RuntimeOperation): Chosen {
    const known = this.#chosen.get(operation);
    if (known) return known;
    const names = this.#choose(operation, facts);
    const lasting = names.map((name) => this.#lasting.get(name));
    const ask = () => {
      const asked = names.map((name) => this.#lasting.get(name) ?? this.#passing.get(name)?.());
      return Promise.all(asked).then((secrets) => secrets.filter((secret) => secret !== undefined));
    };
    const chosen = { known: lasting.every((secret) => secret !== undefined) ? lasting : undefined, ask };
    this.#chosen.set(operation, chosen);
    return chosen;
  }

  #choose(operation: string, { security = this.#usual }: RuntimeOperation): readonly string[] {
    const usable = security.filter((names) => names.every((name) => this.#has(name)));
    // Where a request may go without, it goes with what there is all the same: its answer may say more.
    const chosen = usable.find(({ length }) => length > 0) ?? usable[0];
    if (chosen || security.length === 0) return chosen ?? [];
    const needed = security.map((names) => names.map((name) => `clientKey.${name}`).join(" and "));
    throw new TypeError(`${operation} needs ${needed.join(", or ")}`);
  }

  #has(name: string): boolean {
    return this.#lasting.has(name) || this.#passing.has(name);
  }
}

const missing = "clientKey must not be empty";

/** @throws TypeError where it cannot be a secret. */
function fill(
  credential: RuntimeCredential | undefined,
  secret: string,
  redact: Redactor,
  passes: boolean,
): FilledSecret {
  if (typeof secret !== "string" || secret === "") throw new TypeError(missing);
  if (/\p{Cs}/u.test(secret)) throw new TypeError("clientKey must be well-formed text");
  redact.learn(secret, passes, credential?.scheme === "Basic" ? basicForms(secret) : []);
  return { credential, secret };
}

/** Shorter than this, it is part of many a word. */
const shortestPart = 4;

/** What gives `user:password` away: what is sent for it, and the password; where there is hardly one, the user's name. */
export function basicForms(secret: string): string[] {
  const colon = secret.indexOf(":");
  const [user, password] = [secret.slice(0, Math.max(0, colon)), secret.slice(colon + 1)];
  const telling = [password, user].find(({ length }) => length >= shortestPart);
  return [base64(secret), ...(telling === undefined ? [] : [telling])];
}
