import { isRecord } from "./json.js";
import { JsonPositions } from "./json-positions.js";
import { latePlace } from "./late-place.js";
import type { Found, Path, Positions } from "./positions.js";
import type { Place, Problem } from "./problem.js";
import { TextSource } from "./text-source.js";
import { parseJson, parseYaml } from "./yaml-parsing.js";
import { YamlPositions } from "./yaml-positions.js";
import { YamlReading } from "./yaml-reading.js";

export type { Path } from "./positions.js";

/** What a text was understood as in which nothing is wrong. */
export interface SoundReading {
  /** Whether it is sound JSON: then nobody could read anything else in it. */
  readonly isJson: boolean;
  readonly value: unknown;
}

/** A YAML file, which may be JSON, and where things stand in it. */
export class YamlSource extends TextSource {
  protected readonly ownValue: unknown;
  protected readonly ownProblems: readonly Problem[];
  /** As in `SoundReading`. */
  readonly isJson: boolean;
  #positions: Positions | undefined;

  /** @param known what the very same text was understood as before: it is not read again until somebody asks for a place. */
  constructor(file: string, text: string, known?: SoundReading) {
    super(file, text);
    const json = known ? undefined : parseJson(text);
    const sound = known ?? (json && { ...json, isJson: true });
    this.isJson = sound?.isJson ?? false;
    if (sound) {
      this.ownValue = sound.value;
      this.ownProblems = [];
      return;
    }
    const { document, problems } = parseYaml(this);
    const reading = new YamlReading(this);
    const value = reading.read(document.contents);
    const broken = problems.find(({ rule, variant }) => rule === "syntax" && variant === undefined);
    const found = [...reading.duplicates, ...reading.problems].filter(
      ({ place }) => !broken || isBefore(place, broken.place),
    );
    this.ownProblems = [...found, ...problems];
    this.ownValue = problems.length + reading.problems.length > 0 ? undefined : (value ?? null);
    this.#positions = new YamlPositions(document.contents);
  }

  /** The file as plain data; `undefined` where it could not be read at all. */
  get value(): unknown {
    return this.ownValue;
  }

  /** What it was understood as by itself; nothing where anything is wrong with it. */
  get reading(): SoundReading | undefined {
    return this.ownProblems.length > 0 ? undefined : { isJson: this.isJson, value: this.ownValue };
  }

  /** Mistakes of form: the first syntax error, and what else is wrong before it; what comes after it is its echo. */
  get problems(): readonly Problem[] {
    return this.ownProblems;
  }

  /** The files that it is written in; most are in one. */
  get parts(): readonly YamlSource[] {
    return [this];
  }

  /** The one of them that has, or would have, what is at `path`. */
  partOf(_path: Path): YamlSource {
    return this;
  }

  /** The place of the value at `path`, or of the nearest thing above it that exists. */
  placeOf(path: Path): Place {
    return this.#place(path, "value");
  }

  /** The place of the key that `path` ends in; of the value where `path` ends in an index. */
  placeOfKey(path: Path): Place {
    return this.#place(path, "key");
  }

  /** The scalar at `path` as it is written: to YAML, `08006` is a number. */
  writtenAt(path: Path): string | undefined {
    return this.#find(path)?.written;
  }

  /** The keys of the map at `path` in the file's order: those of its value have numbers first, as JavaScript has it. */
  keysAt(path: Path): readonly string[] {
    let map = this.ownValue;
    for (const step of path) map = isRecord(map) && Object.hasOwn(map, step) ? map[step] : undefined;
    const keys = isRecord(map) ? Object.keys(map) : [];
    const isInOrder = keys.length > 0 && !keys.some((key) => /^\d+$/.test(key));
    return isInOrder ? keys : (this.#find(path)?.keys ?? []);
  }

  #find(path: Path): Found | undefined {
    this.#positions ??= this.isJson
      ? new JsonPositions(this.text)
      : new YamlPositions(parseYaml(this).document.contents);
    return this.#positions.find(path);
  }

  #place(path: Path, part: "key" | "value"): Place {
    // Many places are asked for that are never told: for those, what was not read is not read.
    return this.#positions ? this.#look(path, part) : latePlace(this.file, () => this.#look(path, part));
  }

  #look(path: Path, part: "key" | "value"): Place {
    for (let length = path.length; length > 0; length--) {
      const found = this.#find(path.slice(0, length));
      if (!found) continue;
      // What is missing has no place of its own: it is missing from the entry with this key.
      const range =
        length < path.length || part === "key" ? (found.key ?? found.value) : (found.value ?? found.key);
      if (range) return this.placeAt(range[0], range[1]);
    }
    return this.placeAt(Math.max(0, this.text.search(/^[^#\s]/m)));
  }
}

function isBefore(a: Place, b: Place): boolean {
  return a.line === b.line ? a.column < b.column : a.line < b.line;
}
