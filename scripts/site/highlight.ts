import { createHighlighterCore, type HighlighterCore, type ThemeRegistration } from "shiki/core";
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
  /** The rules of all colours, for light pages and for dark ones. */
  readonly css: string;
}

export async function createHighlighter(): Promise<Highlighter> {
  const [{ default: light }, { default: dark }] = await Promise.all([
    import("@shikijs/themes/github-light-high-contrast"),
    import("@shikijs/themes/github-dark-high-contrast"),
  ]);
  const shiki = await createHighlighterCore({
    // A copy: it gets rules of Shiki's own.
    themes: [structuredClone(light)],
    langs: [
      import("@shikijs/langs/typescript"),
      import("@shikijs/langs/json"),
      import("@shikijs/langs/shellscript"),
      import("@shikijs/langs/yaml"),
      import("@shikijs/langs/http"),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return new ClassHighlighter(shiki, pairColours(light, dark));
}

/**
 * The dark colour for each light one. Both themes have the same rules in the same order, so that code is analysed for one
 * of them only: that is most of the work of a small site.
 */
function pairColours(light: ThemeRegistration, dark: ThemeRegistration): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const others = coloursOf(dark);
  for (const [index, colour] of coloursOf(light).entries()) {
    const known = pairs.get(colour.value);
    const other = others[index];
    if (other?.scope !== colour.scope || (known ?? other.value) !== other.value)
      throw new Error(`the themes differ at ${colour.scope}`);
    pairs.set(colour.value, other.value);
  }
  return pairs;
}

function coloursOf({ tokenColors = [], colors = {} }: ThemeRegistration) {
  const text = { scope: "text", value: colors["editor.foreground"] ?? "" };
  const rules = tokenColors.map(({ scope, settings: { foreground } }) => ({
    scope: JSON.stringify([scope].flat()),
    value: foreground ?? text.value,
  }));
  return [text, ...rules];
}

/** With classes for colours: a strict Content-Security-Policy lets no style stand in an element. */
class ClassHighlighter implements Highlighter {
  readonly css: string;
  readonly #shiki: HighlighterCore;
  readonly #analysed = new Map<string, Token[][]>();

  constructor(shiki: HighlighterCore, pairs: ReadonlyMap<string, string>) {
    this.#shiki = shiki;
    this.css = [...pairs]
      .map(([light, dark]) => `.${classOf(light)}{color:light-dark(${light},${dark})}`)
      .join("\n");
  }

  lines(language: CodeLanguage, code: string, values: Readonly<Record<string, string>> = {}): Token[][] {
    const key = `${language} ${code}`;
    const known = this.#analysed.get(key) ?? this.#analyse(language, code);
    this.#analysed.set(key, known);
    return known.map((line) => line.map((token) => ({ ...token, text: fill(token.text, values) })));
  }

  #analyse(lang: CodeLanguage, code: string): Token[][] {
    const { tokens } = this.#shiki.codeToTokens(code, {
      lang,
      theme: "github-light-high-contrast",
      // No clock: a slow machine would leave the rest of a line without colours, and so build other bytes.
      tokenizeTimeLimit: 0,
    });
    return tokens.map((line) =>
      line.map(({ content, color = "" }) => ({ text: content, style: classOf(color) })),
    );
  }
}

function classOf(colour: string): string {
  return `k${colour.slice(1).toLowerCase()}`;
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/__([A-Z]+)__/g, (written, name: string) => values[name] ?? written);
}
