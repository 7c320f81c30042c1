import { afterAll, beforeAll } from "vitest";
import type { Files } from "../site/built-site.js";
import type { Loopback } from "../support/loopback.js";
import { base, serveSite } from "../support/site-server.js";

/** A site of its own, served while the tests of a group run. */
export function useSite(built: () => Promise<Files>): { readonly url: string } {
  let server: Loopback;
  beforeAll(async () => {
    const files = await built();
    server = await serveSite([...files].map(([path, content]) => ({ path, content })));
  });
  afterAll(() => server[Symbol.asyncDispose]());
  return {
    get url() {
      return server.url + base;
    },
  };
}
