import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { edited, type Files, openapi, vi } from "../model/minimal-contract.js";

const methods = ["get", "put", "post", "delete", "patch"];

/** Writes the minimal contract around the description in `file`: each of its operations returns both codes. */
export function writeLargeContract(root: string, file: string): void {
  const description: { paths: Record<string, Record<string, Record<string, unknown>>> } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  for (const item of Object.values(description.paths))
    for (const method of methods) {
      const operation = item[method];
      if (operation) operation["x-error-codes"] = ["ERROR_RATE", "ERROR_DATA"];
    }
  const { [vi]: _, [openapi]: __, ...rest } = edited([["spec/errors.yaml", "language: vi", "language: en"]]);
  write(root, { ...rest, "spec/openapi.json": JSON.stringify(description, null, 2) });
}

function write(root: string, files: Files): void {
  for (const folder of ["spec", "locales", "node_modules"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
}
