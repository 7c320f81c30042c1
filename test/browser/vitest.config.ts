import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { chromiumPath } from "../support/chromium.js";

/* Reads the site as people do, in the Chromium of this machine: npm run test:browser */
chromiumPath();

export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["test/browser/*.browser.ts"],
    globalSetup: "test/browser/built-site.ts",
    // A browser keeps every core busy.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
