import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { answer, startLoopback } from "../support/loopback.js";
import { commandLine, maloi, project } from "./maloi.js";

const key = "s3cret-key-of-nobody";

/** A service that is right as far as getBalance is concerned. */
const right = ((request, response, body) => {
  const failure = (errorCode: string) => ({ errorId: 1, errorCode, errorDescription: "" });
  if (!body.startsWith("{")) answer(400, failure("ERROR_BAD_REQUEST"))(request, response, body);
  else if (!body.includes(key)) answer(401, failure("ERROR_KEY_DENIED_ACCESS"))(request, response, body);
  else answer(200, { errorId: 0, balance: 3, packages: [] })(request, response, body);
}) satisfies Parameters<typeof startLoopback>[0];

describe("maloi contract-test", () => {
  it("sees every code of the shipped contract in our own mock", async () => {
    const { code, out, err } = await maloi(["--json", "contract-test"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { seen, codes, findings, target } = JSON.parse(out);
    expect([seen.length, codes, findings, target]).toEqual([17, 17, [], "mock"]);
  });

  it.each([
    ["petshop", 4],
    ["ledger", 3],
  ])("sees every code of the %s in a mock of it", async (api, count) => {
    const { code, out } = await maloi(["contract-test", "--root", `test/foreign/${api}`]);
    expect(code).toBe(0);
    expect(out).toContain(`codes seen: ${count} of ${count}`);
  });

  it("says what it asked another service, and what only a mock would answer", async () => {
    await using server = await startLoopback(right);
    const args = ["contract-test", "--url", server.url, "--operation", "getBalance"];
    const { code, out, err } = await maloi(args, project, { MALOI_KEY: key });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.split("\n").slice(0, 4)).toEqual([
      "a success                getBalance  valid    2xx → 200  ok",
      "ERROR_KEY_DENIED_ACCESS  getBalance  written  401 → 401  ok ERROR_KEY_DENIED_ACCESS",
      "ERROR_BAD_REQUEST        getBalance  written  400 → 400  ok ERROR_BAD_REQUEST",
      "ERROR_KEY_DENIED_ACCESS  getBalance  derived  401 → 401  ok ERROR_KEY_DENIED_ACCESS",
    ]);
    expect(out).toMatch(/warning\[never-seen\]: no request is written .*: .*, ERROR_IP_BANNED, /);
    expect(out).toContain("requests: 4; codes seen: 2 of 6\nerrors: 0; warnings: 1; notes: 0\n");
    expect((await maloi([...args, "--strict"], project, { MALOI_KEY: key })).code).toBe(1);
  });

  it("tells nobody the key, not even where the service does", async () => {
    await using server = await startLoopback((request, response, body) => {
      answer(500, `<p>${request.url} ${body}`, { "content-type": "text/html" })(request, response, body);
    });
    for (const args of [["contract-test"], ["--json", "contract-test"], ["contract-test", "--dry-run"]]) {
      const { out, err } = await maloi([...args, "--url", server.url], project, { MALOI_KEY: key });
      expect(out + err).not.toContain(key);
      expect(out).toContain("getBalance");
    }
    expect(server.received.some(({ body }) => body.includes(key))).toBe(true);
  });

  it("sends nothing in a dry run", async () => {
    await using server = await startLoopback(right);
    const { code, out } = await maloi(["contract-test", "--dry-run", "--url", server.url, "--key", key]);
    expect([code, server.received.length]).toEqual([0, 0]);
    expect(out).toContain('POST   /getBalance  a success\n       {"clientKey":"[key]"}');
  });

  it("asks no other machine's service unless it is told to, and then keeps to the budget", async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.writeHead(418).end("no");
    }).listen(0, "0.0.0.0");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    // It leads to this machine, but its text does not say so.
    const args = ["contract-test", "--key", key, "--url", `http://0.0.0.0:${port}`];
    const refused = await maloi(args);
    expect([refused.code, asked]).toEqual([2, 0]);
    expect(refused.err).toBe(
      "this service is not on this machine, and nothing was sent; add --live if it may be asked\n",
    );
    const allowed = await maloi([...args, "--live", "--budget", "2", "--pace", "0"]);
    server.close();
    expect([allowed.code, asked]).toEqual([1, 2]);
    expect(allowed.out).toContain("not sent, beyond the budget");
  });

  it("ends cleanly when it is stopped", async () => {
    let asked: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await using server = await startLoopback(() => asked());
    const env = { ...process.env, LC_ALL: "C.UTF-8", MALOI_KEY: key };
    const run = spawn(process.execPath, commandLine(["contract-test", "--url", server.url]), {
      env,
      cwd: project,
    });
    let out = "";
    run.stdout.on("data", (text) => {
      out += text;
    });
    await waiting;
    run.kill("SIGINT");
    const [code] = await once(run, "close");
    expect([code, server.received.length]).toEqual([1, 1]);
    expect(out).toContain("not sent, the run was stopped");
    expect(out).toContain("requests: 1; codes seen: 0 of 17");
  });

  it.each([
    [["--url", "127.0.0.1:4010"], "write an address such as http://127.0.0.1:4010"],
    [["--url", "ftp://127.0.0.1"], "write an address such as http://127.0.0.1:4010"],
    [["--url", "http://me:word@127.0.0.1"], "leave user and password out of the address"],
    [["--url", "http://127.0.0.1?key=1"], "leave what follows ? or # out of the address"],
    [["--url", "http://api.localhost"], "this service is not on this machine"],
    [["--live"], "name the service with --url"],
    [["--key", "a\nb"], "the key has a character in it that no request can carry"],
    [["--budget", "0"], "write a whole number from 1"],
    [["--pace", "fast"], "write a whole number from 0"],
    [["--code", "ERROR_RATE_LIMT"], "did you mean ERROR_RATE_LIMIT?"],
    [["--operation", "nothing"], "nothing is no operation of this contract"],
  ])("refuses %j", async (args, message) => {
    const { code, out, err } = await maloi(["contract-test", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("reports what is wrong with the probes, as check does", async () => {
    const { code, out } = await maloi([
      "--json",
      "contract-test",
      "--root",
      "test/fixtures/no-such-contract",
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out).problems.length).toBeGreaterThan(0);
  });
});
