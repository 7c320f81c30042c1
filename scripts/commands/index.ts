import { placeholderChoices } from "../import/placeholders.js";
import { formatNames } from "../locales/format-names.js";
import type { CommandSpec } from "./command.js";
import { parseCount, parsePace, parseUrl } from "./contract-test-options.js";
import { parseSiteUrl, readDocsOptions } from "./docs-options.js";
import { parseBalance, parsePort } from "./mock-options.js";

/** The commands, in the order that `maloi --help` shows them in. */
export const commands: readonly CommandSpec[] = [
  {
    name: "init",
    options: [{ flags: "--from <file>" }, { flags: "--language <tag>" }],
    async run(terminal, { options }) {
      const { init } = await import("./init.js");
      const { from, language } = options;
      return init(terminal, {
        ...(typeof from === "string" && { from }),
        ...(typeof language === "string" && { language }),
      });
    },
  },
  {
    name: "generate",
    options: [
      { flags: "--check", default: false },
      { flags: "--watch", default: false },
    ],
    async run(terminal, { options }) {
      if (options["watch"] === true) return (await import("./watch.js")).watch(terminal);
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
    name: "add",
    args: ["<code>"],
    options: [
      { flags: "--status <number>" },
      { flags: "--category <name>" },
      { flags: "--retry <how>" },
      { flags: "--operation <id...>" },
      { flags: "--description <text>" },
      { flags: "--explanation <text>" },
      { flags: "--action <text>" },
      { flags: "--text <language.field=text...>" },
    ],
    async run(terminal, input) {
      const { add } = await import("./add.js");
      return add(terminal, input);
    },
  },
  {
    name: "import",
    args: ["<file>"],
    options: [
      { flags: "--columns <assignments...>" },
      { flags: "--status <number>" },
      { flags: "--category <name>" },
      { flags: "--retry <how>" },
      { flags: "--placeholders <style>", choices: placeholderChoices, default: "auto" },
      { flags: "--update", default: false },
      { flags: "--dry-run", default: false },
    ],
    async run(terminal, input) {
      const [{ importCodes }, { readImportOptions }] = await Promise.all([
        import("./import.js"),
        import("./import-options.js"),
      ]);
      return importCodes(terminal, readImportOptions(input));
    },
  },
  {
    name: "explain",
    args: ["<code...>"],
    async run(terminal, { args }) {
      const { explain } = await import("./explain.js");
      return explain(terminal, args.join(" "));
    },
  },
  {
    name: "diff",
    args: ["[base]"],
    options: [
      { flags: "--exit-code", default: false },
      { flags: "--changelog", default: false },
    ],
    async run(terminal, { args: [base], options }) {
      const { diff } = await import("./diff.js");
      const { exitCode, changelog } = options;
      return diff(terminal, base, { exitCode: exitCode === true, changelog: changelog === true });
    },
  },
  {
    name: "locales",
    commands: [
      {
        name: "status",
        options: [{ flags: "--strict", default: false }],
        async run(terminal, { options }) {
          const { localesStatus } = await import("./locales-status.js");
          return localesStatus(terminal, { strict: options["strict"] === true });
        },
      },
      {
        name: "add",
        args: ["<language>"],
        async run(terminal, { args: [language = ""] }) {
          const { localesAdd } = await import("./locales-add.js");
          return localesAdd(terminal, language);
        },
      },
      {
        name: "export",
        args: ["<language>"],
        options: [
          { flags: "--format <format>", choices: formatNames, default: "xliff-2.0" },
          { flags: "--out <file>" },
        ],
        async run(terminal, { args: [language = ""], options: { format, out } }) {
          const { localesExport } = await import("./locales-export.js");
          return localesExport(terminal, {
            ...{ language, format: String(format) },
            ...(typeof out === "string" && { out }),
          });
        },
      },
      {
        name: "import",
        args: ["<file>"],
        options: [
          { flags: "--language <tag>" },
          { flags: "--format <format>", choices: formatNames },
          { flags: "--partial", default: false },
        ],
        async run(terminal, { args: [file = ""], options: { language, format, partial } }) {
          const { localesImport } = await import("./locales-import.js");
          return localesImport(terminal, {
            ...{ file, partial: partial === true },
            ...(typeof language === "string" && { language }),
            ...(typeof format === "string" && { format }),
          });
        },
      },
      {
        name: "mark",
        args: ["<language>", "<state>", "[codes...]"],
        async run(terminal, { args: [language = "", state = "", ...codes] }) {
          const { localesMark } = await import("./locales-mark.js");
          return localesMark(terminal, { language, state, codes });
        },
      },
    ],
  },
  {
    name: "release",
    options: [{ flags: "--check", default: false }],
    async run(terminal, { options }) {
      const { release } = await import("./release.js");
      return release(terminal, { check: options["check"] === true });
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
  {
    name: "docs",
    options: [
      { flags: "--out <dir>" },
      { flags: "--url <url>", parse: parseSiteUrl },
      { flags: "--check", default: false },
      { flags: "--serve", default: false },
      { flags: "--port <number>", default: 4020, parse: parsePort },
      { flags: "--host <address>", default: "127.0.0.1" },
      { flags: "--key <key>", default: "demo-key" },
    ],
    async run(terminal, { options }) {
      const { docs } = await import("./docs.js");
      return docs(terminal, readDocsOptions(options));
    },
  },
  {
    name: "contract-test",
    options: [
      { flags: "--url <url>", parse: parseUrl },
      { flags: "--key <key>" },
      { flags: "--live", default: false },
      { flags: "--budget <number>", parse: parseCount },
      { flags: "--pace <ms>", parse: parsePace },
      { flags: "--timeout <ms>", default: 30_000, parse: parseCount },
      { flags: "--operation <id...>" },
      { flags: "--code <code...>" },
      { flags: "--dry-run", default: false },
      { flags: "--strict", default: false },
    ],
    async run(terminal, { options }) {
      const [{ contractTest }, { readContractTestOptions }] = await Promise.all([
        import("./contract-test.js"),
        import("./contract-test-options.js"),
      ]);
      return contractTest(terminal, readContractTestOptions(options, process.env));
    },
  },
];
