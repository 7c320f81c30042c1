import fc from "fast-check";
import createUpstreamClient from "openapi-fetch";
import { afterAll, beforeAll, expect, it } from "vitest";
import createClient, { type ClientOptions } from "../../src/fetch/index.js";
import { type AnyPaths, type Observer, type Seen, startObserver, ways } from "./observer.js";

/* Whatever is called, openapi-fetch and maloi/fetch send the same and give the same back. */

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly isCounted: boolean;
}

let observer: Observer;
let next: Answer = { status: 200, body: "{}", isCounted: true };

beforeAll(async () => {
  observer = await startObserver((_, response) => {
    const { status, body, isCounted } = next;
    const length = isCounted && status !== 204 ? { "content-length": Buffer.byteLength(body) } : {};
    response.writeHead(status, { "content-type": "text/plain", ...length });
    response.end(status === 204 ? "" : body);
  });
});
afterAll(() => observer[Symbol.asyncDispose]());

const names = ["X-A", "x-a", "Content-Type", "content-type", "Accept", "Cookie", "Authorization"];
const oddNames = ["__proto__", "constructor", "x_y", "1st", "bad name", "\u212Aey", "é", ""];
const types = ["application/json", "application/x-www-form-urlencoded", " text/plain ", "application/xml"];
const oddValues = ["", " x ", "a\nb", "ü", "€", 0, 1.5, true, false, null, undefined, [], ["a", "b"], [1]];
const headerName = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...oddNames) },
);
const headerValue = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("a", "b, c", ...types) },
  { weight: 1, arbitrary: fc.constantFrom(...oddValues) },
);
const headerRecord = fc
  .array(fc.tuple(headerName, headerValue), { maxLength: 3 })
  .map((pairs) => Object.fromEntries(pairs));
const headers = fc.oneof(
  fc.constant(undefined),
  headerRecord,
  fc.constantFrom(...names).map((name) => new Headers({ [name]: "a" })),
);

const text = fc.oneof(fc.constantFrom("a", "ä €", "&?#=/", "", "a b"), fc.string({ maxLength: 5 }));
const primitive = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));
const flat = fc.dictionary(fc.constantFrom("a", "b", "ä&"), primitive, { maxKeys: 2 });
const value = fc.oneof(primitive, fc.array(primitive, { maxLength: 3 }), flat);
const query = fc.dictionary(fc.constantFrom("q", "list[]", "o", "ü"), value, { maxKeys: 3 });
const path = fc.record({ id: fc.oneof(text, fc.integer(), fc.array(text, { maxLength: 2 }), flat) });
const templates = ["/plain", "/a/{id}", "/a/{id*}", "/a/{.id}", "/a/{;id*}", "/{id}/{id}", "/a/{other}"];
const styles = fc.record(
  {
    array: fc.record({
      style: fc.constantFrom("form", "spaceDelimited", "pipeDelimited"),
      explode: fc.boolean(),
    }),
    object: fc.record({ style: fc.constantFrom("form", "deepObject"), explode: fc.boolean() }),
    allowReserved: fc.boolean(),
  },
  { requiredKeys: [] },
);
const querySerializer = fc.oneof(
  fc.constant(undefined),
  styles,
  fc.constantFrom(
    () => "?own=1",
    () => "",
  ),
);

function form(): FormData {
  const data = new FormData();
  data.set("field", "value");
  data.set("file", new Blob(["text"], { type: "text/x" }), "name.txt");
  return data;
}

const body = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(form(), { a: 1, b: "x y" }, "", null, 0, () => 1, new Date(0), 1n),
);
const bodySerializer = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (given: unknown) => `<${String(given)}>`,
      (_: unknown, given: unknown) => (given instanceof Headers ? JSON.stringify([...given]) : "no headers"),
      form,
      () => new URLSearchParams({ a: "1" }),
      () => new Blob(["bytes"], { type: "text/y" }),
      () => new Uint8Array([65, 66]),
      () => undefined,
    ),
  },
);

const client = fc.record({
  headers,
  querySerializer,
  bodySerializer,
  slash: fc.constantFrom("", "/", "/v1/"),
});
const call = fc.record({
  method: fc.constantFrom("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "query"),
  template: fc.constantFrom(...templates),
  init: fc.record(
    {
      headers,
      querySerializer,
      bodySerializer,
      body,
      params: fc.record({ query, path, header: headerRecord }, { requiredKeys: [] }),
      parseAs: fc.constantFrom("json", "text", "blob", "arrayBuffer", "stream"),
      keepalive: fc.boolean(),
      unheardOf: fc.constant({ of: 1 }),
      pathSerializer: fc.constant((template: string) => `${template}/own`),
    },
    { requiredKeys: ["body"] },
  ),
});
const answer = fc.record({
  status: fc.constantFrom(200, 201, 204, 400, 404, 500),
  body: fc.constantFrom("", "{}", '{"a":[1]}', "null", "0", '""', "not JSON", "\uFEFF1", "<html>"),
  isCounted: fc.boolean(),
});

interface Outcome {
  readonly seen: Seen | undefined;
  readonly came: unknown;
}

const boundary = /-{4,}formdata-undici-\d+/g;

async function outcomeOf(create: typeof createClient, options: ClientOptions, made: Call): Promise<Outcome> {
  const { length } = observer.seen;
  const came = await read(create, options, made).catch((error: Error) => error.constructor.name);
  const seen = observer.seen.slice(length);
  expect(seen.length).toBeLessThan(2);
  return { seen: JSON.parse(JSON.stringify(seen).replace(boundary, "boundary"))[0], came };
}

type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;

async function read(create: typeof createClient, options: ClientOptions, { method, template, init }: Call) {
  const api = create<AnyPaths>(options);
  const { data, error, response } = await api.request(method as "get", template, { ...init } as Record<
    string,
    unknown
  >);
  const { status, url, headers } = response;
  const given = isBytes(data) ? await new Response(data).text() : data;
  return { data: given, error, status, url, headers: [...headers].filter(([name]) => name !== "date") };
}

function isBytes(data: unknown): data is Blob | ReadableStream<Uint8Array> | ArrayBuffer {
  return [Blob, ReadableStream, ArrayBuffer].some((kind) => data instanceof kind);
}

/** Where maloi/fetch is meant to be another. */
function asMeant(outcome: Outcome): Outcome {
  const { came } = outcome;
  if (came === "SyntaxError") return { ...outcome, came: "ResponseBodyError" };
  const isEmptyError = typeof came === "object" && came !== null && "error" in came && came.error === "";
  return isEmptyError && !isJsonOfNothing() ? { ...outcome, came: { ...came, error: undefined } } : outcome;
}

/** `""` is JSON too. */
const isJsonOfNothing = (): boolean => next.body === '""';

it.each(ways)("sends and gives the same: %s", async (_, way) => {
  const property = fc.asyncProperty(client, call, answer, async ({ slash, ...options }, made, answered) => {
    next = answered;
    const all = { ...options, baseUrl: `${observer.url}${slash}` } as ClientOptions;
    const want = asMeant(await outcomeOf(createUpstreamClient, all, made));
    expect(await outcomeOf(createClient, { ...all, ...way }, made)).toEqual(want);
  });
  await fc.assert(property, { numRuns: 400 });
});
