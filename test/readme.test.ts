import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { serve } from "srvx/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../src/mock/index.js";
import { type CodeBlock, codeBlocksOf } from "./support/code-blocks.js";

/*
 * Each block of TypeScript in the READMEs runs as it stands and prints the block of text that follows it. Where it calls the
 * mock, it calls one on this machine; only the port is another.
 */
const root = resolve(import.meta.dirname, "..");
// Within the repository, where a newcomer saves them, so that "maloi" is found there.
const temp = mkdtempSync(join(root, `.maloi-${process.pid}-readme-`));
const server = serve({
  fetch: createMock().fetch,
  port: 0,
  hostname: "127.0.0.1",
  manual: true,
  silent: true,
});

beforeAll(async () => {
  await server.serve();
});

afterAll(async () => {
  rmSync(temp, { recursive: true, force: true });
  await server.close(true);
});

function examplesOf(file: string): CodeBlock[] {
  return codeBlocksOf(readFileSync(join(root, file), "utf8")).filter(({ language }) => language === "ts");
}

const examples = ["README.md", "README.vi.md"].flatMap((file) =>
  examplesOf(file).map((example, index) => ({ ...example, file, number: index + 1 })),
);

describe("the examples", () => {
  it("are the same in number in both languages", () => {
    expect(examplesOf("README.md")).toHaveLength(6);
    expect(examplesOf("README.vi.md")).toHaveLength(6);
  });

  it("begin with eight lines that call the mock and print a Vietnamese sentence", () => {
    const [first] = examplesOf("README.md");
    expect(first?.code.split("\n").filter((line) => line.trim() !== "" && line.trim() !== "}")).toHaveLength(
      7,
    );
    expect(first?.output).toBe("Khóa tài khoản sai\n");
  });

  it.each(examples)("$file, example $number", async ({ number, code, output }) => {
    const file = join(temp, `${number}.ts`);
    writeFileSync(file, code.replace("http://127.0.0.1:4010", new URL(server.url ?? "").origin));
    const tsx = join(root, "node_modules", "tsx", "dist", "cli.mjs");
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [tsx, file], { cwd: root });
    expect({ stdout, stderr }).toEqual({ stdout: output ?? "", stderr: "" });
  });
});

describe("the commands", () => {
  it("are the package's own, and the READMEs agree on them", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const commandsOf = (file: string) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/npm (?:run (?:-s )?(\w+)|test|ci)[^`#\n]*/g)].map(
        ([command, name]) => ({ command: command.trim(), name: name ?? "test" }),
      );
    expect(commandsOf("README.vi.md")).toEqual(commandsOf("README.md"));
    expect(commandsOf("README.md").filter(({ name }) => !(name in scripts))).toEqual([]);
  });
});
