import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** How it starts without a screen, and without looking for anything in the network. */
export const chromiumArgs = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where it is. Ends the process where it is not, since nothing that is no stack trace can be said from a configuration otherwise. */
export function chromiumPath(): string {
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
