import { describe, expect, inject, it } from "vitest";
import { modulesOf } from "./entries.js";
import { run } from "./project.js";
import { outcome } from "./scenario.js";

/* Node: those that `engines` allows, by import and by require. */

const { application, service, nodes } = inject("published");
const versions = { "this one": process.execPath, ...nodes };

describe.each(Object.entries(versions))("Node %s", (_, node) => {
  it.each(["program.mjs", "program.cjs"])("runs %s", async (program) => {
    expect(JSON.parse(await run(application, node, program, service))).toEqual(outcome);
  });

  it("imports every module, and requires the same", async () => {
    const modules = modulesOf(application);
    const code = `
      const { createRequire } = await import("node:module");
      const require = createRequire(process.cwd() + "/");
      const found = {};
      for (const name of ${JSON.stringify(modules)}) {
        const imported = await import(name);
        const required = require(name);
        const names = Object.keys(imported);
        found[name] = [names.length, names.every((name) => required[name] === imported[name])];
      }
      console.log(JSON.stringify(found));`;
    const found = JSON.parse(await run(application, node, "--input-type=module", "-e", code));
    const typesOnly = "maloi/openapi-types";
    const want = modules.map((name) => [
      name,
      [name === typesOnly ? 0 : expect.toSatisfy((count) => count > 0), true],
    ]);
    expect(found).toEqual(Object.fromEntries(want));
  });
});
