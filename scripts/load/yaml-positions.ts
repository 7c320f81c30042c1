import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import type { Found, Path, Positions, Range } from "./positions.js";
import { keyText, rangeOf } from "./yaml-reading.js";

/** Where things stand in a YAML file. */
export class YamlPositions implements Positions {
  readonly #contents: unknown;
  readonly #entries = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(contents: unknown) {
    this.#contents = contents;
  }

  find(path: Path): Found | undefined {
    let node = this.#contents;
    let key: Range | undefined;
    for (const step of path) {
      if (isMap(node)) {
        const pair = this.#entriesOf(node).get(String(step));
        if (!pair) return undefined;
        key = rangeOf(pair.key);
        node = pair.value;
      } else if (isSeq(node) && Number(step) < node.items.length) {
        key = undefined;
        node = node.items[Number(step)];
      } else return undefined;
    }
    const value = rangeOf(node);
    return {
      ...(key && { key }),
      ...(value && value[1] > value[0] && { value }),
      ...(isScalar(node) && node.source !== undefined && { written: node.source }),
      ...(isMap(node) && { keys: [...this.#entriesOf(node).keys()] }),
    };
  }

  /** The entries of `map` by their keys, the first of each: looking through all of them for each place would take for ever. */
  #entriesOf(map: YAMLMap): ReadonlyMap<string, Pair> {
    const known = this.#entries.get(map);
    if (known) return known;
    const entries = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = keyText(pair.key);
      if (!entries.has(key)) entries.set(key, pair);
    }
    this.#entries.set(map, entries);
    return entries;
  }
}
