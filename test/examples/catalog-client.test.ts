import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { contract as tasks } from "../../generated/contract.js";
import { en } from "../../generated/locales/en.js";
import { ja } from "../../generated/locales/ja.js";
import { ru } from "../../generated/locales/ru.js";
import { vi } from "../../generated/locales/vi.js";
import { zhHans } from "../../generated/locales/zh-Hans.js";
import type { Locale } from "../../src/locale.js";
import { createClient, isApiError, type MaloiError } from "../../src/runtime.js";
import { contract as ledger } from "../foreign/ledger/generated/contract.js";
import { vi as ledgerVi } from "../foreign/ledger/generated/locales/vi.js";
import { contract as petshop } from "../foreign/petshop/generated/contract.js";
import { en as petshopEn } from "../foreign/petshop/generated/locales/en.js";
import { answer, startLoopback } from "../support/loopback.js";

/*
 * catalog_client.py knows nothing but a catalog.json and the schema's word for what it means. Whatever a service answers, it
 * must come to what our own client comes to.
 */

const secret = "s3cr3t";

interface Answer {
  readonly operation: string;
  readonly status: number;
  readonly body: unknown;
}

interface Api {
  readonly root: string;
  readonly locales: readonly Locale[];
  /** Calls an operation as an application would. */
  call(url: string, operation: string): Promise<MaloiError | undefined>;
  /** What the service answers. */
  failure(code: string, description: string, params: object): unknown;
}

const options = (url: string) => ({ baseUrl: url, clientKey: secret, maxRetries: 0 });

const apis: readonly Api[] = [
  {
    root: ".",
    locales: [vi, en, ja, ru, zhHans],
    call: async (url, operation) => {
      const { safe } = createClient(tasks, options(url));
      if (operation === "getTaskResult") return (await safe.getTaskResult({ taskId: "1" })).error;
      if (operation === "getBalance") return (await safe.getBalance()).error;
      return (await safe.createTask({ task: { type: "X" } })).error;
    },
    failure: (errorCode, errorDescription) => ({ errorId: 1, errorCode, errorDescription }),
  },
  {
    root: "test/foreign/petshop",
    locales: [petshopEn],
    call: async (url, operation) => {
      const { safe } = createClient(petshop, options(url));
      if (operation === "addPet") return (await safe.addPet({ name: "Mun" })).error;
      if (operation === "listPets") return (await safe.listPets()).error;
      return (await safe.getPet({ path: { petId: 1 } })).error;
    },
    failure: (code, detail, params) => ({
      ...{ type: `https://petshop.example/problems/${code}`, detail },
      ...params,
    }),
  },
  {
    root: "test/foreign/ledger",
    locales: [ledgerVi],
    call: async (url, operation) => {
      const { safe } = createClient(ledger, options(url));
      if (operation === "book") return (await safe.book({ amount: 1 })).error;
      return (await safe.entry({ path: { id: "1" } })).error;
    },
    failure: (code, message) => ({ error: { code: Number(code), message } }),
  },
];

interface Fact {
  readonly code: string;
  readonly status: number;
  readonly params: Readonly<Record<string, "string" | "number">>;
  readonly operations: readonly string[];
}

/** Every code, each as its service words it in each language; and answers that no contract foresees. */
function answersOf({ root, locales, failure }: Api): Answer[] {
  const { errors }: { errors: readonly Fact[] } = JSON.parse(
    readFileSync(`${root}/generated/catalog.json`, "utf8"),
  );
  const known = errors.flatMap(({ code, status, params, operations: [operation = ""] }) =>
    locales.map(({ errors: texts }) => {
      const values = Object.entries(params).map(([name, type]) => [
        name,
        type === "number" ? 500 : "Mực <b>",
      ]);
      const given: Readonly<Record<string, unknown>> = Object.fromEntries(values);
      const said = (texts[code]?.description ?? "").replace(/\{\{(\w+)\}\}/g, (_, name) =>
        String(given[name]),
      );
      return { operation, status, body: failure(code, said.toUpperCase(), given) };
    }),
  );
  const [first] = errors;
  const operation = first?.operations[0] ?? "";
  const status = first?.status ?? 500;
  return [
    ...known,
    { operation, status, body: failure(first?.code ?? "", "nobody's wording", {}) },
    { operation, status: 429, body: failure("9999", "Mới", {}) },
    { operation, status, body: failure("9999", "", {}) },
    { operation, status: 500, body: "<h1>down</h1>" },
    { operation, status: 500, body: {} },
  ];
}

/** What our own client makes of an answer, in the words of the other. */
function outcomeOf(error: MaloiError | undefined, locales: readonly Locale[]): object {
  if (!isApiError(error)) return { kind: error ? "unexpected" : "success" };
  const { code, retry, params } = error;
  const texts = locales.map((locale) => {
    const { description, explanation, action } = error.describe(locale);
    return [locale.language, { description, explanation, action }];
  });
  return { kind: "refused", code, retry, params, texts: Object.fromEntries(texts) };
}

/** One line for each operation that is called. */
async function runPython(root: string, url: string, operations: readonly string[]): Promise<unknown[]> {
  const args = ["test/examples/catalog_client.py", `${root}/generated/catalog.json`, url, secret];
  const child = spawn("python3", args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(operations.map((id) => `${id}\n`).join(""));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk);
  const lines = Buffer.concat(chunks).toString().trimEnd().split("\n");
  return lines.map((line): unknown => JSON.parse(line));
}

const hasPython = spawnSync("python3", ["--version"]).status === 0;

describe.runIf(hasPython)("in Python, from catalog.json alone", () => {
  it.each(apis)("the failures of $root are read as our client reads them", async (api) => {
    const answers = answersOf(api);
    const authorized: boolean[] = [];
    await using server = await startLoopback((request, response, body) => {
      const { status, body: sent } = answers[authorized.length % answers.length] ?? { status: 500, body: "" };
      authorized.push(`${JSON.stringify(request.headers)} ${body}`.includes(secret));
      answer(status, sent)(request, response, body);
    });
    const outcomes = await runPython(
      api.root,
      server.url,
      answers.map(({ operation }) => operation),
    );
    const wanted: object[] = [];
    for (const { operation } of answers) {
      wanted.push(outcomeOf(await api.call(server.url, operation), api.locales));
    }
    expect(outcomes).toEqual(wanted);
    expect(new Set(authorized)).toEqual(new Set([true]));
    const called = server.received.map(({ method, path }) => `${method} ${path}`);
    expect(called.slice(0, answers.length)).toEqual(called.slice(answers.length));
    expect(wanted.filter((each) => "code" in each).length).toBeGreaterThanOrEqual(answers.length - 3);
  });
});
