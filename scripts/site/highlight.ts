import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

/** A piece of code in one colour. */
export interface Token {
  readonly text: string;
  /** The class of its colour; absent where it has the text's own. */
  readonly style?: string;
}

export type CodeLanguage = "typescript" | "json" | "shellscript" | "yaml" | "http" | "text";

export interface Highlighter {
  /**
   * `code` in lines of coloured pieces. `values` stand for the names in it, `__NAME__`: what differs from page to page is
   * filled in afterwards, as part of the piece that the name is in, so that code of one form is analysed once.
   */
  lines(language: CodeLanguage, code: string, values?: Readonly<Record<string, string>>): Token[][];
  /** The rules of all colours that were used so far, for light pages and for dark ones. */
  css(): string;
}

const light = "github-light-high-contrast";
const dark = "github-dark-high-contrast";

export async function createHighlighter(): Promise<Highlighter> {
  const shiki = await createHighlighterCore({
    themes: [
      import("@shikijs/themes/github-light-high-contrast"),
      import("@shikijs/themes/github-dark-high-contrast"),
    ],
    langs: [
      import("@shikijs/langs/typescript"),
      import("@shikijs/langs/json"),
      import("@shikijs/langs/shellscript"),
      import("@shikijs/langs/yaml"),
      import("@shikijs/langs/http"),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return new ClassHighlighter(shiki);
}

/** With classes for colours: a strict Content-Security-Policy lets no style stand in an element. */
class ClassHighlighter implements Highlighter {
  readonly #shiki: HighlighterCore;
  readonly #analysed = new Map<string, Token[][]>();
  readonly #classes = new Map<string, readonly [light: string, dark: string]>();

  constructor(shiki: HighlighterCore) {
    this.#shiki = shiki;
  }

  lines(language: CodeLanguage, code: string, values: Readonly<Record<string, string>> = {}): Token[][] {
    const key = `${language} ${code}`;
    const known = this.#analysed.get(key) ?? this.#analyse(language, code);
    this.#analysed.set(key, known);
    return known.map((line) => line.map((token) => ({ ...token, text: fill(token.text, values) })));
  }

  css(): string {
    const rules = [...this.#classes].sort(([one], [other]) => (one < other ? -1 : 1));
    return rules
      .map(([name, [onLight, onDark]]) => `.${name}{color:light-dark(${onLight},${onDark})}`)
      .join("\n");
  }

  #analyse(lang: CodeLanguage, code: string): Token[][] {
    const { tokens } = this.#shiki.codeToTokens(code, {
      lang,
      themes: { light, dark },
      defaultColor: false,
      // No clock: a slow machine would leave the rest of a line without colours, and so build other bytes.
      tokenizeTimeLimit: 0,
    });
    return tokens.map((line) =>
      line.map(({ content, htmlStyle = {} }) => ({
        text: content,
        style: this.#classOf(htmlStyle),
      })),
    );
  }

  /** Named by its colours, so that a page does not change because another one did. */
  #classOf(style: Readonly<Record<string, string>>): string {
    const colours = [style["--shiki-light"] ?? "", style["--shiki-dark"] ?? ""] as const;
    const name = `k${colours.join("").replaceAll("#", "").toLowerCase()}`;
    this.#classes.set(name, colours);
    return name;
  }
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/__([A-Z]+)__/g, (written, name: string) => values[name] ?? written);
}
