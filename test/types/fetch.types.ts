/* Compiled, never run: whoever imports openapi-fetch may import maloi/fetch instead. */

import * as ours from "maloi/fetch";
import createClient, {
  type Client,
  type ClientOptions,
  createPathBasedClient,
  type FetchResponse,
  type MethodResponse,
  type Middleware,
  type PathBasedClient,
  ResponseBodyError,
  wrapAsPathBasedClient,
} from "maloi/fetch";
import type * as upstream from "openapi-fetch";
import createUpstreamClient from "openapi-fetch";

interface Post {
  title: string;
}
interface Failure {
  code: number;
}
interface JsonOf<Body> {
  content: { "application/json": Body };
}
interface Paths {
  "/posts/{id}": {
    get: {
      parameters: { path: { id: number }; query?: { version?: number } };
      responses: { 200: JsonOf<Post>; 404: JsonOf<Failure> };
    };
  };
  "/posts": {
    put: {
      parameters: object;
      requestBody: JsonOf<Post>;
      responses: { 201: JsonOf<Post>; default: JsonOf<Failure> };
    };
    delete: { parameters: object; responses: { 204: { content?: never }; 500: JsonOf<Failure> } };
  };
}

// Each way round: the same functions, classes and types.
export const same: typeof createUpstreamClient = createClient;
export const back: typeof createClient = createUpstreamClient;
export const all: typeof upstream = ours;
export const client: upstream.Client<Paths> = createClient<Paths>({ baseUrl: "http://127.0.0.1" });
export const clientBack: Client<Paths> = createUpstreamClient<Paths>();
export const byPath: upstream.PathBasedClient<Paths> = createPathBasedClient<Paths>();
export const wrapped: PathBasedClient<Paths> = wrapAsPathBasedClient(createUpstreamClient<Paths>());
export const options: upstream.ClientOptions = {} as ClientOptions;
export const middleware: upstream.Middleware = {} as Middleware;
export type Title = MethodResponse<typeof client, "get", "/posts/{id}">["title"];
export const title: Title = "";
export type Response200 = FetchResponse<Paths["/posts/{id}"]["get"], object, "application/json">;

export async function calls(): Promise<void> {
  const { data, error, response } = await client.GET("/posts/{id}", { params: { path: { id: 1 } } });
  const title: string | undefined = data?.title;
  const code: number | undefined = error?.code;
  // @ts-expect-error: it has one or the other
  if (data) void error.code;
  const status: number = response.status;
  const { data: text } = await client.GET("/posts/{id}", { params: { path: { id: 1 } }, parseAs: "text" });
  const read: string | undefined = text;
  const { data: nothing } = await client.DELETE("/posts");
  const none: undefined = nothing;
  await client.PUT("/posts", {
    body: { title: "" },
    headers: { a: null, b: ["c"] },
    next: { revalidate: 1 },
  });
  await client.request("put", "/posts", { body: { title: "" } });
  await byPath["/posts"].PUT({ body: { title: "" } });
  void [title, code, status, read, none];

  // @ts-expect-error: no such path
  await client.GET("/nowhere", {});
  // @ts-expect-error: the path has no such method
  await client.POST("/posts", {});
  // @ts-expect-error: its parameters are required
  await client.GET("/posts/{id}");
  const path = { id: "1" };
  // @ts-expect-error: the id is a number
  await client.GET("/posts/{id}", { params: { path } });
  // @ts-expect-error: the body is required
  await client.PUT("/posts");
  // @ts-expect-error: no such option
  createClient<Paths>({ base: "" });
}

export function failures(error: unknown): string | undefined {
  if (!(error instanceof ResponseBodyError)) return undefined;
  const syntax: SyntaxError = error;
  const { status, url, response }: { status: number; url: string; response: Response } = error;
  void [syntax, status, response, error.cause];
  return url;
}
