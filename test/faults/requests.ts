import type { Socket } from "node:net";

/** A request as far as it came. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  /** Whether its whole body arrived: then the service may have carried it out. */
  whole: boolean;
  /** Whether it was answered with a refusal that has a code: then the service did nothing and charges nothing. */
  refused: boolean;
}

const endOfHead = "\r\n\r\n";

/** Notes the requests that come over a connection in `arrivals`, and calls `answer` for each that is whole. */
export function readRequests(socket: Socket, arrivals: Arrival[], answer: (arrival: Arrival) => void): void {
  let received = "";
  let current: Arrival | undefined;
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    received += chunk;
    for (let end = received.indexOf(endOfHead); end >= 0; end = received.indexOf(endOfHead)) {
      const head = received.slice(0, end);
      current ??= noteIn(arrivals, head);
      const next = end + endOfHead.length + bodyLength(head);
      if (received.length < next) return;
      received = received.slice(next);
      const arrival = Object.assign(current, { whole: true });
      current = undefined;
      answer(arrival);
    }
  });
}

function noteIn(arrivals: Arrival[], head: string): Arrival {
  const [method = "", path = ""] = head.split(" ");
  const arrival = { method, path, whole: false, refused: false };
  arrivals.push(arrival);
  return arrival;
}

/** A client that posts and does not say how long its body is would be waited for, and fail every test. */
function bodyLength(head: string): number {
  if (!head.startsWith("POST ")) return 0;
  return Number(/^content-length: *(\d+)$/im.exec(head)?.[1] ?? Number.POSITIVE_INFINITY);
}
