import { isRecord } from "./json.js";
import type { Place, Problem } from "./problem.js";
import { type Path, type SoundReading, YamlSource } from "./yaml-source.js";

/**
 * A catalog in several files: the main one, and one for each domain with codes of its own. To whoever reads it, it is one map;
 * each place is in the file that it is written in.
 */
export class CatalogSource extends YamlSource {
  readonly #domains: readonly YamlSource[];
  readonly #joined: unknown;

  constructor(file: string, text: string, domains: readonly YamlSource[], known?: SoundReading) {
    super(file, text, known);
    this.#domains = domains;
    const own = this.ownValue;
    this.#joined = domains.length > 0 && isRecord(own) ? { ...own, errors: this.#errors() } : own;
  }

  override get value(): unknown {
    return this.#joined;
  }

  override get problems(): readonly Problem[] {
    const others = this.#domains.flatMap(({ problems }) => problems);
    return [...this.ownProblems, ...others, ...this.#duplicates()];
  }

  override get parts(): readonly YamlSource[] {
    return [this, ...this.#domains];
  }

  override partOf(path: Path): YamlSource {
    const [section, code] = path;
    if (section !== "errors" || code === undefined) return this;
    const name = String(code);
    return (
      this.#domains.find((domain) => !hasCode(this.ownValue, name) && hasCode(domain.value, name)) ?? this
    );
  }

  override placeOf(path: Path): Place {
    const part = this.partOf(path);
    return part === this ? super.placeOf(path) : part.placeOf(path);
  }

  override placeOfKey(path: Path): Place {
    const part = this.partOf(path);
    return part === this ? super.placeOfKey(path) : part.placeOfKey(path);
  }

  override writtenAt(path: Path): string | undefined {
    const part = this.partOf(path);
    return part === this ? super.writtenAt(path) : part.writtenAt(path);
  }

  override keysAt(path: Path): readonly string[] {
    const own = super.keysAt(path);
    const isJoined = path.length === 1 && path[0] === "errors";
    return isJoined ? [...own, ...this.#domains.flatMap((domain) => domain.keysAt(path))] : own;
  }

  /** In the order of the files; of a code that is in two of them, the first counts. */
  #errors(): object {
    const all = new Map<string, unknown>();
    for (const table of [this.ownValue, ...this.#domains.map(({ value }) => value)].map(errorsOf)) {
      for (const [code, entry] of Object.entries(table)) if (!all.has(code)) all.set(code, entry);
    }
    return Object.fromEntries(all);
  }

  #duplicates(): Problem[] {
    return this.#domains.flatMap((domain) =>
      Object.keys(errorsOf(domain.value)).flatMap((code): Problem[] => {
        const first = this.partOf(["errors", code]);
        if (first === domain) return [];
        const place = domain.placeOfKey(["errors", code]);
        return [{ rule: "duplicate-code", variant: "file", place, values: { code, file: first.file } }];
      }),
    );
  }
}

function errorsOf(value: unknown): object {
  const errors = isRecord(value) ? value["errors"] : undefined;
  return isRecord(errors) ? errors : {};
}

function hasCode(value: unknown, code: string): boolean {
  return Object.hasOwn(errorsOf(value), code);
}
