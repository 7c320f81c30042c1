import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

/** What each run of `consumers/scenario.ts` comes to. */
export const outcome = {
  balance: 10,
  isRefused: true,
  inVietnamese: "Khóa tài khoản sai",
  byI18next: "Số dư tài khoản không đủ",
  ofAnError: "Số dư tài khoản không đủ",
};

/**
 * Programs in a project that run the scenario: `program.mjs` and `program.cjs` with the service's address as their argument,
 * `page.mjs` in a page or in a service worker, `worker.mjs` as a worker of an edge.
 */
export function writeScenario(project: string): void {
  const source = readFileSync(join(import.meta.dirname, "consumers/scenario.ts"), "utf8");
  for (const [format, extension] of [
    ["esm", "mjs"],
    ["cjs", "cjs"],
  ] as const) {
    const { code } = transformSync(source, { loader: "ts", format });
    writeFileSync(join(project, `scenario.${extension}`), code);
  }
  const print = "scenario(process.argv[2]).then((outcome) => console.log(JSON.stringify(outcome)));\n";
  const programs = {
    "program.mjs": `import { scenario } from "./scenario.mjs";\n${print}`,
    "program.cjs": `const { scenario } = require("./scenario.cjs");\n${print}`,
    "page.mjs": `import { scenario } from "./scenario.mjs";\nglobalThis.scenario = scenario;\n`,
    "service-worker.mjs": `import { scenario } from "./scenario.mjs";
const answer = ({ data, ports }) =>
  scenario(data).catch(String).then((outcome) => ports[0].postMessage(outcome));
addEventListener("message", answer);\n`,
    "worker.mjs": `import { scenario } from "./scenario.mjs";
const answer = async ({ url }) =>
  Response.json(await scenario(new URL(url).searchParams.get("service")).catch(String));
export default { fetch: answer };\n`,
    "index.html": '<!doctype html><title>page</title><script type="module" src="./page.mjs"></script>\n',
  };
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(project, name), text);
}
