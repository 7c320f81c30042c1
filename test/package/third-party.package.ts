import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { buildBundles } from "../../scripts/bundles.js";
import { packagesIn } from "../../scripts/third-party/bundled-packages.js";
import { emitNoticeFile } from "../../scripts/third-party/notice-file.js";
import { manifest, root, run } from "./project.js";

/* What the package has of others, bundled or installed with it: named, and under licences that come with it. */

const dist = join(inject("published").alone, "node_modules", "maloi", "dist");
const notice = readFileSync(join(dist, "THIRD-PARTY-LICENSES.txt"), "utf8");
const [list = "", ...sections] = notice.split(/^={80}\n/m);

/** The files of libraries that the published bundles have code of: esbuild writes the path of each above its code. */
const bundledFiles = readdirSync(join(dist, "bin"))
  .filter((name) => name.endsWith(".js"))
  .map((name) => readFileSync(join(dist, "bin", name), "utf8"))
  .flatMap((text) => text.match(/^\/\/ \S*node_modules\/\S+$/gm) ?? [])
  .map((comment) => comment.slice("// ".length));

/** The name and the version of each package that those are of. */
const bundled = [...new Set(bundledFiles.map((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]))]
  .map((folder = "") => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")))
  .map(({ name, version }: Readonly<Record<string, string>>) => `${name} ${version}`)
  .sort();

/** The lines above a text, each of which says what the text is of. */
const titlesOf = (section: string): string[] =>
  section
    .split(/^-{80}$/m, 1)
    .join("")
    .trim()
    .split("\n");

describe("THIRD-PARTY-LICENSES.txt", () => {
  it("lists the packages that are bundled, and no other", () => {
    expect(bundled.length).toBeGreaterThan(50);
    const listed = list.match(/^\S+ \d+\.\d+\.\d+\S*(?= )/gm) ?? [];
    expect([...listed].sort()).toEqual(bundled);
  });

  it("has the text of each one's licence", () => {
    const titles = sections.flatMap(titlesOf).filter((title) => !title.endsWith(": notice"));
    expect([...new Set(titles)].sort()).toEqual(bundled);
    expect(notice).toContain("Apache License\n                           Version 2.0, January 2004");
  });

  it.each(["langs", "themes"])("names those whom each file of @shikijs/%s comes from", (part) => {
    const files = bundledFiles.flatMap((file) => file.split(`@shikijs/${part}/dist/`)[1] ?? []);
    const own = sections.find(
      (section) => section.startsWith(`@shikijs/${part} `) && section.includes(": notice"),
    );
    const named = own?.match(/^[\w, -]+(?=: https:)/gm) ?? [];
    expect(named.flatMap((names) => names.split(", ")).sort()).toEqual(
      files.map((file) => file.replace(/\.mjs$/, "")).sort(),
    );
  });

  it("is the same from the same bundles", async () => {
    const temp = mkdtempSync(join(tmpdir(), "maloi-third-party-"));
    try {
      const bundles = await buildBundles(root, temp);
      expect(emitNoticeFile(packagesIn(root, bundles.reverse()))).toBe(notice);
    } finally {
      rmSync(temp, { recursive: true });
    }
  });
});

describe("the build", () => {
  it("says what to do where the text of a licence is missing, and leaves nothing to publish", async () => {
    const copy = mkdtempSync(join(tmpdir(), "maloi-unlicensed-"));
    try {
      for (const path of ["package.json", "tsconfig.json", "generated", "locales", "scripts", "src"])
        cpSync(join(root, path), join(copy, path), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
      rmSync(join(copy, "scripts/third-party/texts/saxes"), { recursive: true });
      const sentence =
        /^saxes \S+ does not bring the text of its licence, ISC: copy it from https:\S+ to scripts\S+\.$/m;
      await expect(run(copy, "npm", "run", "-s", "build")).rejects.toThrow(sentence);
      expect(existsSync(join(copy, "dist"))).toBe(false);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly scope: string;
  readonly hashes: readonly object[];
  readonly licenses: readonly { readonly license: { readonly id: string } }[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

describe("the SBOM", () => {
  let bill: {
    readonly metadata: { readonly component: Component };
    readonly components: readonly Component[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };

  beforeAll(async () => {
    bill = JSON.parse(await run(root, "npm", "run", "-s", "sbom"));
  });

  const isBundled = ({ properties }: Component): boolean =>
    properties.some(({ name, value }) => name === "cdx:npm:package:bundled" && value === "true");
  const title = ({ name, version }: Component): string => `${name} ${version}`;

  it("is as CycloneDX says", () => {
    const schemas = join(import.meta.dirname, "node_modules/@cyclonedx/cyclonedx-library/res/schema");
    const schema = (name: string) =>
      JSON.parse(readFileSync(join(schemas, `${name}.SNAPSHOT.schema.json`), "utf8"));
    const ajv = new Ajv({ strict: false, formats: { "iri-reference": true, "idn-email": true } });
    addFormats.default(ajv);
    for (const name of ["spdx", "jsf-0.82"])
      ajv.addSchema(schema(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
    const validate = ajv.compile(schema("bom-1.5"));
    validate(bill);
    expect(validate.errors).toBeNull();
    const { components, ...others } = bill;
    expect(validate({ ...others, components: [{ ...components[0], type: "bundle" }] })).toBe(false);
  });

  it("lists what is installed with the package, and what is bundled in it, and nothing else", () => {
    const { name, purl } = bill.metadata.component;
    expect([name, purl]).toEqual(["maloi", `pkg:npm/maloi@${manifest.version}`]);
    expect(bill.components.filter(isBundled).map(title).sort()).toEqual(bundled);
    const installed = bill.components.filter((component) => !isBundled(component));
    expect(installed.map(({ name }) => name).sort()).toEqual(["openapi-fetch", "openapi-typescript-helpers"]);
  });

  it("says where each comes from, and the licence that THIRD-PARTY-LICENSES.txt says", () => {
    for (const component of bill.components) {
      const { name, version, purl, scope, hashes, licenses } = component;
      expect([purl, scope]).toEqual([`pkg:npm/${name.replace("@", "%40")}@${version}`, "required"]);
      expect([hashes.length, licenses.length]).toEqual([1, 1]);
      if (isBundled(component)) expect(list).toContain(`\n${title(component)}  ${licenses[0]?.license.id}  `);
    }
  });

  it("says what needs what, among what it lists", () => {
    const refs = [bill.metadata.component, ...bill.components].map((component) => component["bom-ref"]);
    expect(bill.dependencies.map(({ ref }) => ref).sort()).toEqual([...refs].sort());
    const needed = new Set(bill.dependencies.flatMap(({ dependsOn }) => dependsOn));
    expect([...needed].sort()).toEqual(refs.slice(1).sort());
    const saxes = bill.dependencies.find(({ ref }) => ref.includes("|saxes@"));
    expect(saxes?.dependsOn).toEqual([expect.stringMatching(/\|xmlchars@/)]);
  });
});
