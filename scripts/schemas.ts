import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaFiles } from "./model/json-schemas.js";
import { packageRoot } from "./words/words.js";

/* Writes the JSON Schemas that editors use, from the formats that maloi itself checks with: npm run schemas */
for (const { path, content } of schemaFiles()) {
  await writeFile(join(packageRoot(), path), content);
}
