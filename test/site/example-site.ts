import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loaders } from "../../generated/i18next/resources.js";
import type { Locale } from "../../generated/locale.js";
import { type PublishedContract, readCatalogJson } from "../../scripts/diff/catalog-json.js";
import { createContractMock } from "../../scripts/mock/contract-mock.js";
import type { ContractError } from "../../scripts/model/contract.js";
import type { Call } from "../../scripts/site/calls.js";
import {
  callsOf,
  type Example,
  examplesOf,
  mockKey,
  operationExamples,
} from "../../scripts/site/examples.js";
import { codeHeader, createMock } from "../../src/mock/index.js";
import { project } from "../commands/maloi.js";
import { contractIn } from "../mock-service/served.js";

/** A contract of this project whose site has code on its pages. */
export interface ExampleSite {
  readonly name: string;
  readonly contract: PublishedContract;
  readonly isShipped: boolean;
  readonly calls: ReadonlyMap<string, Call>;
  /** The mock, with the descriptions in this language. */
  mock(language: string): (request: Request) => Promise<Response>;
}

export async function exampleSite(folder: string): Promise<ExampleSite> {
  const generated = join(project, folder, "generated");
  const contract = readCatalogJson(readFileSync(join(generated, "catalog.json"), "utf8"));
  if ("reason" in contract) throw new Error(contract.reason);
  const openapi = parse(readFileSync(join(generated, "openapi.yaml"), "utf8"));
  const isShipped = folder === "";
  const source = isShipped ? undefined : await contractIn(folder);
  const locales: readonly Locale[] = await Promise.all(Object.values(loaders).map((load) => load()));
  return {
    name: folder || "maloi",
    ...{ contract, isShipped },
    calls: callsOf({ contract, openapi }),
    mock: (language) =>
      source
        ? createContractMock(source, { key: mockKey, language }).fetch
        : createMock({ locale: found(locales.find((locale) => locale.language === language)) }).fetch,
  };
}

/** The code on a code's page as readers copy it: TypeScript and curl. */
export function codeOn(site: ExampleSite, error: ContractError, language: string): ExampleCode {
  return codeOf(examplesOf(site, error, language));
}

/** The code on an operation's page. */
export function callOn(site: ExampleSite, id: string): ExampleCode {
  return codeOf(operationExamples(site, id));
}

interface ExampleCode {
  readonly typescript: string;
  readonly curl: string;
}

function codeOf(examples: readonly (Omit<Example, "values"> & Partial<Example>)[]): ExampleCode {
  const [typescript = "", curl = ""] = examples.map(({ code, values = {} }) =>
    code.replace(/__([A-Z]+)__/g, (name, value: string) => values[value] ?? name),
  );
  return { typescript, curl };
}

/** Fails with the code that stands before the path, unless the request asks for one. */
export function failingByPath(
  mock: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const [, code] = /^\/fail=([^/]+)\//.exec(new URL(request.url).pathname) ?? [];
    if (code === undefined) return mock(request);
    const headers = new Headers(request.headers);
    headers.set(codeHeader, decodeURIComponent(code));
    const body = /^(GET|HEAD)$/.test(request.method) ? null : await request.arrayBuffer();
    return mock(new Request(request.url, { method: request.method, headers, body }));
  };
}

function found(locale: Locale | undefined): Locale {
  if (!locale) throw new Error("the language has no texts");
  return locale;
}
