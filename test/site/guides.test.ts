import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadGuides } from "../../scripts/site/guides/load-guides.js";
import { commit, git } from "../commands/git-project.js";
import { project } from "../commands/maloi.js";
import { bundleCli } from "../support/bundled-cli.js";
import { type CodeBlock, codeBlocksOf } from "../support/code-blocks.js";
import { compileErrors } from "../support/compile.js";
import { hasCurl } from "../support/curl.js";
import { GuidePlayer, type Played, type Reader } from "../support/guide-player.js";
import { ModuleRunner } from "../support/module-runner.js";

/*
 * What the guides tell their readers to do is done, from top to bottom: files are saved, TypeScript runs as it stands, commands
 * run, and what they print is what the guide says.
 */

const languages = ["en", "vi"] as const;
type Language = (typeof languages)[number];
const guides = loadGuides(languages, true);
const changing = "changing-the-contract";
const names = guides.get("en")?.map(({ name }) => name) ?? [];

/** Within the project, so that TypeScript finds its types. */
const temp = mkdtempSync(join(project, `.maloi-${process.pid}-guides-`));
const played = new Map<string, readonly Played[]>();
const sources: string[] = [];

const locales: Readonly<Record<Language, string>> = { en: "C.UTF-8", vi: "vi_VN.UTF-8" };

function blocksOf(language: Language, name: string): CodeBlock[] {
  return codeBlocksOf(readFileSync(join(project, "locales", "guides", language, `${name}.md`), "utf8"));
}

beforeAll(async () => {
  const cli = await bundleCli(join(temp, "cli"));
  await Promise.all(languages.map((language) => playAll(language, cli)));
}, 300_000);

afterAll(() => {
  rmSync(temp, { recursive: true, force: true });
});

async function playAll(language: Language, cli: string): Promise<void> {
  using runner = new ModuleRunner();
  // A contract is changed in the folder that the guide to a new one leaves behind.
  const order = [...names.filter((name) => name !== changing), changing];
  for (const name of order) await play(language, name, { runner, cli, locale: locales[language] });
}

async function play(language: Language, name: string, reader: Reader): Promise<void> {
  const folder = join(temp, language, name === changing ? "bringing-your-own-api" : name);
  mkdirSync(folder, { recursive: true });
  await using player = new GuidePlayer(folder, reader);
  if (name === changing) {
    git(folder, "init", "-q", "-b", "main");
    commit(folder);
  }
  // Where a guide begins with "start the mock".
  if (name === "handling-errors") await player.startMock("npx maloi mock");
  const results: Played[] = [];
  for (const block of blocksOf(language, name)) {
    if (block.code.startsWith("curl") && !hasCurl) continue;
    const result = await player.play(block);
    if (result) results.push(result);
  }
  played.set(`${language} ${name}`, results);
  sources.push(...player.sources);
}

describe("the code of the guides", () => {
  it.each(languages.flatMap((language) => names.map((name) => ({ language, name }))))(
    "does what it says: $language, $name",
    ({ language, name }) => {
      const results = played.get(`${language} ${name}`) ?? [];
      const text = (which: "got" | "want") => results.map(({ block, [which]: said }) => [block.code, said]);
      expect(results).not.toEqual([]);
      expect(text("got")).toEqual(text("want"));
    },
  );

  it("passes the strictest compiler", () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(compileErrors(sources)).toEqual([]);
  }, 240_000);
});

describe("the two languages", () => {
  it("have the same guides and anchors, in the same order", () => {
    const outline = (language: Language) =>
      guides.get(language)?.map(({ name, language: written, sections }) => ({
        name,
        isWritten: written === language,
        anchors: sections.map(({ id }) => id),
      }));
    expect(outline("vi")).toEqual(outline("en"));
    expect(outline("en")?.every(({ isWritten, anchors }) => isWritten && anchors.includes("trouble"))).toBe(
      true,
    );
  });

  it.each(names)("have the same code: %s", (name) => {
    const ofAll = (language: Language) => blocksOf(language, name).map(neutral);
    expect(ofAll("vi")).toEqual(ofAll("en"));
  });
});

/** A block without what is in one language: its name, and the words for people. */
function neutral({ language, file, code }: CodeBlock): unknown {
  const general = (text: string): string => text.replace(/\b(en|vi)\b/g, "LANGUAGE");
  const facts = { language, file: general(file) };
  if (language === "text") return { ...facts, lines: code.split("\n").length };
  if (language === "yaml") return { ...facts, names: general(JSON.stringify(namesIn(parse(code)))) };
  const lines = general(code).split("\n");
  if (language !== "sh") return { ...facts, lines };
  // Which language a new contract begins with leaves a file behind that the other guide does not have.
  return {
    ...facts,
    lines: lines.filter((line) => !line.startsWith("rm ")).map((line) => line.replace(/"[^"]*"/g, '""')),
  };
}

function namesIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return null;
  return Object.entries(value).map(([name, inner]) => [name, namesIn(inner)]);
}
