import type { Scope } from "./contract.js";

/**
 * What happens during calls, for logs, metrics and traces. Nothing in it is secret. A code that the contract does not have is
 * cut to 100 printable characters.
 */
export type ClientEvent =
  /** An attempt is sent; `attempt` counts from 1. */
  | { readonly type: "request"; readonly operation: string; readonly attempt: number }
  /** An attempt ended after `ms`. */
  | {
      readonly type: "response";
      readonly operation: string;
      readonly attempt: number;
      readonly ms: number;
      /** The HTTP status; absent where there was no answer. */
      readonly status?: number;
      /**
       * The service's code, else the error's name, or `aborted` where the caller gave up. Absent when it succeeded.
       * OpenTelemetry's `error.type`.
       */
      readonly error?: string;
    }
  /** The attempt is made again after `delay` ms, because of `error`. */
  | {
      readonly type: "retry";
      readonly operation: string;
      readonly attempt: number;
      readonly delay: number;
      readonly error: string;
    }
  /** An attempt was not sent, because of a cool-down. */
  | {
      readonly type: "refused";
      readonly operation: string;
      readonly attempt: number;
      readonly code: string;
      readonly scope: Scope;
      readonly reason: "blocked" | "guard";
      readonly until: Date;
    }
  /** From now on nothing is sent for this key, or from this IP address. */
  | {
      readonly type: "cooldownStart";
      readonly operation: string;
      readonly code: string;
      readonly scope: Scope;
      readonly reason: "blocked" | "guard";
      readonly until: Date;
    }
  /** The service was asked again and does not block any more. */
  | { readonly type: "cooldownEnd"; readonly operation: string; readonly scope: Scope }
  /** The fleet's store does not answer, for the reason named: this client goes on with its own memory. */
  | { readonly type: "fleetLost"; readonly operation: string; readonly reason: string }
  /** The fleet's store answers again. */
  | { readonly type: "fleetBack"; readonly operation: string }
  /** The service answered with a code that the contract does not have. */
  | { readonly type: "unknownCode"; readonly operation: string; readonly code: string }
  /** The service's answer is not the contract's. */
  | {
      readonly type: "unexpectedResponse";
      readonly operation: string;
      readonly reason: string;
      readonly status: number;
    };

export type EventListener = (event: ClientEvent) => void;

/** Tells the listener. What it throws, now or later, is its own affair. */
export type Emit = (event: ClientEvent) => void;

export function createEmit(listener: EventListener | undefined): Emit {
  if (!listener) return () => undefined;
  return (event) => {
    try {
      // A listener may be async all the same.
      void Promise.resolve(listener(event)).catch(() => undefined);
    } catch {
      // Events never change what happens.
    }
  };
}
