/* Texts for regular expressions: those that people write for codes, numbers and names. What it does not know, it skips. */

import { any, charactersOf, escaped } from "./characters.js";

/** The text of a part of an expression, so many times longer than it must be; `turn` picks other characters. */
type Part = (effort: { readonly extra: number; readonly turn: number }) => string;

/** No longer text is made of a repetition. */
const longest = 10_000;

/** Texts that a pattern might be true of, short ones first; none where it is too strange. The last are `least` long. */
export function* samplePattern(pattern: string, turn: number, least: number): Generator<string> {
  const part = parsePattern(pattern);
  if (!part) return;
  for (const extra of [0, 1, 2, 3, 4, 8, 16, 32, 64, least].filter((count) => count <= 1000)) {
    yield part({ extra, turn });
    if (turn > 0) yield part({ extra: extra + turn, turn });
  }
}

function parsePattern(pattern: string): Part | undefined {
  const reader = new PatternReader(pattern);
  const part = reader.alternatives();
  return reader.isAtEnd ? part : undefined;
}

class PatternReader {
  #rest: string;

  constructor(pattern: string) {
    this.#rest = pattern;
  }

  get isAtEnd(): boolean {
    return this.#rest === "";
  }

  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take(/^\|/)) parts.push(this.#sequence());
    return (effort) => parts[effort.turn % parts.length]?.(effort) ?? "";
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#rest !== "" && !/^[|)]/.test(this.#rest)) parts.push(this.#repeated(this.#atom()));
    return (effort) => parts.map((part) => part(effort)).join("");
  }

  #repeated(part: Part): Part {
    const [, sign, from, comma, to] = this.#take(/^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/) ?? [];
    if (sign === undefined && from === undefined) return part;
    const least = sign === undefined ? Number(from) : sign === "+" ? 1 : 0;
    const open = sign === "?" ? 1 : Number.POSITIVE_INFINITY;
    const most = sign !== undefined ? open : comma ? (to ? Number(to) : open) : least;
    return (effort) => {
      const text = part(effort);
      const count = Math.min(most, least + effort.extra, Math.ceil(longest / Math.max(1, text.length)));
      return text.repeat(count);
    };
  }

  #atom(): Part {
    if (this.#take(/^(?:[$^]|\\[bB])/)) return () => "";
    const group = this.#take(/^\((\?[=!]|\?<[=!])?(?:\?:|\?<\w+>)?/);
    if (group) {
      const inner = this.alternatives();
      this.#take(/^\)/);
      // A look ahead or behind takes nothing.
      return group[1] === undefined ? inner : () => "";
    }
    const set = this.#take(/^\[(\^?)((?:\\.|[^\]\\])*)\]/s);
    if (set) return oneOf(charactersOf(set[2] ?? "", set[1] === "^"));
    if (this.#take(/^\./)) return oneOf(any);
    const written = this.#take(/^\\(?:[pP]\{[^}]*\}|u\{?[\dA-Fa-f]{4,6}\}?|x[\dA-Fa-f]{2}|.)/s);
    return oneOf(written ? escaped(written[0]) : (this.#take(/^./su)?.[0] ?? ""));
  }

  #take(start: RegExp): RegExpExecArray | undefined {
    const found = start.exec(this.#rest);
    if (!found) return undefined;
    this.#rest = this.#rest.slice(found[0].length);
    return found;
  }
}

function oneOf(characters: string): Part {
  const list = [...characters];
  return ({ turn }) => list[turn % list.length] ?? "";
}
