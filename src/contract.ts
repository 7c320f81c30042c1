/** What the client decides by: the shape of `generated/contract.ts`. It names every code of the contract. */
export interface RuntimeContract {
  readonly envelope: {
    /** An answer is a failure when the value that the keys `at` lead to is not `not`. */
    readonly failure: { readonly at: readonly string[]; readonly not: string | number | boolean | null };
    readonly code: readonly string[];
    readonly description: readonly string[];
  };
  /** The language that its texts were first written in; a BCP 47 tag. */
  readonly language: string;
  /** Where the error reference is published: an address with `{code}`, and `{language}`. */
  readonly docs?: string;
  /** The property of the body that carries the secret. */
  readonly credential?: string;
  readonly operations: Readonly<Record<string, RuntimeOperation>>;
  readonly errors: Readonly<Record<string, RuntimeError>>;
}

export interface RuntimeOperation {
  readonly method: string;
  readonly path: string;
  /** Whether sending it twice does no more than sending it once. */
  readonly idempotent?: true;
  /** In ms: how long the service itself may work on it before it gives up. */
  readonly timeLimit?: number;
  /** How often, in ms, and how many times it may be asked for the same thing. */
  readonly polling?: { readonly every: number; readonly atMost: number };
  /** What a success looks like. */
  readonly answer: AnswerShape;
}

/** The outermost properties of an answer. One that is absent here may hold anything. */
export type AnswerShape = Readonly<Record<string, PropertyShape>>;

export interface PropertyShape {
  /** The JSON type: `string`, `number`, `boolean`, `array` or `object`; absent where the description leaves it open. */
  readonly type?: string;
  /** The only values it may have. */
  readonly values?: readonly (string | number | boolean | null)[];
  /** Whether it may be missing. */
  readonly optional?: true;
}

/** A code without facts has nothing unusual: it is never retried and has no parameters. */
export interface RuntimeError {
  readonly retry?: RetryAdvice;
  /** Whether the failure is charged; absent where the source does not say. */
  readonly billed?: boolean;
  /** So many errors within so many ms bring this error about. */
  readonly trigger?: { readonly errors: number; readonly within: number };
  readonly params?: Readonly<Record<string, "string" | "number">>;
  /** The descriptions that the parameters are read from, `{{name}}` for each. */
  readonly wordings?: readonly string[];
}

/**
 * What a client may do after a failure. `never`: the same request fails until somebody changes something. `backoff`: the
 * same request may succeed later. `resubmit`: this task is over, a new one may succeed. `wait` (ms): send nothing for
 * this key, or from this IP address, until it has passed.
 */
export type RetryAdvice = "never" | "backoff" | "resubmit" | Wait;

export interface Wait {
  readonly wait: number;
  readonly scope: Scope;
}

/** What is blocked: one key, or all that comes from one IP address. */
export type Scope = "key" | "ip";
