import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

/* Runs the tests of this folder in the Chromium of this machine: npm run test:browser */

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

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
      provider: playwright({ launchOptions: { executablePath: chromium(), args } }),
      instances: [{ browser: "chromium" }],
      screenshotFailures: false,
      ui: false,
    },
  },
});

/** Where it is. Ends the process where it is not, since nothing that is no stack trace can be said from here otherwise. */
function chromium(): string {
  const paths = (process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  const found = paths.find(isExecutable);
  if (found !== undefined) return found;
  console.error("There is no chromium on the PATH. On Debian: apt-get install chromium");
  process.exit(1);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
