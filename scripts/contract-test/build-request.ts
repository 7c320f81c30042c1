import type { RuntimeContract, RuntimeOperation } from "../../src/contract.js";
import { buildRequest, type FilledSecret } from "../../src/request.js";
import { Transport } from "../../src/transport.js";
import { type JsonValue, valueAt } from "../load/json.js";
import type { RequestInput } from "../mock/sample-request.js";
import { credentialsFor } from "../model/credential.js";
import type { Probe } from "./probe.js";

/** Obviously no key of anybody's. */
export const wrongKey = "maloi-contract-test-wrong-key";

/** Where requests go, and with which key. */
export interface Address {
  readonly baseUrl: string;
  readonly key: string | undefined;
}

/**
 * The request of `probe`, as the client itself would write it.
 *
 * @param filled what its pointers are filled in with.
 * @throws TypeError where it cannot be written, such as with a part of the path missing.
 */
export async function requestOf(
  contract: RuntimeContract,
  probe: Probe,
  { baseUrl, key }: Address,
  filled: JsonValue | undefined,
): Promise<Request> {
  const { id } = probe.operation;
  const facts = contract.operations[id];
  if (!facts) throw new TypeError(`no operation is called ${id}`);
  const { headers, ...input } = fillPointers(probe.input, filled);
  const parts = buildRequest({ ...facts, grouped: true }, secretsOf(contract, probe, key), input);
  const body = probe.rawBody === undefined ? parts.body : fillText(probe.rawBody, filled);
  return written(baseUrl, facts, { ...parts, body }, textsOf(headers));
}

/** The same key in each place that wants one and is not to be wrong. */
function secretsOf(
  { credentials = {} }: RuntimeContract,
  { credential: kind, faulty, operation }: Probe,
  key: string | undefined,
): FilledSecret[] {
  return credentialsFor({ credentials }, operation).flatMap((credential) => {
    const isRight = faulty !== undefined && credential !== credentials[faulty];
    const secret = kind === "wrong" && !isRight ? wrongKey : key;
    return (kind === "missing" && !isRight) || secret === undefined ? [] : [{ credential, secret }];
  });
}

/** What the client would send is what we send. */
async function written(
  baseUrl: string,
  { method, path }: RuntimeOperation,
  request: ReturnType<typeof buildRequest>,
  headers: Readonly<Record<string, string>>,
): Promise<Request> {
  const built: Request[] = [];
  const fetch = async (request: Request) => {
    built.push(request);
    return new Response(null, { status: 204 });
  };
  const { signal } = new AbortController();
  await new Transport({ baseUrl, fetch }).send({ method, path, request, headers, parseAs: "text", signal });
  const [first] = built;
  if (!first) throw new TypeError("the request cannot be written");
  return first;
}

function textsOf(values: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}

const pointer = /\{\{(\/[^{}]*)\}\}/g;

/** `input` with each `{{/pointer}}` replaced by what stands there in `filled`. */
function fillPointers(input: RequestInput, filled: JsonValue | undefined): RequestInput {
  const { path, query, headers, body } = input;
  const fillAll = (values: RequestInput["path"]) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fillValue(value, filled)]));
  return {
    path: fillAll(path),
    query: fillAll(query),
    headers: fillAll(headers),
    ...(body !== undefined && { body: fillValue(body, filled) }),
  };
}

function fillValue(value: JsonValue, filled: JsonValue | undefined): JsonValue {
  if (typeof value === "string") {
    const [whole, only = ""] = /^\{\{(\/[^{}]*)\}\}$/.exec(value) ?? [];
    // What stands there keeps its type.
    return whole === undefined ? fillText(value, filled) : (found(filled, only) ?? value);
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => fillValue(item, filled));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fillValue(part, filled)]));
}

function fillText(text: string, filled: JsonValue | undefined): string {
  return text.replace(pointer, (whole, at: string) => String(found(filled, at) ?? whole));
}

function found(filled: JsonValue | undefined, at: string): JsonValue | undefined {
  return filled === undefined ? undefined : valueAt(filled, at);
}
