import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { edited, en, type Files, minimal, vi } from "../model/minimal-contract.js";
import type { Cost } from "./measured.js";
import { PackedCli } from "./packed-cli.js";

/*
 * What the commands take for catalogs of so many codes and languages, each in a process of its own, and how that grows: for ten
 * times the texts, ten times the work is linear. npm run bench -- scale
 */

const sizes = [
  { codes: 17, languages: 2 },
  { codes: 1000, languages: 2 },
  { codes: 1000, languages: 13 },
  { codes: 10_000, languages: 2 },
  { codes: 10_000, languages: 13 },
] as const;

const tags = ["en", "vi", "de", "fr", "es", "it", "pt", "pl", "nl", "sv", "cs", "ro", "tr"];

using cli = new PackedCli();
row(["codes", "languages", "", "time", "CPU", "memory", "µs of CPU a text"]);
for (const { codes, languages } of sizes) {
  const root = cli.folder(`${codes}-${languages}`);
  write(root, contractOf(codes, tags.slice(0, languages)));
  const texts = codes * languages * 3;
  const show = (name: string, { time, work, memory }: Cost): void =>
    row([
      ...[String(codes), String(languages), name, `${time.toFixed(0)} ms`, `${work.toFixed(0)} ms`],
      ...[`${memory.toFixed(0)} MB`, ((work * 1000) / texts).toFixed(0)],
    ]);
  show("generate", await cli.run("generate", "--root", root));
  show("generate again", await cli.run("generate", "--root", root));
  show("check", await cli.run("check", "--root", root));
  const before = join(root, "before.json");
  cpSync(join(root, "generated/catalog.json"), before);
  // Every code has another text in one language.
  writeFileSync(join(root, en), readFileSync(join(root, en), "utf8").replaceAll("Too fast", "Too often"));
  show("diff", await cli.run("diff", before, "--root", root));
  show("generate, changed", await cli.run("generate", "--root", root));
  show("docs", await cli.run("docs", "--root", root, "--out", join(root, "site")));
}

function write(root: string, files: Files): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    appendFileSync(join(root, file), text);
  }
  mkdirSync(join(root, "node_modules"));
}

/** The minimal contract with `count` codes more, ten to an operation and all to the first one. */
function contractOf(count: number, languages: readonly string[]): Files {
  const codes = Array.from({ length: count }, (_, index) => `ERROR_${String(index).padStart(5, "0")}`);
  const list = (own: readonly string[]): string => own.map((code) => `        - ${code}\n`).join("");
  const operations = Array.from({ length: Math.ceil(count / 10) }, (_, index) => {
    const own = list(codes.slice(index * 10, index * 10 + 10));
    return `  /send/${index}:\n    post:\n      operationId: send${index}\n      responses:\n        "200": { description: Sent. }\n      x-error-codes:\n${own}`;
  });
  const { [vi]: _, [en]: words = "", ...rest } = minimal;
  const texts = (tag: string): string =>
    codes
      .map((code) => {
        return `  ${code}:\n    description: Too fast ${code} ${tag}\n    explanation: Sent too fast, ${tag}.\n    action: Wait, ${tag}.\n`;
      })
      .join("");
  return edited([["spec/errors.yaml", "language: vi", "language: en"]], {
    ...rest,
    "spec/errors.yaml": `${rest["spec/errors.yaml"]}${codes
      .map((code) => `  ${code}: { status: 400, category: request, retry: never }\n`)
      .join("")}`,
    "spec/openapi.yaml": `${rest["spec/openapi.yaml"]}${list(codes)}${operations.join("")}`,
    ...Object.fromEntries(languages.map((tag) => [`locales/${tag}.yaml`, words + texts(tag)])),
  });
}

function row(cells: readonly string[]): void {
  console.log(cells.map((cell) => cell.padStart(18)).join(""));
}
