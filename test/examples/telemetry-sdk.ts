import { context, type Meter, type Tracer } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { MeterProvider, MetricReader } from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanExporter,
} from "@opentelemetry/sdk-trace-base";

/** The real SDK, which exports into memory. */
export interface Sdk {
  readonly tracer: Tracer;
  readonly meter: Meter;
  /** The spans that ended, in that order. */
  spans(): Promise<ReadableSpan[]>;
  /** What the metrics come to now. */
  points(): Promise<Point[]>;
  stop(): Promise<void>;
}

/** One value of one metric. */
export interface Point {
  readonly metric: string;
  readonly unit: string;
  readonly attributes: object;
  readonly value: unknown;
}

/** Reads when it is asked to: the SDK's own readers and exporters wait for timers, which a test may hold still. */
class MemoryReader extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}

/** @param others are told too. */
export function startSdk(others: { spans?: SpanExporter; metrics?: MetricReader } = {}): Sdk {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const memory = new InMemorySpanExporter();
  const exporters = [memory, ...(others.spans ? [others.spans] : [])];
  let ids = 0;
  const nextId = (length: number) => (++ids).toString(16).padStart(length, "0");
  const tracers = new BasicTracerProvider({
    spanProcessors: exporters.map((exporter) => new SimpleSpanProcessor(exporter)),
    // Its own come from Math.random(): where a test fixes that, they would all be the same.
    idGenerator: { generateTraceId: () => nextId(32), generateSpanId: () => nextId(16) },
  });
  const reader = new MemoryReader();
  const meters = new MeterProvider({ readers: [reader, ...(others.metrics ? [others.metrics] : [])] });
  return {
    tracer: tracers.getTracer("test"),
    meter: meters.getMeter("test"),
    async spans() {
      await tracers.forceFlush();
      return memory.getFinishedSpans();
    },
    async points() {
      const { resourceMetrics } = await reader.collect();
      return resourceMetrics.scopeMetrics
        .flatMap(({ metrics }) => metrics)
        .flatMap(({ descriptor: { name, unit }, dataPoints }) =>
          dataPoints.map(({ attributes, value }) => ({ metric: name, unit, attributes, value })),
        );
    },
    async stop() {
      await Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
      context.disable();
    },
  };
}
