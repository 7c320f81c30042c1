import type { CatalogSource } from "./catalog-source.js";
import type { BundledOpenApi } from "./openapi-source.js";
import { type Reader, readAnew } from "./reader.js";
import type { YamlSource } from "./yaml-source.js";

/** Understands anew only what has changed since the last time. */
export class ReadBefore implements Reader {
  readonly #sources = new Map<string, YamlSource>();
  #catalog: CatalogSource | undefined;
  #openapi: { readonly source: YamlSource; readonly bundled: BundledOpenApi } | undefined;

  readonly text = readAnew.text;

  yaml(file: string, text: string): YamlSource {
    const known = this.#sources.get(file);
    const source = known?.text === text ? known : readAnew.yaml(file, text);
    this.#sources.set(file, source);
    return source;
  }

  catalog(file: string, text: string, domains: readonly YamlSource[]): CatalogSource {
    const known = this.#catalog;
    const [, ...parts] = known?.parts ?? [];
    const isSame = parts.length === domains.length && parts.every((part, index) => part === domains[index]);
    const source = known?.text === text && isSame ? known : readAnew.catalog(file, text, domains);
    this.#catalog = source;
    return source;
  }

  async bundle(root: string, openapi: YamlSource, text: Reader["text"]): Promise<BundledOpenApi> {
    const known = this.#openapi;
    // Other files that it refers to may have changed as well.
    if (known?.source === openapi && known.bundled.files?.length === 0) return known.bundled;
    const bundled = await readAnew.bundle(root, openapi, text);
    this.#openapi = { source: openapi, bundled };
    return bundled;
  }
}
