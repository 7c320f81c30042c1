import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BundledPackage } from "../../scripts/third-party/bundled-packages.js";
import { checkLicences } from "../../scripts/third-party/check-licences.js";
import { suppliedNames } from "../../scripts/third-party/licence-texts.js";
import { emitNoticeFile } from "../../scripts/third-party/notice-file.js";
import { folderWith } from "../commands/maloi.js";

const mit =
  "MIT License\n\nCopyright Some One\n\nPermission is hereby granted, free\nof charge, to any person";

let root: string;
beforeEach(async () => {
  root = await folderWith({});
});
afterEach(() => rmSync(root, { recursive: true }));

function packageWith(
  name: string,
  licence: string,
  files: Readonly<Record<string, string>> = {},
): BundledPackage {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return { name, version: "1.0.0", licence, repository: `https://github.com/some/${name}`, folder };
}

/** What is said of packages, beside that those of `texts/` are not among them. */
const offences = (...packages: readonly BundledPackage[]): string[] =>
  checkLicences(packages).filter((offence) => !offence.includes("is in no bundle any more"));

describe("checkLicences", () => {
  it.each(["LICENSE", "license", "LICENSE.md", "LICENCE.txt", "LICENSE-MIT.txt", "COPYING"])(
    "is content with the text of a licence that it knows, in %s",
    (file) => expect(offences(packageWith("one", "MIT", { [file]: mit }))).toEqual([]),
  );

  it.each([
    ["GPL-3.0-only", 'one 1.0.0 is under "GPL-3.0-only", which is not in the list of check-licences.ts'],
    ["SEE LICENSE IN LICENSE", 'one 1.0.0 is under "SEE LICENSE IN LICENSE", which is not'],
    ["", "one 1.0.0 is under no licence that it names"],
  ])("says of the licence %j that it is none of those", (licence, sentence) => {
    expect(offences(packageWith("one", licence, { LICENSE: mit }))).toEqual([
      expect.stringContaining(sentence),
    ]);
  });

  it.each([
    ["no file", {}],
    ["a file that only names it", { LICENSE: "MIT, see https://opensource.org/license/mit" }],
    ["another's text", { LICENSE: "Redistribution and use in source and binary forms" }],
  ])("asks for the text of a licence where there is %s", (_, files) => {
    expect(offences(packageWith("one", "MIT", files))).toEqual([
      "one 1.0.0 does not bring the text of its licence, MIT: copy it from https://github.com/some/one to scripts/third-party/texts/one/LICENSE.txt.",
    ]);
  });

  it("says all at once", () => {
    const packages = [packageWith("one", "MIT"), packageWith("two", "AGPL-3.0-only")];
    expect(offences(...packages)).toHaveLength(2);
  });

  it("takes the text that the repository keeps for a package that brings none, until it does", () => {
    expect(offences(packageWith("change-case", "MIT"))).toEqual([]);
    expect(offences(packageWith("change-case", "MIT", { LICENSE: mit }))).toEqual([
      "change-case 1.0.0 brings the text of its licence by now: delete scripts/third-party/texts/change-case/LICENSE.txt.",
    ]);
  });

  it("names the texts that are kept for packages which are in no bundle", () => {
    expect(suppliedNames()).toContain("@redocly/openapi-core");
    expect(checkLicences([])).toEqual(
      suppliedNames().map(
        (name) => `${name} is in no bundle any more: delete scripts/third-party/texts/${name}.`,
      ),
    );
  });
});

describe("emitNoticeFile", () => {
  it("has a text that two packages have once, however their lines end, and each notice", () => {
    const one = packageWith("one", "MIT", { LICENSE: mit });
    const two = packageWith("two", "MIT", {
      "license.md": `\n${mit.replaceAll("\n", "\r\n")}\r\n`,
      NOTICE: "From three.",
    });
    const file = emitNoticeFile([one, two]);
    const lines = ["one", "two"].map((name) => `${name} 1.0.0  MIT  https://github.com/some/${name}\n`);
    const [thick, thin] = ["=".repeat(80), "-".repeat(80)];
    expect(file.split("\n\n").slice(1).join("\n\n")).toBe(
      `${lines.join("")}\n${thick}\none 1.0.0\ntwo 1.0.0\n${thin}\n\n${mit}\n\n${thick}\ntwo 1.0.0: notice\n${thin}\n\nFrom three.\n`,
    );
  });
});
