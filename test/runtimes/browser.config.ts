import { join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { chromiumArgs as args, chromiumPath } from "../support/chromium.js";

/* Runs the tests of this folder in the Chromium of this machine: npm run test:browser */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  // Found in time, Vite does not reload the page for it.
  optimizeDeps: { include: ["openapi-fetch"] },
  test: {
    include: ["test/runtimes/*.test.ts"],
    globalSetup: "test/runtimes/services.ts",
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: { executablePath: chromiumPath(), args } }),
      instances: [{ browser: "chromium" }],
      screenshotFailures: false,
      ui: false,
    },
  },
});
