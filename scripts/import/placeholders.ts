/*
 * How texts elsewhere leave something to be filled in, and the same as i18next has it: {{name}}. A style is a whole
 * file's: what one library takes for a placeholder is plain text to another.
 */

interface Style {
  /** What it is recognised by; the name is a group, unless the places are counted. */
  readonly pattern: RegExp;
  /** Whether files are searched for it. What is too much like plain text has to be asked for. */
  readonly isGuessed: boolean;
}

const name = "[A-Za-z_][\\w.-]*";

/** One pair of braces too many on one side only, as in `{{0} as default}`, is the text's own. */
const notDouble = "(?<!\\{\\{[^{}]*\\}(?=\\}))";

const styles = {
  i18next: { pattern: new RegExp(`\\{\\{-?\\s*(${name}|\\d+)\\s*\\}\\}`, "g"), isGuessed: true },
  braces: { pattern: new RegExp(`(?<![$%#])\\{\\s*(${name})\\s*\\}${notDouble}`, "g"), isGuessed: true },
  numbers: { pattern: new RegExp(`(?<![$%#])\\{\\s*(\\d+)\\s*\\}${notDouble}`, "g"), isGuessed: true },
  template: { pattern: new RegExp(`\\$\\{\\s*(${name})\\s*\\}`, "g"), isGuessed: true },
  percent: { pattern: new RegExp(`%\\{\\s*(${name})\\s*\\}`, "g"), isGuessed: true },
  // Neither a width nor a digit before or after it: those are percentages and parts of addresses.
  printf: {
    pattern: /%%|(?<!\d)%(?:\((\w+)\)|(\d+)\$)?(?:\.\d+)?[sdifuvqxgeoj@](?!\d)/g,
    isGuessed: true,
  },
  colon: { pattern: /(?<![\w:/{])(?::)([A-Za-z]\w*)/g, isGuessed: false },
} as const satisfies Readonly<Record<string, Style>>;

export type PlaceholderStyle = keyof typeof styles;

export const placeholderStyles = [
  "i18next",
  "braces",
  "numbers",
  "template",
  "percent",
  "printf",
  "colon",
] as const;

/** What `--placeholders` takes: a style, none at all, or whichever the file is found to have. */
export const placeholderChoices = ["auto", "none", ...placeholderStyles] as const;

export type PlaceholderChoice = (typeof placeholderChoices)[number];

/** The styles that some of `texts` are in, each with an example, such as `%s`. */
export function stylesIn(texts: readonly string[]): ReadonlyMap<PlaceholderStyle, string> {
  const guessed = placeholderStyles.filter((style) => styles[style].isGuessed);
  const found = guessed.flatMap((style): [PlaceholderStyle, string][] => {
    const example = firstIn(texts, style);
    return example === undefined ? [] : [[style, example]];
  });
  return new Map(found);
}

/** The first placeholder of `style` in `texts`, as it is written. */
export function firstIn(texts: readonly string[], style: PlaceholderStyle): string | undefined {
  for (const text of texts) {
    const found = [...text.matchAll(styles[style].pattern)].find(([written]) => written !== "%%");
    if (found) return found[0];
  }
  return undefined;
}

/** `text` with its placeholders of `style` as i18next has them. Whatever else has two braces in a row gets a space between them. */
export function convertPlaceholders(text: string, style: PlaceholderStyle | undefined): string {
  if (style === undefined) return apart(text);
  let count = 0;
  let from = 0;
  let result = "";
  for (const { 0: written, 1: named, 2: number, index } of text.matchAll(styles[style].pattern)) {
    const before = text.slice(from, index);
    from = index + written.length;
    if (written === "%%") result = joined(result, `${apart(before)}%`);
    else {
      const key = named ?? number ?? String(++count);
      result = joined(joined(result, apart(before)), `{{${paramName(key)}}}`);
    }
  }
  return joined(result, apart(text.slice(from)));
}

/** Braces that meet only where a placeholder begins or ends would be taken for part of it. */
function joined(before: string, after: string): string {
  const isSame = /[{}]$/.exec(before)?.[0] === after[0];
  return isSame && after !== "" ? `${before} ${after}` : before + after;
}

function apart(text: string): string {
  return text.replace(/\{(?=\{)|\}(?=\})/g, "$& ");
}

/** `user_name` and `user.name` are `userName`; what has but a number is `arg1`. */
function paramName(written: string): string {
  const parts = written.split(/[^A-Za-z0-9]+/).filter((part) => part !== "");
  const name = parts
    .map((part, index) => (index === 0 ? part : part[0]?.toUpperCase() + part.slice(1)))
    .join("");
  return /^[A-Za-z]/.test(name) ? name : `arg${name}`;
}
