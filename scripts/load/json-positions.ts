import { endOfString, skipSpace } from "./json-reading.js";
import type { Found, Path, Positions, Range } from "./positions.js";

interface Entry {
  readonly key?: Range;
  readonly value: Range;
}

/** Where things stand in a sound JSON file. Only what somebody asks for is looked for: a large one has millions of places. */
export class JsonPositions implements Positions {
  readonly #text: string;
  /** By where a map or list begins. */
  readonly #known = new Map<number, ReadonlyMap<string, Entry>>();

  constructor(text: string) {
    this.#text = text;
  }

  find(path: Path): Found | undefined {
    const start = skipSpace(this.#text, 0);
    let found: Entry | undefined = { value: [start, endOfValue(this.#text, start)] };
    for (const step of path) {
      found = this.#entriesAt(found.value[0]).get(String(step));
      if (!found) return undefined;
    }
    return { ...found, ...this.#contentOf(found.value) };
  }

  #contentOf([start, end]: Range): Pick<Found, "written" | "keys"> {
    const first = this.#text[start];
    if (first === "[") return {};
    if (first === "{") return { keys: [...this.#entriesAt(start).keys()] };
    const written = this.#text.slice(start, end);
    return { written: first === '"' ? String(JSON.parse(written)) : written };
  }

  #entriesAt(start: number): ReadonlyMap<string, Entry> {
    const known = this.#known.get(start) ?? entriesOf(this.#text, start);
    this.#known.set(start, known);
    return known;
  }
}

/** Of the map or list that begins at `start`; a scalar has none. */
function entriesOf(text: string, start: number): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const isMap = text[start] === "{";
  if (!isMap && text[start] !== "[") return entries;
  let at = skipSpace(text, start + 1);
  while (text[at] !== "}" && text[at] !== "]") {
    const from = at;
    const to = isMap ? endOfString(text, from) : from;
    // Behind the key, there is a colon.
    const begin = isMap ? skipSpace(text, skipSpace(text, to) + 1) : from;
    const end = endOfValue(text, begin);
    const name = isMap ? String(JSON.parse(text.slice(from, to))) : String(entries.size);
    entries.set(name, { ...(isMap && { key: [from, to] }), value: [begin, end] });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return entries;
}

function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  if (text[start] === "{" || text[start] === "[") return endOfCollection(text, start);
  const length = text.slice(start, start + 400).search(/[\s,\]}]/);
  return length < 0 ? text.length : start + length;
}

function endOfCollection(text: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = text[at];
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    at++;
  } while (depth > 0);
  return at;
}
