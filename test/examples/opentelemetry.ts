import {
  type Attributes,
  type Meter,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { EventListener } from "maloi";

/**
 * A client's events as spans and metrics: `createClient({ …, onEvent: telemetry(tracer, meter) })`. The spans are children
 * of the one that is active where the client is called. The names are not HTTP's own: who instruments `fetch` has those.
 */
export function telemetry(tracer: Tracer, meter: Meter): EventListener {
  const durations = meter.createHistogram("maloi.attempt.duration", {
    unit: "s",
    // The usual ones are meant for milliseconds. The service may take two minutes.
    advice: { explicitBucketBoundaries: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] },
  });
  const retries = meter.createCounter("maloi.retries");
  const refusals = meter.createCounter("maloi.refusals");
  const cooldowns = meter.createCounter("maloi.cooldowns");
  const losses = meter.createCounter("maloi.fleet.losses");
  // Answers that the contract does not have. Where they last, it is time for a newer version.
  const mismatches = meter.createCounter("maloi.mismatches");
  // On the caller's span: the attempt's may be over, or not yet begun.
  const note = (name: string, attributes: Attributes) =>
    void trace.getActiveSpan()?.addEvent(name, attributes);

  return (event) => {
    const operation = { "maloi.operation": event.operation };
    switch (event.type) {
      case "response": {
        const { attempt, ms, status, error } = event;
        const outcome = { ...operation, ...(error !== undefined && { "error.type": error }) };
        const ended = Date.now();
        const span = tracer.startSpan(event.operation, {
          kind: SpanKind.CLIENT,
          startTime: new Date(ended - ms),
          attributes: {
            ...outcome,
            ...(status !== undefined && { "http.response.status_code": status }),
            ...(attempt > 1 && { "http.request.resend_count": attempt - 1 }),
          },
        });
        if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end(new Date(ended));
        return durations.record(ms / 1000, outcome);
      }
      case "retry":
        return retries.add(1, { ...operation, "error.type": event.error });
      case "refused":
        return refusals.add(1, { ...operation, "error.type": event.code });
      case "cooldownStart": {
        const why = { "error.type": event.code, "maloi.scope": event.scope, "maloi.reason": event.reason };
        note("maloi.cooldown.start", { ...why, "maloi.until": event.until.toISOString() });
        return cooldowns.add(1, why);
      }
      case "cooldownEnd":
        return note("maloi.cooldown.end", { "maloi.scope": event.scope });
      case "fleetLost":
        return losses.add(1, { "maloi.reason": event.reason });
      case "unknownCode":
        note("maloi.unknown_code", { ...operation, "error.type": event.code });
        return mismatches.add(1, { ...operation, "maloi.reason": "unknown code" });
      case "unexpectedResponse":
        note("maloi.unexpected_response", { ...operation, "maloi.reason": event.reason });
        return mismatches.add(1, { ...operation, "maloi.reason": event.reason });
    }
  };
}
