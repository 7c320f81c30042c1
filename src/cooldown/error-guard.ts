/** Counts the failures of the last while, so that a number that the service punishes is never reached. */
export class ErrorGuard {
  /** The window, in ms. */
  readonly within: number;
  /** When each failure came, oldest first. */
  #times: number[] = [];
  #inFlight = 0;

  constructor(within: number) {
    this.within = within;
  }

  enter(): void {
    this.#inFlight++;
  }

  leave(failed: boolean, now: number): void {
    this.#inFlight--;
    if (failed) this.#times.push(now);
  }

  /** How many failures came within the window before `now`. */
  failuresAt(now: number): number {
    const first = this.#times.findIndex((time) => time > now - this.within);
    if (first !== 0) this.#times = first < 0 ? [] : this.#times.slice(first);
    return this.#times.length;
  }

  /** How many there would be, were all requests under way to fail. */
  worstAt(now: number): number {
    return this.failuresAt(now) + this.#inFlight;
  }
}
