import type { JsonObject } from "../load/json.js";
import type { Envelope } from "./envelope-format.js";
import type { ErrorText, FailureKind } from "./locale-format.js";
import type { Method } from "./operation-draft.js";
import type { AnswerKind, RequestForm } from "./operation-form.js";
import type { PropertyShape } from "./schema-shape.js";
import type { TextRecords } from "./translation-record.js";

/**
 * All that is known about an API's failures, in one readonly value without a mistake in it. Everything that is
 * generated comes from here and from nowhere else. Lists keep the author's order; languages begin with the source's.
 */
export interface Contract {
  /** The API's name, from the OpenAPI description. */
  readonly title: string;
  /** The contract's version, from the OpenAPI description. */
  readonly version: string;
  /** Where the error reference is published: an address with `{code}`, and `{language}`. */
  readonly docs?: string;
  /** The day on which each version was published, as `2026-11-22`; in the author's order. */
  readonly releases?: Readonly<Record<string, string>>;
  readonly envelope: Envelope;
  readonly statuses: readonly Status[];
  readonly categories: readonly Category[];
  readonly errors: readonly ContractError[];
  readonly operations: readonly Operation[];
  /** The secrets that the client fills in by itself, by the names of their security schemes. */
  readonly credentials: Readonly<Record<string, Credential>>;
  /** BCP 47 tags; the source language first, then in code unit order. */
  readonly languages: readonly string[];
  /** How far those languages are that are not finished: what is missing is there in the source language. */
  readonly unfinished: Texts<Unfinished>;
  /** What tells how far each text is; see `stateOf`, which takes hashes, and so is for those texts alone that are shown. */
  readonly records: Texts<TextRecords>;
  readonly guide: Readonly<Record<string, Guide>>;
  readonly failures: Readonly<Record<FailureKind, Texts<ErrorText>>>;
  /** The OpenAPI description, bundled into one document. */
  readonly openapi: JsonObject;
  /** The same in other languages: words differ, facts do not. */
  readonly translations: Texts<Translation>;
  /** The files that all this was read from, relative to the root. */
  readonly files: { readonly catalog: string; readonly openapi: string; readonly locales: Texts<string> };
}

/** The OpenAPI description in a language that it was not written in. */
export interface Translation {
  readonly openapi: JsonObject;
  /** What made it that: an OpenAPI Overlay. */
  readonly overlay: JsonObject;
  /** Where that was read, relative to the root. */
  readonly file: string;
}

/** One value per language of the contract. */
export type Texts<T> = Readonly<Record<string, T>>;

/** Of a language's texts: how many are not there, and how many nobody has looked at since they were made. */
export type Unfinished = Readonly<Record<"missing" | "machine" | "needs-review", number>>;

/** The words above the tables of the error reference. */
export interface Guide {
  readonly title: string;
  readonly intro: string;
}

/** A line of the response table. */
export interface Status {
  readonly status: number;
  /** The value that `envelope.failure` points at. */
  readonly errorId?: string | number | boolean | null;
  /** For machines and logs. */
  readonly name: string;
  readonly texts: Texts<NameText>;
}

export interface NameText {
  readonly name: string;
  readonly description: string;
}

/** A predicate over codes. */
export interface Category {
  readonly name: string;
  /** Who caused every error in it; absent where that differs or is not known. */
  readonly fault?: "service" | "caller";
  readonly texts: Texts<NameText>;
}

/** What the client may do after a failure. Waits are in ms; `stated` has each that the source states. */
export type Retry =
  | { readonly mode: "never" | "backoff" | "resubmit" }
  | {
      readonly mode: "wait";
      /** The longest that the source states, in ms. */
      readonly wait: number;
      readonly stated: readonly number[];
      readonly scope: "key" | "ip";
    };

export interface ContractError {
  /** As it comes over the wire. */
  readonly code: string;
  /** The HTTP status it comes with. */
  readonly status: number;
  readonly category: string;
  readonly retry: Retry;
  /** The named parts of the description. */
  readonly params: Readonly<Record<string, "string" | "number">>;
  /** Whether the failure is charged; absent where the source does not say. */
  readonly billed?: boolean;
  /** In ms: the time whose passing causes this error. */
  readonly timeLimit?: number;
  /** So many errors within so many ms bring this error about. */
  readonly trigger?: { readonly errors: number; readonly within: number };
  /** Other spellings that people search for; never on the wire. */
  readonly aliases: readonly string[];
  readonly since?: string;
  readonly deprecated?: string;
  readonly replacedBy?: string;
  readonly retired?: string;
  /** The ids of the operations that return it. */
  readonly operations: readonly string[];
  readonly texts: Texts<ErrorText>;
  /** Earlier wordings of the description, in the languages that have any: for searches alone. */
  readonly formerly?: Texts<readonly string[]>;
}

export interface Operation {
  /** Its `operationId`; the client's method has this name. */
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  /** The codes it can return, in the catalog's order. */
  readonly codes: readonly string[];
  readonly request: RequestForm;
  /** What a success is. */
  readonly returns: AnswerKind;
  /** The names of the credentials that it needs: all those of any one of these lists. Without a list it needs none. */
  readonly security: readonly (readonly string[])[];
  /** Whether sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  /** How often, in ms, and how many times it may be asked for the same thing. */
  readonly polling?: { readonly every: number; readonly atMost: number };
  /** The outermost properties of a success, as far as anything is known of them. */
  readonly answer: Readonly<Record<string, PropertyShape>>;
}

/** Where the secret goes in a request. */
export interface Credential {
  readonly in: "body" | "header" | "query" | "cookie";
  /** Of the property of the body, the header, the parameter or the cookie. */
  readonly name: string;
  /** What stands before it in the header, such as `Bearer`. */
  readonly scheme?: string;
}
