import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { root, run } from "./project.js";

/* How a version is published. Nothing here publishes one. */

interface Job {
  readonly needs?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly env?: object }[];
}

describe("the release workflow", () => {
  const text = readFileSync(join(root, ".github/workflows/release.yml"), "utf8");
  const { permissions, jobs }: { permissions: object; jobs: { build: Job; publish: Job } } = parse(text);
  const commands = ({ steps }: Job): string[] =>
    steps.flatMap(({ run: command }) => command?.split("\n") ?? []);

  it("uses actions by what they are, not by what they are called", () => {
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it("lets only the job that publishes say who it is, and keeps no secret", () => {
    expect(permissions).toEqual({});
    expect(jobs.build.permissions).toEqual({ contents: "read" });
    expect(jobs.publish.permissions).toEqual({ contents: "write", "id-token": "write" });
    expect(text).not.toMatch(/secrets\.|NPM_TOKEN|NODE_AUTH_TOKEN/);
  });

  it("publishes what was tested, with its provenance, after everything has passed", () => {
    const built = commands(jobs.build);
    const order = [".ci/run", "npm run -s maloi -- release --check", "npm pack", "npm run -s test:package"];
    const places = order.map((command) => built.findIndex((line) => line.startsWith(command)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    const tested = jobs.build.steps.find(({ run: command }) => command === "npm run -s test:package");
    expect(tested?.env).toEqual({ MALOI_TARBALL: "release/maloi.tgz" });
    expect(jobs.publish.needs).toBe("build");
    expect(commands(jobs.publish)).toContain("npm publish ./release/maloi.tgz --provenance --access public");
  });

  it("attaches the SBOM", () => {
    expect(commands(jobs.build)).toContain("npm run -s sbom > release/maloi.cdx.json");
    expect(commands(jobs.publish).join("\n")).toContain('gh release create "$GITHUB_REF_NAME" release/*');
  });
});

describe("npm run release:version", () => {
  let copy = "";

  beforeEach(async () => {
    copy = mkdtempSync(join(tmpdir(), "maloi-release-"));
    mkdirSync(join(copy, "scripts"));
    for (const path of ["package.json", "package-lock.json", ".changeset", "scripts/changelog.ts"])
      cpSync(join(root, path), join(copy, path), { recursive: true });
    rmSync(join(copy, ".changeset"), { recursive: true });
    mkdirSync(join(copy, ".changeset"));
    cpSync(join(root, ".changeset/config.json"), join(copy, ".changeset/config.json"));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    await run(copy, "git", "init", "-q");
    write("package.json", read("package.json").replace(/"version": ".*"/, '"version": "1.2.3"'));
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  const read = (file: string): string => readFileSync(join(copy, file), "utf8");
  const write = (file: string, text: string): void => writeFileSync(join(copy, file), text);
  const released = "## 1.1.0\n\n- What was released.\n";
  const contract = "- `ERROR_NEW` is new. <!-- maloi 1 -->\n\n";

  it("puts changesets above what changed in the contract, under the next version", async () => {
    write("CHANGELOG.md", `# Changelog\n\n## Unreleased\n\n${contract}${released}`);
    write(".changeset/one.md", '---\n"maloi": minor\n---\n\nSomething new.\n');
    await run(copy, "npm", "run", "-s", "release:version");
    const changes = "### Minor Changes\n\n- Something new.\n\n### Contract\n\n";
    expect(read("CHANGELOG.md")).toBe(`# Changelog\n\n## 1.3.0\n\n${changes}${contract}${released}`);
    expect(JSON.parse(read("package.json")).version).toBe("1.3.0");
    expect(JSON.parse(read("package-lock.json")).packages[""].version).toBe("1.3.0");
  });

  it("gives what stands there to the version that is, where that is not yet released", async () => {
    write("CHANGELOG.md", `# Changelog\n\n## Unreleased\n\n${contract}${released}`);
    await run(copy, "npm", "run", "-s", "release:version");
    expect(read("CHANGELOG.md")).toBe(`# Changelog\n\n## 1.2.3\n\n${contract}${released}`);
    expect(JSON.parse(read("package.json")).version).toBe("1.2.3");
  });

  it("asks for a changeset where that version is released", async () => {
    const text = `# Changelog\n\n## Unreleased\n\n${contract}${released.replace("1.1.0", "1.2.3")}`;
    write("CHANGELOG.md", text);
    await expect(run(copy, "npm", "run", "-s", "release:version")).rejects.toThrow("run: npx changeset");
    expect(read("CHANGELOG.md")).toBe(text);
  });
});
