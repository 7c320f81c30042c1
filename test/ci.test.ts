import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/*
 * Runs .ci/run itself, in a copy of the repository. Only npm is another: installing, testing, type-checking and linting
 * are left out, for they are what runs this test. Chromium is one in name, so that none is installed for it.
 */
const root = resolve(import.meta.dirname, "..");
const temp = mkdtempSync(join(tmpdir(), "maloi-ci-"));
const copy = join(temp, "copy");

const npm = `#!/bin/sh
case "$*" in
  "run -s maloi"*) shift 4; exec node node_modules/tsx/dist/cli.mjs scripts/cli.ts "$@" ;;
  *) exit 0 ;;
esac
`;

beforeAll(() => {
  mkdirSync(copy);
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of files.split("\n").filter(Boolean)) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  mkdirSync(join(temp, "bin"));
  for (const [name, text] of Object.entries({ npm, chromium: "#!/bin/sh\n" })) {
    writeFileSync(join(temp, "bin", name), text);
    chmodSync(join(temp, "bin", name), 0o755);
  }
  git("init", "-q");
  git("add", "-A");
  git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-qm", "all");
});

afterAll(() => rmSync(temp, { recursive: true, force: true }));

function git(...args: string[]): void {
  execFileSync("git", args, { cwd: copy });
}

function runCi(): { status: number | null; output: string } {
  const env = { ...process.env, LANG: "C", PATH: `${join(temp, "bin")}:${process.env["PATH"]}` };
  const { status, stdout, stderr } = spawnSync("bash", [".ci/run"], { cwd: copy, env, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

describe(".ci/run", () => {
  it("is green on the tree as it is", () => {
    const { status, output } = runCi();
    expect(output).toContain("generated/ is up to date");
    expect(status).toBe(0);
  });

  it.each([
    ["stale", "codes.ts", () => writeFileSync(join(copy, "generated/codes.ts"), "// old\n")],
    ["missing", "catalog.json", () => rmSync(join(copy, "generated/catalog.json"))],
    ["orphaned", "old.ts", () => writeFileSync(join(copy, "generated/old.ts"), "// gone\n")],
  ])("turns red at a %s file and prints the remedy", (kind, file, plant) => {
    plant();
    const { status, output } = runCi();
    git("checkout", "-q", ".");
    git("clean", "-qfd");
    expect(output).toContain(`${kind}  generated/${file}`);
    expect(status).toBe(1);
    expect(output).toContain("run: npm run generate");
    expect(output).not.toContain("Do the tests pass?");
  });

  it("turns red at a file that was left behind", () => {
    writeFileSync(join(copy, "left-behind.txt"), "");
    const { status, output } = runCi();
    git("clean", "-qfd");
    expect(status).toBe(1);
    expect(output).toContain("?? left-behind.txt");
    expect(output).toContain("npm run generate");
  });
});
