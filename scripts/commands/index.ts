import type { CommandSpec } from "./command.js";
import { parseBalance, parsePort } from "./mock-options.js";

/** The commands, in the order that `maloi --help` shows them in. */
export const commands: readonly CommandSpec[] = [
  {
    name: "generate",
    options: [{ flags: "--check", default: false }],
    async run(terminal, { options }) {
      const { generate } = await import("./generate.js");
      return generate(terminal, { check: options["check"] === true });
    },
  },
  {
    name: "check",
    options: [{ flags: "--format <format>", choices: ["text", "github"], default: "text" }],
    async run(terminal, { options }) {
      const { check } = await import("./check.js");
      return check(terminal, { github: options["format"] === "github" });
    },
  },
  {
    name: "mock",
    options: [
      { flags: "--port <number>", default: 4010, parse: parsePort },
      { flags: "--host <address>", default: "127.0.0.1" },
      { flags: "--key <key>", default: "demo-key" },
      { flags: "--balance <number>", default: 10, parse: parseBalance },
      { flags: "--fail <code>" },
    ],
    async run(terminal, { options }) {
      const [{ mock }, { readMockOptions }] = await Promise.all([
        import("./mock.js"),
        import("./mock-options.js"),
      ]);
      return mock(terminal, readMockOptions(options));
    },
  },
];
