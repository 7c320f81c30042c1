import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { serve } from "srvx/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exampleBody } from "../../scripts/emit/fact-lines.js";
import type { ContractError } from "../../scripts/model/contract.js";
import { mockUrl } from "../../scripts/site/examples.js";
import { project } from "../commands/maloi.js";
import { compileErrors } from "../support/compile.js";
import { hasCurl } from "../support/curl.js";
import { ModuleRunner } from "../support/module-runner.js";
import { callOn, codeOn, type ExampleSite, exampleSite, failingByPath } from "./example-site.js";

/*
 * The code on the pages of codes and operations is what readers copy: all of it is compiled and run, against a mock that fails with
 * the code, and says what the catalog says.
 */

/** A page's code, saved. */
interface Saved {
  readonly site: ExampleSite;
  readonly language: string;
  /** Of TypeScript. */
  readonly file: string;
  readonly curl: string;
}

interface Case extends Saved {
  readonly error: ContractError;
}

interface OperationCase extends Saved {
  readonly id: string;
}

const sites = await Promise.all(["", "test/foreign/petshop", "test/foreign/ledger"].map(exampleSite));
/** Within the project, so that TypeScript finds its types. */
const temp = mkdtempSync(join(project, `.maloi-${process.pid}-examples-`));
const servers: { close(force: boolean): Promise<void> }[] = [];
const cases: Case[] = [];
const operationCases: OperationCase[] = [];
const runner = new ModuleRunner({ hasNoJitter: true });

beforeAll(async () => {
  for (const site of sites) for (const language of site.contract.languages) await prepare(site, language);
});

afterAll(async () => {
  runner[Symbol.dispose]();
  rmSync(temp, { recursive: true, force: true });
  await Promise.all(servers.map((server) => server.close(true)));
});

async function prepare(site: ExampleSite, language: string): Promise<void> {
  const fetch = failingByPath(site.mock(language));
  const server = serve({ hostname: "127.0.0.1", port: 0, fetch, manual: true, silent: true });
  await server.serve();
  servers.push(server);
  const { origin } = new URL(server.url ?? "");
  const folder = join(temp, site.name.replaceAll("/", "-"), language);
  mkdirSync(folder, { recursive: true });
  if (!site.isShipped)
    cpSync(join(project, site.name, "generated"), join(folder, "generated"), { recursive: true });
  const save = (name: string, typescript: string, curl: string, address = origin): Saved => {
    const file = join(folder, `${name}.ts`);
    writeFileSync(file, typescript.replace(mockUrl, address));
    return { site, language, file, curl: curl.replace(mockUrl, origin) };
  };
  for (const error of site.contract.errors) {
    const { typescript, curl } = codeOn(site, error, language);
    const failing = `${origin}/fail=${encodeURIComponent(error.code)}`;
    cases.push({ error, ...save(error.code, typescript, curl, failing) });
  }
  for (const { id } of site.contract.operations) {
    const { typescript, curl } = callOn(site, id);
    operationCases.push({ id, ...save(`call-${id}`, typescript, curl) });
  }
}

const nameOf = ({ site, error, language }: Case): string => `${site.name} ${language} ${error.code}`;

describe("the TypeScript on the pages of codes", () => {
  it("is there for every code in every language", () => {
    const [shipped] = sites;
    expect(cases).toHaveLength(
      sites.reduce((sum, { contract }) => sum + contract.errors.length * contract.languages.length, 0),
    );
    expect(cases.filter(({ site }) => site === shipped)).toHaveLength(17 * 5);
  });

  it("passes the strictest compiler", () => {
    expect(compileErrors([...cases, ...operationCases].map(({ file }) => file))).toEqual([]);
  }, 240_000);

  it("prints the catalog's sentence, and what else is known", async () => {
    for (const one of cases) {
      const { out, error: thrown } = await runner.run(one.file);
      expect({ name: nameOf(one), thrown, lines: out.split("\n") }).toEqual({
        name: nameOf(one),
        thrown: undefined,
        lines: expectedLines(one),
      });
    }
  });
});

function expectedLines({ error, language }: Case): unknown[] {
  const { params, retry, texts } = error;
  const facts = Object.keys(params)
    .slice(0, 1)
    .map(() => expect.stringMatching(/./));
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\S+Z$/);
  return [
    pattern(texts[language]?.description ?? ""),
    ...facts,
    ...(retry.mode === "wait" ? [time] : []),
    "",
  ];
}

/** A sentence with whatever fills its placeholders, or the "…" that stands for them. */
function pattern(sentence: string): unknown {
  const parts = sentence.split(/\{\{\w+\}\}|…/);
  if (parts.length === 1) return sentence;
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return expect.stringMatching(new RegExp(`^${escaped.join(".+")}$`));
}

describe.skipIf(!hasCurl)("the curl on the pages of codes", () => {
  it("gets the answer that the page shows", async () => {
    const results = await Promise.all(cases.map(async (one) => ({ one, ...(await runCurl(one)) })));
    for (const { one, status, text } of results) {
      const body: unknown = JSON.parse(text);
      const shown: unknown = JSON.parse(exampleBody(one.site.contract, one.error, one.language));
      expect({ name: nameOf(one), status }).toEqual({ name: nameOf(one), status: one.error.status });
      if (one.site.isShipped) expect(body).toEqual(shown);
      else expect(body).toMatchObject(patternsIn(shown));
    }
  });
});

async function runCurl({ curl }: Saved): Promise<{ status: number; text: string }> {
  const { stdout } = await promisify(execFile)("sh", ["-c", `${curl} -w '\\n%{http_code}'`]);
  const at = stdout.lastIndexOf("\n");
  return { status: Number(stdout.slice(at)), text: stdout.slice(0, at) };
}

/** What the mock refuses with, where the description has no example that it could know: of a task of its own. */
const refusals: Readonly<Record<string, string>> = {
  getTaskResult: "ERROR_TASKID_INVALID",
};

describe("the code on the pages of operations", () => {
  it("is there for every operation", () => {
    const ids = new Set(operationCases.map(({ site, id }) => `${site.name} ${id}`));
    expect(ids.size).toBe(sites.reduce((sum, { contract }) => sum + contract.operations.length, 0));
  });

  it("succeeds with the client", async () => {
    for (const { site, id, file } of operationCases) {
      const { error = "" } = await runner.run(file);
      const { [id]: refusal } = refusals;
      const expected = refusal === undefined ? "" : expect.stringContaining(refusal);
      expect({ site: site.name, id, error }).toEqual({ site: site.name, id, error: expected });
    }
  });

  it.skipIf(!hasCurl)("succeeds with curl", async () => {
    for (const one of operationCases) {
      const { status, text } = await runCurl(one);
      const refusal = refusals[one.id] ?? "";
      const isOk = status >= 200 && status < 300;
      expect({ id: one.id, isOk, text }).toEqual({
        id: one.id,
        isOk: refusal === "",
        text: expect.stringContaining(refusal),
      });
    }
  });
});
/** The values of other contracts' placeholders are made up. */
function patternsIn(value: unknown): object {
  const convert = (inner: unknown): unknown => {
    if (typeof inner === "string") return pattern(inner);
    return typeof inner === "object" && inner !== null ? patternsIn(inner) : inner;
  };
  return Object.fromEntries(Object.entries(value ?? {}).map(([name, inner]) => [name, convert(inner)]));
}
