import { basename } from "node:path";
import type { Folder } from "./folder.js";
import type { BundledOpenApi } from "./openapi-source.js";
import type { Problem } from "./problem.js";
import type { Reader } from "./reader.js";
import type { LocaleSource, RecordSource } from "./sources.js";
import { fileProblem, TextSource } from "./text-source.js";
import type { YamlSource } from "./yaml-source.js";

/** The reading of one root's sources, which goes on after a mistake: what was found wrong so far is in `problems`. */
export class Loading {
  readonly problems: Problem[] = [];
  readonly reader: Reader;
  readonly #root: string;

  constructor(root: string, reader: Reader) {
    this.#root = root;
    this.reader = reader;
  }

  /** What is written in a file; nothing where it cannot be read. */
  async read(file: string): Promise<string | undefined> {
    const read = await this.reader.text(this.#root, file);
    if (typeof read === "string") return read;
    this.problems.push(read);
    return undefined;
  }

  async text(file: string): Promise<TextSource | undefined> {
    const text = await this.read(file);
    return text === undefined ? undefined : new TextSource(file, text);
  }

  async yaml(file: string): Promise<YamlSource | undefined> {
    const source = await this.readYaml(file);
    this.problems.push(...(source?.problems ?? []));
    return source;
  }

  /** What is wrong with its form is not reported yet. */
  async readYaml(file: string): Promise<YamlSource | undefined> {
    const text = await this.read(file);
    return text === undefined ? undefined : this.reader.yaml(file, text);
  }

  /** Where there is none, nothing is wrong. */
  async optional({ folder, names }: Folder, name: string): Promise<YamlSource | undefined> {
    return names.includes(name) ? this.yaml(`${folder}/${name}`) : undefined;
  }

  /** Those of a folder, in the order of their names. One with another ending is a mistake. */
  yamlFiles({ folder, names }: Folder): string[] {
    for (const name of names.filter((name) => name.endsWith(".yml")))
      this.problems.push(fileProblem(`${folder}/${name}`, "extension"));
    const files = names.filter((name) => name.endsWith(".yaml")).sort();
    return files.map((name) => `${folder}/${name}`);
  }

  /** A file for each language. */
  async languages(folder: Folder): Promise<LocaleSource[]> {
    const loaded = await Promise.all(
      this.yamlFiles(folder).map(async (file) => {
        const source = await this.yaml(file);
        return source && { language: basename(file, ".yaml"), source };
      }),
    );
    return loaded.filter((locale) => locale !== undefined);
  }

  async records({ folder, names }: Folder): Promise<RecordSource[]> {
    const files = names.filter((name) => name.endsWith(".json")).sort();
    const loaded = await Promise.all(files.map((name) => this.text(`${folder}/${name}`)));
    return loaded.flatMap((source) => (source ? [{ name: basename(source.file, ".json"), source }] : []));
  }

  /** One description of one that may be written in several files. */
  async bundle(openapi: YamlSource): Promise<BundledOpenApi> {
    const bundled = await this.reader.bundle(this.#root, openapi, (...file) => this.reader.text(...file));
    this.problems.push(...bundled.problems);
    return bundled;
  }
}
