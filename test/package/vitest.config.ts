import { defineConfig } from "vitest/config";
import { chromiumPath } from "../support/chromium.js";

/* What is published, installed and used as its users do: npm run test:package */
chromiumPath();

export default defineConfig({
  test: {
    include: ["test/package/*.package.ts"],
    globalSetup: "test/package/published.ts",
    maxWorkers: "100%",
    // Compilers, bundlers and browsers share the cores.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
