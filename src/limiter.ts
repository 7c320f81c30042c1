import { onAbort } from "./on-abort.js";

/**
 * Gives back what `acquire` gave.
 *
 * @param failed whether the next one waits for a moment: who gives up all requests because of a failure has to learn of it.
 */
export type Release = (failed: boolean) => void;

/** Lets so many requests be under way at once, and so many begin per second; the others wait their turn. */
export class Limiter {
  readonly #most: number;
  /** At least so many ms lie between two beginnings. */
  readonly #gap: number;
  #inFlight = 0;
  #nextAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #queue = new Set<() => void>();

  constructor(inFlight: number, perSecond: number) {
    this.#most = inFlight;
    this.#gap = 1000 / perSecond;
  }

  /** Begins at once where nothing has to be waited for. */
  tryAcquire(): Release | undefined {
    const isFree = this.#queue.size === 0 && this.#inFlight < this.#most && this.#nextAt <= Date.now();
    return isFree ? this.#begin() : undefined;
  }

  /** Resolves when it is this request's turn. Rejects with the signal's reason when that comes first. */
  acquire(signal: AbortSignal): Promise<Release> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        forget();
        resolve(this.#begin());
      };
      const forget = onAbort(signal, () => {
        this.#queue.delete(begin);
        this.#admit();
        reject(signal.reason);
      });
      this.#queue.add(begin);
      this.#admit();
    });
  }

  #begin(): Release {
    this.#inFlight++;
    this.#nextAt = Math.max(this.#nextAt, Date.now()) + this.#gap;
    const release = () => {
      this.#inFlight--;
      this.#admit();
    };
    return (failed) => {
      if (failed && this.#queue.size > 0) setTimeout(release);
      else release();
    };
  }

  /** Lets in whose turn it is. One timer waits for all. */
  #admit(): void {
    clearTimeout(this.#timer);
    for (const begin of this.#queue) {
      if (this.#inFlight >= this.#most) return;
      const wait = Math.ceil(this.#nextAt - Date.now());
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#admit(), wait);
        return;
      }
      this.#queue.delete(begin);
      begin();
    }
  }
}
