import { join } from "node:path";
import { defineConfig } from "vitest/config";

/* Runs in the newest Node what its users run in it: npm run test:newest-node */
export default defineConfig({
  root: join(import.meta.dirname, "../.."),
  test: {
    include: ["test/{runtimes,faults,client}/**/*.test.ts", "test/**/*.newest.ts"],
    globalSetup: "test/runtimes/services.ts",
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
