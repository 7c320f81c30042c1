/** The numbers of AWS's standard retry mode. */
const capacity = 500;
const usualCost = 5;
const timeoutCost = 10;

/**
 * What retries are paid from, shared by all calls of a client. Successes fill it, retries empty it: while a service is
 * down, a client soon sends each request once, and the outage is not multiplied.
 */
export class RetryBudget {
  #tokens = capacity;

  /** Pays for a retry. Nothing is paid where it does not suffice. */
  pay(afterTimeout: boolean): boolean {
    const cost = afterTimeout ? timeoutCost : usualCost;
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }

  /** A call succeeded: at once, or after retries, the last of which is paid back. */
  refund(retried: boolean): void {
    this.#tokens = Math.min(capacity, this.#tokens + (retried ? usualCost : 1));
  }
}
