import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fixtures/**", "**/node_modules/**"],
    globalSetup: "test/runtimes/services.ts",
    // Most tests wait for processes, servers or timers: one worker a core keeps none of them idle.
    maxWorkers: "100%",
    // Tests that start processes share the cores with them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
