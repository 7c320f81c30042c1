import { describe, expect, it } from "vitest";
import { type BillOfMaterials, selectParts } from "../../scripts/third-party/bill-of-materials.js";

const component = (name: string, version = "1.0.0") => ({
  "bom-ref": `${name}@${version}`,
  name,
  version,
  properties: [{ name: "cdx:npm:package:development", value: "true" }],
});

/** Of a checkout: `own` needs `run`, to which `types` belongs; all else is for development. */
const bill: BillOfMaterials = {
  metadata: { component: component("own") },
  components: ["run", "types", "left-out", "inner", "linter"].map((name) => component(name)),
  dependencies: [
    { ref: "own@1.0.0", dependsOn: ["run@1.0.0", "left-out@1.0.0", "linter@1.0.0"] },
    { ref: "run@1.0.0", dependsOn: ["types@1.0.0"] },
    { ref: "left-out@1.0.0", dependsOn: ["inner@1.0.0", "run@1.0.0"] },
    { ref: "inner@1.0.0", dependsOn: ["run@1.0.0", "linter@1.0.0"] },
  ],
};

const bundled = (name: string) => ({ name, version: "1.0.0", licence: "MIT", repository: "", folder: "" });

describe("selectParts", () => {
  it("leaves what is installed with what that needs, and what is bundled", () => {
    const { components, dependencies } = selectParts(bill, ["run"], [bundled("inner"), bundled("run")]);
    expect(components.map((one) => one["bom-ref"])).toEqual([
      ...["run@1.0.0", "types@1.0.0"],
      ...["own@1.0.0|inner@1.0.0", "own@1.0.0|run@1.0.0"],
    ]);
    expect(dependencies).toEqual([
      { ref: "own@1.0.0", dependsOn: ["run@1.0.0", "own@1.0.0|inner@1.0.0", "own@1.0.0|run@1.0.0"] },
      { ref: "run@1.0.0", dependsOn: ["types@1.0.0"] },
      { ref: "types@1.0.0", dependsOn: [] },
      { ref: "own@1.0.0|inner@1.0.0", dependsOn: ["own@1.0.0|run@1.0.0"] },
      { ref: "own@1.0.0|run@1.0.0", dependsOn: [] },
    ]);
  });

  it("says of what is bundled that it is, and that every user has it", () => {
    const { components } = selectParts(bill, [], [bundled("inner")]);
    expect(components).toEqual([
      {
        ...component("inner"),
        "bom-ref": "own@1.0.0|inner@1.0.0",
        scope: "required",
        properties: [{ name: "cdx:npm:package:bundled", value: "true" }],
      },
    ]);
  });

  it("does not pass over a bundled package that the lockfile has not", () => {
    expect(() => selectParts(bill, [], [bundled("unknown")])).toThrow("unknown@1.0.0; run: npm ci");
  });
});
