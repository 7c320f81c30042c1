import { type Meter, metrics, type Tracer, trace } from "@opentelemetry/api";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter } from "@opentelemetry/sdk-trace-base";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ClientOptions, createClient } from "../../src/index.js";
import { createMock } from "../../src/mock/index.js";
import { telemetry } from "./opentelemetry.js";
import { startSdk } from "./telemetry-sdk.js";

afterEach(() => void vi.restoreAllMocks());

/** How calls end that succeed, fail for good, are made again, and are blocked; and what the service saw of them. */
async function outcomes(onEvent?: ClientOptions["onEvent"]) {
  const mock = createMock();
  const api = createClient({ baseUrl: "http://mock", clientKey: "demo-key", fetch: mock.fetch, onEvent });
  const ended: unknown[] = [await api.safe.getBalance()];
  mock.failNext("ERROR_ZERO_BALANCE");
  ended.push(await api.safe.createTask({ task: { type: "ImageToTextTask" } }));
  vi.spyOn(Math, "random").mockReturnValue(0);
  mock.failNext("ERROR_SERVICE_UNAVALIABLE");
  ended.push(await api.safe.getBalance());
  mock.failNext("ERROR_KEY_TEMP_BLOCKED");
  ended.push(await api.safe.getBalance(), await api.safe.getBalance());
  // Whatever was thrown later than that has its chance to be heard of.
  await new Promise((resolve) => setImmediate(resolve));
  // Times differ from run to run.
  const told = JSON.stringify(ended).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "…");
  return { told: JSON.parse(told), requests: mock.requests };
}

/** The promises that were rejected and that nobody looked after. */
async function unhandledDuring(work: () => Promise<unknown>): Promise<unknown[]> {
  const reasons: unknown[] = [];
  const listener = (reason: unknown) => void reasons.push(reason);
  process.on("unhandledRejection", listener);
  try {
    await work();
  } finally {
    process.off("unhandledRejection", listener);
  }
  return reasons;
}

class ThrowingSpans extends InMemorySpanExporter {
  calls = 0;
  override export(): void {
    this.calls++;
    throw new Error("the collector is down");
  }
}

class ThrowingMetrics extends InMemoryMetricExporter {
  calls = 0;
  override export(): void {
    this.calls++;
    throw new Error("the collector is down");
  }
}

describe("telemetry that fails", () => {
  it("has something to change", async () => {
    const { told, requests } = await outcomes();
    expect(told.map(({ error }: { error?: { code: string } }) => error?.code)).toEqual([
      undefined,
      "ERROR_ZERO_BALANCE",
      undefined,
      "ERROR_KEY_TEMP_BLOCKED",
      "ERROR_KEY_TEMP_BLOCKED",
    ]);
    expect(requests).toHaveLength(5);
  });

  it("changes nothing about the calls where an exporter throws", async () => {
    const undisturbed = await outcomes();
    const spans = new ThrowingSpans();
    const exporter = new ThrowingMetrics(AggregationTemporality.CUMULATIVE);
    const metrics = new PeriodicExportingMetricReader({ exporter });
    const sdk = startSdk({ spans, metrics });
    let disturbed: unknown;
    const unhandled = await unhandledDuring(async () => {
      disturbed = await outcomes(telemetry(sdk.tracer, sdk.meter));
      await metrics.forceFlush().catch(() => undefined);
    });
    await sdk.stop();
    expect(spans.calls).toBe(5);
    expect(exporter.calls).toBeGreaterThan(0);
    expect(disturbed).toEqual(undisturbed);
    expect(unhandled).toEqual([]);
  });

  it("changes nothing about the calls where the SDK itself throws", async () => {
    const undisturbed = await outcomes();
    const startSpan = vi.fn(() => {
      throw new Error("no span for you");
    });
    const tracer: Tracer = { ...trace.getTracer("broken"), startSpan, startActiveSpan: startSpan };
    const meter: Meter = metrics.getMeter("none");
    expect(await outcomes(telemetry(tracer, meter))).toEqual(undisturbed);
    expect(startSpan).toHaveBeenCalledTimes(5);
  });
});
