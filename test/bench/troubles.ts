import type { Mock, Task } from "../../src/mock/index.js";

/**
 * What goes wrong. `outage`: every call fails. `rateLimit`: a fifth of the tasks is refused for the rate.
 * `mistake`: half of the workers send bad data.
 */
export type TroubleKind = "outage" | "rateLimit" | "mistake";

/** From and until when, in minutes from the start. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const limitedShare = 0.2;

/** What goes wrong when, by the clock that is installed. */
export class Schedule {
  readonly #troubles: readonly Trouble[];

  constructor(troubles: readonly Trouble[]) {
    this.#troubles = troubles;
  }

  isOn(kind: TroubleKind): boolean {
    const now = Date.now() / minute;
    return this.#troubles.some((trouble) => trouble.kind === kind && trouble.from <= now && now < trouble.to);
  }

  /** Lets the mock fail during the outages. */
  plan(mock: Mock): void {
    for (const { from, to } of this.#troubles.filter(({ kind }) => kind === "outage")) {
      setTimeout(() => mock.failAlways("ERROR_SERVICE_UNAVALIABLE"), from * minute);
      setTimeout(() => mock.failAlways(undefined), to * minute);
    }
  }

  /** The mock's `recognize`, which sees only tasks that are in order. */
  recognizer(random: () => number) {
    return () => (this.isOn("rateLimit") && random() < limitedShare ? "ERROR_RATE_LIMIT" : { text: "maloi" });
  }

  taskOf(worker: number): Task {
    const isMistaken = worker % 2 === 1 && this.isOn("mistake");
    return { type: "ImageToTextTask", body: isMistaken ? "" : "aGVsbG8=" };
  }
}
