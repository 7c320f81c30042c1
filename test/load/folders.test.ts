import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadSources } from "../../scripts/load/sources.js";
import { buildContract } from "../../scripts/model/build.js";
import { folderWith, maloi } from "../commands/maloi.js";
import { catalog, en, inOneLine, minimal, openapi, released, vi } from "../model/minimal-contract.js";

/* What lies where a folder or a file of sources belongs. Whatever it is, it is told as the author's, with its place. */

type Change = (root: string) => Promise<unknown>;

const fileFor = (path: string): Change => replacing(path, (place) => writeFile(place, "not a folder"));
const folderFor = (path: string): Change => replacing(path, (place) => mkdir(place));
const loopFor = (path: string): Change => replacing(path, (place) => symlink(place, place));

function replacing(path: string, make: (place: string) => Promise<unknown>): Change {
  return async (root) => {
    await rm(join(root, path), { recursive: true, force: true });
    await make(join(root, path));
  };
}

it.each<[name: string, change: Change, want: string[]]>([
  ["spec is a file", fileFor("spec"), ["file/no-folder spec"]],
  ["spec is a link to itself", loopFor("spec"), ["file/unreadable-folder spec"]],
  [
    "spec leads nowhere",
    replacing("spec", (place) => symlink("nowhere", place)),
    [`file/missing ${catalog}`, `file/missing ${openapi}`, `file/missing ${released}`],
  ],
  ["spec/errors is a file", fileFor("spec/errors"), ["file/no-folder spec/errors"]],
  ["spec/errors is a link to itself", loopFor("spec/errors"), ["file/unreadable-folder spec/errors"]],
  ["locales is a file", fileFor("locales"), ["file/no-folder locales"]],
  ["locales is a link to itself", loopFor("locales"), ["file/unreadable-folder locales"]],
  ["the catalog is a folder", folderFor(catalog), [`file/no-file ${catalog}`]],
  ["the catalog is a link to itself", loopFor(catalog), [`file/unreadable ${catalog}`]],
  ["the description is a folder", folderFor(openapi), [`file/no-file ${openapi}`]],
  ["a locale is a folder", folderFor(vi), [`file/no-file ${vi}`]],
  ["a locale is a link to itself", loopFor(en), [`file/unreadable ${en}`]],
  ["the list of released codes is a folder", folderFor(released), [`file/no-file ${released}`]],
  ["a domain is a folder", domain((place) => mkdir(place)), ["file/no-file spec/errors/a.yaml"]],
  ["a glossary is a folder", folderFor("locales/glossary.yaml"), ["file/no-file locales/glossary.yaml"]],
  ["an editor's lock beside a locale", (root) => symlink("me@host", join(root, "locales/.#en.yaml")), []],
  [
    "a link to a folder elsewhere",
    async (root) => {
      await rename(join(root, "locales"), join(root, "words"));
      await symlink("words", join(root, "locales"));
    },
    [],
  ],
])("%s", async (_, change, want) => {
  const root = await folderWith(minimal);
  await change(root);
  const { problems } = buildContract(await loadSources(root));
  const { code, err } = await maloi(["check", "--root", root]);
  await rm(root, { recursive: true });
  expect(problems.map((problem) => inOneLine(problem).replace(/:1:1 «»$/, ""))).toEqual(want);
  expect([code, err.match(/^error/gm)?.length ?? 0]).toEqual([want.length > 0 ? 1 : 0, want.length]);
});

it("a root that is a file has no contract in it", async () => {
  const root = await folderWith({ file: "" });
  const { problems } = buildContract(await loadSources(join(root, "file")));
  await rm(root, { recursive: true });
  expect(problems.map(({ variant }) => variant)).toEqual(["no-locale", "missing", "missing", "missing"]);
});

function domain(make: (place: string) => Promise<unknown>): Change {
  return async (root) => {
    await mkdir(join(root, "spec/errors"));
    await make(join(root, "spec/errors/a.yaml"));
  };
}
