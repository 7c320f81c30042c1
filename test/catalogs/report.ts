import { examine } from "./examined.js";
import { catalogs } from "./packages/index.js";
import { sectionOf } from "./section.js";

/* Prints what README.md says of each catalog: npx tsx test/catalogs/report.ts */
for (const make of Object.values(catalogs)) {
  console.log(`${sectionOf(await examine(await make()))}\n`);
}
