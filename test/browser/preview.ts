import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serve } from "srvx";
import { afterAll, beforeAll, inject } from "vitest";
import { mockKey } from "../../scripts/site/examples.js";
import { createPreview } from "../../scripts/site/preview.js";
import { createMock } from "../../src/mock/index.js";
import { languages } from "./page-kinds.js";

/** The site as `maloi docs --serve` has it, with the shipped mock beside it, for the tests of a file. */
export function usePreview(): { readonly url: string } {
  const api = createMock({ clientKey: mockKey }).fetch;
  const site = createPreview({ files: builtFiles(inject("folder")), languages, url: undefined, api });
  const server = serve({
    fetch: site,
    hostname: "127.0.0.1",
    port: 0,
    manual: true,
    silent: true,
    gracefulShutdown: false,
  });
  beforeAll(async () => {
    await server.serve();
  });
  afterAll(() => server.close(true));
  return {
    get url() {
      return new URL("/", server.url).href;
    },
  };
}

function builtFiles(folder: string) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return { path: file.slice(folder.length + 1), content: readFileSync(file, "utf8") };
    });
}
