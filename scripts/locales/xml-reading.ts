import { SaxesParser, type SaxesTagNS } from "saxes";
import { TextSource } from "../load/text-source.js";
import { mistakeAt, type Spot } from "./mistake.js";
import type { ReadMistake } from "./translation-unit.js";

export interface XmlElement {
  /** Without a prefix where it is XLIFF's own, whatever the prefix; others' elements keep theirs. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
  /** Whether white space in it counts: its own `xml:space`, or that of what it stands in. */
  readonly isPreserved: boolean;
  /** Of its start tag. */
  readonly start: Spot;
  /** Where its start tag ends. */
  readonly content: Spot;
}

/*
 * What a file may ask of us. All are far above what people write.
 */
const maxDepth = 100;
const maxElements = 500_000;

/** The outermost element of a file, or why it is none. What the file does not bring with it is never looked for. */
export function readXml(text: string): XmlElement | ReadMistake {
  const reading = new XmlReading(text);
  return (
    reading.mistake ?? reading.root ?? mistakeAt("xml", { line: 1, column: 1 }, { reason: "no element" })
  );
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

class XmlReading {
  root?: XmlElement;
  /** The first: what comes after it would be its echo. */
  mistake?: ReadMistake;
  readonly #source: TextSource;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #open: OpenElement[] = [];
  #start = 0;
  #count = 0;

  constructor(text: string) {
    this.#source = new TextSource("", text.replace(/^\uFEFF/, ""));
    this.#listen();
    try {
      this.#parser.write(this.#source.text).close();
    } catch (error) {
      if (!this.mistake) throw error;
    }
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on("error", ({ message }) => this.#fail("xml", { reason: message.replace(/^\d+:\d+: /, "") }));
    parser.on("xmldecl", ({ encoding }) => {
      if (encoding && !/^(?:utf-8|us-ascii)$/i.test(encoding)) this.#fail("encoding", { encoding });
    });
    // No definitions, so no entities: none that swell up, and none that name a file.
    parser.on("doctype", () => this.#fail("doctype", {}, this.#source.text.indexOf("<!DOCTYPE")));
    parser.on("opentagstart", () => {
      this.#start = this.#source.text.lastIndexOf("<", parser.position - 1);
    });
    parser.on("opentag", (tag) => this.#openTag(tag));
    parser.on("closetag", () => this.#open.pop());
    parser.on("text", (text) => this.#open.at(-1)?.children.push(text));
    parser.on("cdata", (text) => this.#open.at(-1)?.children.push(text));
  }

  #openTag({ name, local, uri, attributes }: SaxesTagNS): void {
    if (++this.#count > maxElements) this.#fail("long", { limit: String(maxElements) }, this.#start);
    if (this.#open.length >= maxDepth) this.#fail("deep", { limit: String(maxDepth) }, this.#start);
    const parent = this.#open.at(-1);
    const space = attributes["xml:space"]?.value;
    const element: OpenElement = {
      name: isXliff(uri) ? local : name,
      attributes: new Map(Object.values(attributes).map((each) => [each.name, each.value])),
      children: [],
      isPreserved: space === undefined ? parent?.isPreserved === true : space === "preserve",
      start: this.#spotOf(this.#start),
      content: this.#spotOf(this.#parser.position),
    };
    parent?.children.push(element);
    this.root ??= element;
    this.#open.push(element);
  }

  /** Ends the reading: the library would go on, and take for ever where elements lie too deep. */
  #fail(mistake: string, values: Record<string, string>, offset = this.#parser.position - 1): never {
    this.mistake ??= mistakeAt(mistake, this.#spotOf(Math.max(0, offset)), values);
    throw new Error(mistake);
  }

  #spotOf(offset: number): Spot {
    const { line, column } = this.#source.placeAt(offset);
    return { line, column };
  }
}

/** Files without any namespace are older than XLIFF 1.1. */
function isXliff(uri: string): boolean {
  return uri === "" || uri.startsWith("urn:oasis:names:tc:xliff:document:");
}
