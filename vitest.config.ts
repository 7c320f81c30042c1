import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fixtures/**"],
    globalSetup: "test/runtimes/services.ts",
    // Tests that start processes share two cores with them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
