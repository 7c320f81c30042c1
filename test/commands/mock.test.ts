import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createClient, isApiError } from "../../src/runtime.js";
import { contract as petshop } from "../foreign/petshop/generated/contract.js";
import { commandLine, copyOf, folderWith, project } from "./maloi.js";

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** `maloi mock` as its own process; `done` has all that it said, and how it ended. */
function start(args: readonly string[], cwd = project, lang = "en") {
  const command = commandLine(["--lang", lang, "mock", "--port", "0", ...args]);
  const child = spawn(process.execPath, command, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const said = { out: "", err: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const done = once(child, "close").then(([code]: unknown[]) => {
    running.delete(child);
    return { code, ...said };
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.out += text;
      // All is said at once, but not in one piece.
      const url = /http:[^\s"]+/.exec(said.out)?.[0];
      if (url && said.out.includes("maloi-code")) resolve(url);
    });
    void done.then(({ err }) => reject(new Error(`it ended: ${err}`)));
  });
  // Who does not wait for it does not mind.
  ready.catch(() => undefined);
  const stop = async () => {
    child.kill("SIGTERM");
    return done;
  };
  return { ready, done, stop };
}

const foreign = join("test", "foreign", "petshop");

describe("maloi mock --root", () => {
  it("serves another contract, which its own client understands", async () => {
    const { ready, stop } = start(["--root", foreign]);
    const url = await ready;
    const api = createClient(petshop, { baseUrl: url, clientKey: "demo-key", maxRetries: 0 });
    expect(await api.getPet({ path: { petId: 7 } })).toEqual({ id: 1, name: "text", kind: "cat" });
    const { error } = await api.safe.addPet({ name: "Mun" }, { headers: { "maloi-code": "out-of-credit" } });
    expect(isApiError(error) && [error.code, error.params]).toEqual([
      "out-of-credit",
      { balance: 1, cost: 2 },
    ]);
    expect(await stop()).toEqual({
      code: 0,
      err: "",
      out: [
        `the mock listens on ${url}`,
        "the key demo-key is accepted; any other is refused",
        "to provoke a code, send the header maloi-code with it",
        "it serves:",
        "  GET     /pets                listPets",
        "  POST    /pets                addPet",
        "  GET     /pets/{petId}        getPet",
        "  DELETE  /pets/{petId}        removePet",
        "  GET     /pets/{petId}/photo  getPhoto",
        "  PUT     /pets/{petId}/photo  setPhoto",
        "  GET     /health              health",
        "",
      ].join("\n"),
    });
  });

  it("needs nothing that was generated, and takes the current folder for its root", async () => {
    const folder = await folderWith({});
    await cp(join(project, foreign, "spec"), join(folder, "spec"), { recursive: true });
    await cp(join(project, foreign, "locales"), join(folder, "locales"), { recursive: true });
    const { ready, stop } = start(["--fail", "rate-limited", "--key", "mine"], folder);
    const response = await fetch(`${await ready}/health`);
    expect([response.status, await response.json()]).toEqual([
      429,
      { type: "https://petshop.example/problems/rate-limited", detail: "Too fast" },
    ]);
    expect((await stop()).out).toContain("the key mine is accepted");
  });

  it("speaks the language that is asked for, where the contract does", async () => {
    const { ready, stop } = start(["--root", "test/foreign/ledger"], project, "vi-VN");
    const response = await fetch(`${await ready}/entries/7`, { headers: { "maloi-code": "1042" } });
    expect(await response.json()).toEqual({ error: { code: 1042, message: "Sổ cái đang bận" } });
    expect((await stop()).out).toContain("các thao tác được phục vụ:");
  });

  it("says the same to machines", async () => {
    const { ready, stop } = start(["--root", "test/foreign/ledger", "--json"]);
    const url = await ready;
    const operations = [
      { id: "entry", method: "get", path: "/entries/{id}" },
      { id: "book", method: "post", path: "/entries" },
    ];
    expect(JSON.parse((await stop()).out)).toEqual({ url, header: "maloi-code", operations });
  });

  it.each([
    ["a copy of the shipped contract", async () => shippedCopy()],
    ["a folder without a contract", async () => folderWith({ "README.md": "" })],
  ])("serves the shipped contract's own mock for %s", async (_, prepare) => {
    const { ready, stop } = start(["--balance", "2.5", "--root", await prepare()]);
    const body = JSON.stringify({ clientKey: "demo-key" });
    const response = await fetch(`${await ready}/getBalance`, { method: "POST", body });
    expect(await response.json()).toEqual({ errorId: 0, balance: 2.5, packages: [] });
    expect((await stop()).out).not.toContain("it serves");
  });

  it("reports the mistakes of a contract", async () => {
    const folder = await copyOf(join(project, "test", "fixtures", "ten-mistakes"));
    const { code, out, err } = await start(["--root", folder]).done;
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("spec/errors.yaml:");
  });

  it.each([
    ["out-of-credits", "did you mean out-of-credit?"],
    ["RATE-LIMITD", "did you mean rate-limited?"],
    ["ERROR_RATE_LIMIT", "ERROR_RATE_LIMIT is no code of this contract\n"],
  ])("does not fail with %s, which the contract lacks", async (fail, said) => {
    const { code, out, err } = await start(["--root", foreign, "--fail", fail]).done;
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });
});

async function shippedCopy(): Promise<string> {
  const folder = await folderWith({});
  for (const name of ["spec", "locales"])
    await cp(join(project, name), join(folder, name), { recursive: true });
  return folder;
}
