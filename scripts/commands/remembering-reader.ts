import { isDeepStrictEqual } from "node:util";
import { CatalogSource } from "../load/catalog-source.js";
import { isRecord, type JsonObject } from "../load/json.js";
import type { BundledOpenApi } from "../load/openapi-source.js";
import type { Problem } from "../load/problem.js";
import { type Reader, readAnew } from "../load/reader.js";
import { YamlSource } from "../load/yaml-source.js";
import type { KnownReadings } from "./known-readings.js";
import type { LastRun, SoundDescription } from "./last-run.js";
import { printOf } from "./sealed-file.js";
import type { SourceSnapshot } from "./source-snapshot.js";

/** Understands anew only those texts that are not known from the last run. */
export class RememberingReader implements Reader {
  /** What the next run has to know of the description. */
  sound: SoundDescription | undefined;
  readonly #snapshot: SourceSnapshot;
  readonly #readings: KnownReadings;
  readonly #last: Pick<LastRun, "openapi" | "referenced">;

  constructor(snapshot: SourceSnapshot, readings: KnownReadings, last: LastRun | undefined) {
    this.#snapshot = snapshot;
    this.#readings = readings;
    this.#last = last ?? { referenced: [] };
  }

  text(_root: string, file: string): Promise<string | Problem> {
    return this.#snapshot.text(file);
  }

  yaml(file: string, text: string): YamlSource {
    const print = this.#printOf(file);
    const source = new YamlSource(file, text, this.#readings.of(print, text));
    this.#readings.note(print, source);
    return source;
  }

  catalog(file: string, text: string, domains: readonly YamlSource[]): CatalogSource {
    const print = this.#printOf(file);
    const source = new CatalogSource(file, text, domains, this.#readings.of(print, text));
    this.#readings.note(print, source);
    return source;
  }

  /** A description that is the same, in all its files, is not checked again. */
  async bundle(root: string, openapi: YamlSource, text: Reader["text"]): Promise<BundledOpenApi> {
    const known = this.#knownDocument(openapi);
    if (known) {
      this.sound = this.#last.openapi;
      return { document: known, problems: [], files: this.#last.referenced };
    }
    const bundled = await readAnew.bundle(root, openapi, text);
    const { document, problems, files = [] } = bundled;
    if (!document || problems.length > 0) return bundled;
    const print = this.#printOfAll(openapi, files);
    const isAsWritten = isDeepStrictEqual(document, openapi.value);
    if (isAsWritten || this.#readings.noteValue(print, document)) this.sound = { print, isAsWritten };
    return isAsWritten && isPlain(openapi.value) ? { ...bundled, document: openapi.value } : bundled;
  }

  #knownDocument(openapi: YamlSource): JsonObject | undefined {
    const { openapi: sound, referenced } = this.#last;
    if (sound?.print !== this.#printOfAll(openapi, referenced)) return undefined;
    const value = sound.isAsWritten ? openapi.value : this.#readings.valueOf(sound.print);
    return isPlain(value) ? value : undefined;
  }

  #printOfAll({ file }: YamlSource, referenced: readonly string[]): string {
    const files = [file, ...[...referenced].sort()];
    return printOf(JSON.stringify(files.map((one) => [one, this.#printOf(one)])));
  }

  #printOf(file: string): string {
    return this.#snapshot.printOf(file) ?? "";
  }
}

/** What YAML without tags gives is plain data. */
function isPlain(value: unknown): value is JsonObject {
  return isRecord(value);
}
