import { describe, expect, inject, it } from "vitest";
import { peer } from "./peers.js";
import { run } from "./project.js";
import { outcome } from "./scenario.js";
import { startWorker } from "./worker.js";

/* What runs JavaScript and is neither Node nor a browser. */

const { application, service } = inject("published");

describe("the installed package", () => {
  it.each([
    ["Deno", "deno", ["run", "--no-remote", "--allow-net=127.0.0.1", "--allow-read", "--allow-env"]],
    ["Bun", "bun", ["run"]],
  ])("works in %s", async (_, program, args) => {
    expect(JSON.parse(await run(application, peer(program), ...args, "program.mjs", service))).toEqual(
      outcome,
    );
  });

  it("works in a worker of an edge: workerd", async () => {
    await using worker = await startWorker(application);
    const response = await fetch(`${worker.url}/?service=${encodeURIComponent(service)}`);
    expect([response.status, await response.json()]).toEqual([200, outcome]);
  });
});
