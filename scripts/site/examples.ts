import { expression, languageName, literal } from "../emit/typescript.js";
import type { ContractError } from "../model/contract.js";
import { type Call, callOf } from "./calls.js";
import type { CodeLanguage } from "./highlight.js";
import type { Site } from "./site.js";

/* Code that readers copy: short, complete, and run by the tests as it stands. */

/** Where `maloi mock` listens, and what it takes for a key: what is copied works as it is. */
export const mockUrl = "http://127.0.0.1:4010";
export const mockKey = "demo-key";

/** A piece of code on a code's page. */
export interface Example {
  /** What it is in. */
  readonly title: string;
  readonly kind: CodeLanguage;
  /** With `__NAME__` for what `values` has: it is analysed once for all codes of the same form. */
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** As much of a site as code is made from. */
type Source = Pick<Site, "contract" | "isShipped" | "calls">;

/** How a code is handled with the client, and provoked without it. */
export function examplesOf(site: Source, error: ContractError, language: string): Example[] {
  const [id] = error.operations;
  const call = id === undefined ? undefined : site.calls.get(id);
  if (id === undefined || !call) return [];
  const values = { CODE: error.code };
  return [
    { title: "TypeScript", kind: "typescript", code: clientCode(site, error, language, id, call), values },
    { title: "curl", kind: "shellscript", code: curlCode(call, { "maloi-code": "__CODE__" }), values },
  ];
}

/** How an operation is called, with the client and without it. */
export function operationExamples(site: Source, id: string): Omit<Example, "values">[] {
  const call = site.calls.get(id);
  if (!call) return [];
  return [
    { title: "TypeScript", kind: "typescript", code: callCode(site, id, call) },
    { title: "curl", kind: "shellscript", code: curlCode(call) },
  ];
}

/** The calls of all operations by their ids, made up once. */
export function callsOf(site: Pick<Site, "contract" | "openapi">): ReadonlyMap<string, Call> {
  return new Map(
    site.contract.operations.flatMap(({ id }) => {
      const call = callOf(site, id, mockKey);
      return call ? [[id, call] as const] : [];
    }),
  );
}

function clientCode(
  { contract, isShipped }: Source,
  error: ContractError,
  language: string,
  id: string,
  { input }: Call,
): string {
  const name = languageName(language);
  return [
    ...(isShipped ? shippedImports(language, name) : ownImports(language, name)),
    "",
    clientLine({ contract, isShipped }),
    "try {",
    `  await api.${id}(${input === undefined ? "" : expression(input, "  ")});`,
    "} catch (error) {",
    '  if (!isApiError(error, "__CODE__")) throw error;',
    `  console.log(error.describe(${name}).description);`,
    ...ownFacts(error),
    "}",
  ].join("\n");
}

function clientLine({ contract, isShipped }: Pick<Source, "contract" | "isShipped">): string {
  const key = Object.keys(contract.credentials).length > 0 ? `, clientKey: ${literal(mockKey)}` : "";
  return `const api = createClient(${isShipped ? "" : "contract, "}{ baseUrl: ${literal(mockUrl)}${key} });`;
}

function callCode(site: Source, id: string, { input }: Call): string {
  const imports = site.isShipped
    ? ['import { createClient } from "maloi";']
    : [
        'import { createClient } from "maloi/runtime";',
        'import { contract } from "./generated/contract.js";',
      ];
  return [
    ...imports,
    "",
    clientLine(site),
    `console.log(await api.${id}(${input === undefined ? "" : expression(input, "")}));`,
  ].join("\n");
}

function shippedImports(language: string, name: string): string[] {
  return [
    'import { createClient, isApiError } from "maloi";',
    `import { ${name} } from "maloi/locales/${language}";`,
  ];
}

function ownImports(language: string, name: string): string[] {
  return [
    'import { createClient, guardsOf } from "maloi/runtime";',
    'import { contract } from "./generated/contract.js";',
    `import { ${name} } from "./generated/locales/${language}.js";`,
    "",
    "const { isApiError } = guardsOf(contract);",
  ];
}

/** What the error knows of this code that it does not know of others. */
function ownFacts({ retry, params }: ContractError): string[] {
  const names = Object.keys(params).slice(0, 1);
  return [
    ...names.map((name) => `  console.log(error.params.${name});`),
    ...(retry.mode === "wait" ? ["  console.log(error.retryAt);"] : []),
  ];
}

/** @param asked headers that ask the mock for something. */
function curlCode(
  { request: { method, path, headers, body, form } }: Call,
  asked: Readonly<Record<string, string>> = {},
): string {
  const all = { ...headers, ...asked };
  return [
    `curl -sS -X ${method} ${quoted(mockUrl + path)}`,
    ...Object.entries(all).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
    ...Object.entries(form ?? {}).map(([name, value]) => `--form-string ${quoted(`${name}=${value}`)}`),
  ].join(" \\\n  ");
}

/** For any POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
