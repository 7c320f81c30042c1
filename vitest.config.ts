import { defineConfig } from "vitest/config";

/** Tests that look at what functions return: no file of theirs can notice that another one ran before it. */
const folders = ["author", "diff", "emit", "explain", "import", "init", "locales", "model", "site", "words"];
const include = folders.map((folder) => `test/${folder}/**/*.test.ts`);
const nowhere = ["test/fixtures/**", "**/node_modules/**"];
// Tests that start processes share the cores with them.
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    globalSetup: ["test/runtimes/services.ts", "test/commands/built-program.ts"],
    // Most tests wait for processes, servers or timers: one worker a core keeps none of them idle.
    maxWorkers: "100%",
    // They run in the order of their names, so that what takes long does not come last.
    projects: [
      {
        test: {
          name: "processes",
          include: ["test/**/*.test.ts"],
          exclude: [...nowhere, ...include],
          ...patience,
        },
      },
      // To load the sources anew for each of these files would take several times as long as the tests do.
      { test: { name: "pure", include, exclude: nowhere, isolate: false, ...patience } },
    ],
  },
});
