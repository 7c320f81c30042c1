import { CatalogSource } from "./catalog-source.js";
import type { BundledOpenApi } from "./openapi-source.js";
import type { Problem } from "./problem.js";
import { readText } from "./text-source.js";
import { YamlSource } from "./yaml-source.js";

/** How what is written in files is understood. */
export interface Reader {
  /** What is written in a file, or why it cannot be read. */
  text(root: string, file: string): Promise<string | Problem>;
  yaml(file: string, text: string): YamlSource;
  /** The catalog of `domains` as well. */
  catalog(file: string, text: string, domains: readonly YamlSource[]): CatalogSource;
  /** Makes one description of one that may be written in several files, which `text` reads. */
  bundle(root: string, openapi: YamlSource, text: Reader["text"]): Promise<BundledOpenApi>;
}

/** Understands everything anew. */
export const readAnew: Reader = {
  text: readText,
  yaml: (file, text) => new YamlSource(file, text),
  catalog: (file, text, domains) => new CatalogSource(file, text, domains),
  async bundle(root, openapi, text) {
    // Brings the linter with it, which takes longer to load than all of our own work.
    const { bundleOpenApi } = await import("./openapi-source.js");
    return bundleOpenApi(root, openapi, text);
  },
};
