/** What the client decides by: the shape of `generated/contract.ts`. It names every code of the contract. */
export interface RuntimeContract {
  /** The language that its texts were first written in; a BCP 47 tag. */
  readonly language: string;
  /** Where the error reference is published: an address with `{code}`, and `{language}`. */
  readonly docs?: string;
  readonly envelope: RuntimeEnvelope;
  /** Where the secrets go in a request, by the names of their security schemes; absent where there are none. */
  readonly credentials?: Readonly<Record<string, RuntimeCredential>>;
  readonly operations: Readonly<Record<string, RuntimeOperation>>;
  readonly errors: Readonly<Record<string, RuntimeError>>;
}

export type Scalar = string | number | boolean | null;

/** How a failure looks on the wire. */
export interface RuntimeEnvelope {
  /** What tells a failure from a success; where it is absent, the HTTP status does. */
  readonly failure?: FailureMark;
  readonly code: Locator;
  readonly description?: Locator;
  /** Where the object is that holds the parameters by name. Where it is absent, they are read from the description. */
  readonly params?: readonly string[];
}

/**
 * A value that the keys `at` lead to. With `not`, an answer is a failure when the value is another than that; with `is`, when
 * it is that; with neither, when there is any.
 */
export interface FailureMark {
  readonly at: readonly string[];
  readonly not?: Scalar;
  readonly is?: Scalar;
}

/** Where a text is: in the body, or in a header. */
export type Locator =
  | { readonly at: readonly string[]; readonly prefix?: string; readonly number?: true }
  | { readonly header: string; readonly prefix?: string };

export interface RuntimeCredential {
  readonly in: "body" | "header" | "query" | "cookie";
  readonly name: string;
  /** What stands before it in the header; `Basic` has it in base64. */
  readonly scheme?: string;
}

export interface RuntimeOperation {
  readonly method: string;
  readonly path: string;
  /** Whether the input is `path`, `query`, `header`, `cookie` and `body` rather than the body itself. */
  readonly grouped?: true;
  /** The media type of the request body; absent where there is none. */
  readonly body?: string;
  /** How arrays and objects of the query are written, where it is not `name=a&name=b`: what joins them, `deepObject` or `json`. */
  readonly styles?: Readonly<Record<string, string>>;
  /**
   * The names of the credentials that it needs: all those of any one of these lists; none where there is no list. Where it is
   * absent, the first one of the contract.
   */
  readonly security?: readonly (readonly string[])[];
  /** Whether sending it twice does no more than sending it once. */
  readonly idempotent?: true;
  /** In ms: how long the service itself may work on it before it gives up. */
  readonly timeLimit?: number;
  /** How often, in ms, and how many times it may be asked for the same thing. */
  readonly polling?: { readonly every: number; readonly atMost: number };
  /** What a success is, where it is no JSON object; `any` is JSON of whatever type, or nothing. */
  readonly returns?: "any" | "text" | "blob" | "nothing";
  /** What a success that is a JSON object looks like. */
  readonly answer?: AnswerShape;
}

/** The outermost properties of an answer. One that is absent here may hold anything. */
export type AnswerShape = Readonly<Record<string, PropertyShape>>;

export interface PropertyShape {
  /** The JSON type: `string`, `number`, `boolean`, `array` or `object`; absent where the description leaves it open. */
  readonly type?: string;
  /** The only values it may have. */
  readonly values?: readonly Scalar[];
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
