import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { type Handler, startLoopback } from "../support/loopback.js";
import { type StoreKind, startStore } from "./store-server.js";
import type { Report, WorkerOptions } from "./worker.js";
import { startWorker, type Worker } from "./workers.js";

/* Several processes against one service over loopback, with a real store between them. */

const ok = { errorId: 0, balance: 1, packages: [] };
const refusal = (errorCode: string) => ({ errorId: 1, errorCode });
const banned = "ERROR_IP_BANNED";
const blocked = "ERROR_KEY_TEMP_BLOCKED";

/** A service that answers whatever `answer` is, after `delay` ms. */
async function startService() {
  const answer = { body: ok as object, headers: {}, delay: 0 };
  const handler: Handler = async (_, response) => {
    const { body, headers, delay } = answer;
    if (delay > 0) await sleep(delay);
    response.writeHead(200, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
  const server = await startLoopback(handler);
  return { server, answer, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** Workers that end with the block. */
async function startWorkers(count: number, options: WorkerOptions) {
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(options)));
  return { workers, [Symbol.asyncDispose]: () => endAll(workers) };
}

async function endAll(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((worker) => worker.kill()));
}

function sum(reports: readonly Report[], count: (report: Report) => number | undefined): number {
  return reports.reduce((total, report) => total + (count(report) ?? 0), 0);
}

describe.each<StoreKind>(["redis", "postgres"])("%s", (kind) => {
  it("stops all workers when one is blocked, and starts all after one probe", async () => {
    await using store = await startStore(kind);
    await using service = await startService();
    const options = { baseUrl: service.server.url, clientKey: "k", store: store.url };
    await using fleet = await startWorkers(4, options);
    await using other = await startWorker({ ...options, clientKey: "other" });
    const [first, ...others] = fleet.workers;
    service.answer.body = refusal(blocked);
    service.answer.headers = { "retry-after": "3" };
    expect((await first?.carryOut({ calls: 1 }))?.failures).toEqual({ [blocked]: 1 });
    service.answer.body = ok;
    service.answer.headers = {};
    for (const report of await Promise.all(others.map((worker) => worker.carryOut({ calls: 5 })))) {
      expect(report.failures).toEqual({ [`!${blocked}`]: 5 });
    }
    expect(service.server.received).toHaveLength(1);
    expect((await other.carryOut({ calls: 1 })).successes).toBe(1);

    await sleep(4000);
    service.answer.delay = 500;
    const reports = await Promise.all(fleet.workers.map((worker) => worker.carryOut({ calls: 5 })));
    expect(service.server.received).toHaveLength(3);
    expect(sum(reports, ({ successes }) => successes)).toBe(1);
    expect(sum(reports, ({ failures }) => failures[`!${blocked}`])).toBe(19);
    service.answer.delay = 0;
    const after = await Promise.all(fleet.workers.map((worker) => worker.carryOut({ calls: 5 })));
    expect(sum(after, ({ successes }) => successes)).toBe(20);
  });

  it("stops those that leave by the same address, whatever their key", async () => {
    await using store = await startStore(kind);
    await using service = await startService();
    const options = { baseUrl: service.server.url, clientKey: "k", store: store.url, egress: "a" };
    await using a = await startWorker(options);
    await using same = await startWorker({ ...options, clientKey: "other" });
    await using elsewhere = await startWorker({ ...options, egress: "b" });
    service.answer.body = refusal(banned);
    await a.carryOut({ calls: 1 });
    service.answer.body = ok;
    expect((await same.carryOut({ calls: 1 })).failures).toEqual({ [`!${banned}`]: 1 });
    expect((await elsewhere.carryOut({ calls: 1 })).successes).toBe(1);
  });

  it("lets all workers together stay below the ban, where each alone would not", async () => {
    const failuresOf = async (options: Pick<WorkerOptions, "store">) => {
      await using service = await startService();
      service.answer.body = refusal("ERROR_BAD_REQUEST");
      service.answer.delay = 20;
      const { url } = service.server;
      await using fleet = await startWorkers(4, { baseUrl: url, clientKey: "k", ...options });
      const rounds = fleet.workers.map(async (worker) => {
        for (let round = 0; round < 10; round++) await worker.carryOut({ calls: 100, deadline: 20_000 });
      });
      await Promise.all(rounds);
      return service.server.received.length;
    };
    expect(await failuresOf({})).toBeGreaterThan(1000);
    await using store = await startStore(kind);
    const failures = await failuresOf({ store: store.url });
    expect(failures).toBeGreaterThanOrEqual(500);
    expect(failures).toBeLessThan(1000);
  });

  it("goes on without a store that is slow, then dead, and with it when it is back", async () => {
    await using store = await startStore(kind);
    await using service = await startService();
    const options = { baseUrl: service.server.url, clientKey: "k", store: store.url };
    await using fleet = await startWorkers(2, options);
    const [a, b] = fleet.workers as [Worker, Worker];
    expect((await a.carryOut({ calls: 10 })).events).not.toContain("fleetLost");

    store.pause();
    const slow = await a.carryOut({ calls: 10, deadline: 2000 });
    expect(slow).toMatchObject({ successes: 10, failures: {} });
    expect(slow.events.filter((type) => type === "fleetLost")).toHaveLength(1);
    expect(slow.longest).toBeLessThan(2000);
    store.resume();
    await expectBack(a);

    await store.kill();
    await a.carryOut({ calls: 10, deadline: 2000 });
    service.answer.body = refusal(banned);
    expect((await a.carryOut({ calls: 1, deadline: 2000 })).failures).toEqual({ [banned]: 1 });
    expect((await a.carryOut({ calls: 1 })).failures).toEqual({ [`!${banned}`]: 1 });
    service.answer.body = ok;
    expect((await b.carryOut({ calls: 10, deadline: 2000 })).successes).toBe(10);

    await store.restart();
    await expect
      .poll(() => a.carryOut({ calls: 1 }).then(({ events }) => events), { timeout: 20_000, interval: 500 })
      .toContain("fleetBack");
    await expect
      .poll(() => b.carryOut({ calls: 1 }).then(({ failures }) => failures), {
        timeout: 20_000,
        interval: 500,
      })
      .toEqual({ [`!${banned}`]: 1 });
  });

  it("that is dead is stood in for by the limiter's own insurance", async () => {
    await using store = await startStore(kind);
    await using service = await startService();
    await using worker = await startWorker({
      baseUrl: service.server.url,
      clientKey: "k",
      store: store.url,
      insured: true,
    });
    await store.kill();
    const report = await worker.carryOut({ calls: 10, deadline: 3000 });
    expect(report).toMatchObject({ successes: 10 });
    await expect
      .poll(() => worker.carryOut({ calls: 5 }).then(({ events }) => events), {
        timeout: 20_000,
        interval: 500,
      })
      .not.toContain("fleetLost");
  });
});

async function expectBack(worker: Worker): Promise<void> {
  const events = () => worker.carryOut({ calls: 1 }).then((report) => report.events);
  await expect.poll(events, { timeout: 20_000, interval: 500 }).toContain("fleetBack");
}

it.each(["README.md", "README.vi.md"])("the example of %s runs", async (readme) => {
  const root = join(import.meta.dirname, "..", "..");
  const blocks = readFileSync(join(root, readme), "utf8").matchAll(/^```typescript\n(.*?)^```/gms);
  const example = [...blocks].map(([, code = ""]) => code).find((code) => code.includes("createFleet"));
  await using store = await startStore("redis");
  await using service = await startService();
  const code = `${example}\nconsole.log(await api.getBalance());\nstoreClient.disconnect();\n`
    .replace("redis://127.0.0.1:6379", store.url)
    .replace("http://127.0.0.1:4010", service.server.url);
  const folder = mkdtempSync(join(root, `.maloi-${process.pid}-fleet-`));
  try {
    writeFileSync(join(folder, "example.ts"), code);
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", join(folder, "example.ts")],
      { cwd: root },
    );
    expect({ stdout, stderr }).toEqual({ stdout: "{ errorId: 0, balance: 1, packages: [] }\n", stderr: "" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
