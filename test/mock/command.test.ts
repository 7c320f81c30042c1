import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** `maloi mock` as its own process; `done` has all that it said, and how it ended. */
function start(...args: string[]) {
  // Not through tsx's own command, which would stand between us and the process that the signal is for.
  const command = ["--import", "tsx", "scripts/cli.ts", "--lang", "en", "mock", ...args];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const done = once(child, "close").then(([code]: unknown[]) => {
    running.delete(child);
    return { code, out, err };
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      if (out.includes("header")) resolve(/http:\S+/.exec(out)?.[0] ?? "");
    });
    void done.then(() => reject(new Error(`it ended: ${err}`)));
  });
  // Who does not wait for it does not mind.
  ready.catch(() => undefined);
  return { child, done, ready };
}

async function ask(url: string, headers: Readonly<Record<string, string>> = {}, clientKey = "demo-key") {
  const body = JSON.stringify({ clientKey });
  const response = await fetch(`${url}/getBalance`, { method: "POST", headers, body });
  return { status: response.status, body: await response.json() };
}

describe("maloi mock", () => {
  it.each(["SIGTERM", "SIGINT"] as const)("serves on a free port until %s", async (signal) => {
    const { child, done, ready } = start("--port", "0");
    const url = await ready;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await ask(url)).toEqual({ status: 200, body: { errorId: 0, balance: 10, packages: [] } });
    expect(await ask(url, { "maloi-code": "ERROR_RATE_LIMIT" })).toMatchObject({
      status: 400,
      body: { errorCode: "ERROR_RATE_LIMIT" },
    });
    child.kill(signal);
    expect(await done).toEqual({
      code: 0,
      err: "",
      out: [
        `the mock listens on ${url}`,
        "the key demo-key is accepted; any other is refused",
        "to provoke a code, send the header maloi-code with it",
        "",
      ].join("\n"),
    });
  });

  it("does as its options say", async () => {
    const { child, done, ready } = start("--port", "0", "--key", "mine", "--balance", "2.5");
    const url = await ready;
    expect((await ask(url, {}, "mine")).body).toMatchObject({ balance: 2.5 });
    expect((await ask(url)).status).toBe(401);
    child.kill("SIGTERM");
    expect((await done).out).toContain("the key mine is accepted");
  });

  it("answers every call with the code of --fail", async () => {
    const { child, done, ready } = start("--port", "0", "--fail", "ERROR_IP_BANNED");
    expect((await ask(await ready)).body).toMatchObject({ errorCode: "ERROR_IP_BANNED" });
    child.kill("SIGTERM");
    await done;
  });

  it("stops while somebody is connected", async () => {
    const { child, done, ready } = start("--port", "0");
    const url = new URL(await ready);
    const socket = connect(Number(url.port), url.hostname);
    socket.on("error", () => undefined);
    await once(socket, "connect");
    // Half a request: it would be waited for.
    socket.write("POST /getBalance HTTP/1.1\r\nHost: mock\r\nContent-Length: 5\r\n\r\n{");
    await ask(url.origin);
    child.kill("SIGTERM");
    expect((await done).code).toBe(0);
    socket.destroy();
  });

  it("says when the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const result = await start("--port", port).done;
    server.close();
    expect(result).toEqual({
      code: 1,
      out: "",
      err: `port ${port} is taken; choose another with --port\n`,
    });
  });

  it.each([
    [["--port", "x"], 2, "write a number from 0 to 65535"],
    [["--port", "65536"], 2, "write a number from 0 to 65535"],
    [["--port", "-1"], 2, "write a number from 0 to 65535"],
    [["--balance", ""], 2, "write a number, such as 10 or 0.5"],
    [
      ["--fail", "error_rate_limt"],
      2,
      "error_rate_limt is no code of this contract; did you mean ERROR_RATE_LIMIT?",
    ],
    [["--fail", "constructor"], 2, "constructor is no code of this contract\n"],
    [["--host", "192.0.2.1", "--port", "0"], 1, "cannot listen on 192.0.2.1, port 0: "],
  ])("refuses %j", async (args, code, message) => {
    const result = await start(...args).done;
    expect(result).toMatchObject({ code, out: "" });
    expect(result.err).toContain(message);
    expect(result.err.trim().split("\n")).toHaveLength(1);
  });
});
