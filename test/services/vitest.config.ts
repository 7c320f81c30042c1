import { defineConfig } from "vitest/config";

/* Tests that need servers of others, installed on this machine. */
export default defineConfig({
  test: {
    include: ["test/services/**/*.services.ts"],
    // Each starts servers and processes of its own; two at once would only be slower.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
