import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInstance } from "i18next";
import { parse } from "yaml";

/** Looks up a sentence of the product's own interface; see `locales/ui/`. */
export interface Words {
  readonly language: string;
  /** The words for `key`, with `values` filled in. `context` picks a variant, `count` a plural form. */
  say(key: string, values?: Values): string;
  has(key: string): boolean;
}

type Values = Readonly<Record<string, string | number>>;

/** The language that everything falls back to; the only one sure to be complete in a translation under way. */
const fallback = "en";

/** The words in `language`, such as `vi` or `vi-VN`; in English where there are none. */
export function wordsFor(language: string): Words {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: fallback,
    initAsync: false,
    resources: resources(),
    interpolation: { escapeValue: false },
    // A catalog's code may hold either character, and none of our keys needs a namespace.
    nsSeparator: false,
  });
  const spoken = i18n.languages.find((tag) => i18n.hasResourceBundle(tag, "translation")) ?? fallback;
  return {
    language: spoken,
    say: (key, values = {}) => i18n.t(key, values),
    has: (key) => i18n.exists(key),
  };
}

type Resources = Record<string, { translation: Record<string, unknown> }>;

let read: Resources | undefined;

/** Read once: whoever writes a contract's documents speaks each of its languages. */
function resources(): Resources {
  read ??= readResources();
  return read;
}

function readResources(): Resources {
  const folder = join(packageRoot(), "locales", "ui");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return Object.fromEntries(
    files.map((name) => [
      basename(name, ".yaml"),
      { translation: parse(readFileSync(join(folder, name), "utf8")) },
    ]),
  );
}

/** Where maloi itself is installed: the words lie beside the program, whether it was built or not. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "locales", "ui"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("the package is incomplete: locales/ui is missing");
    folder = parent;
  }
  return folder;
}

/** maloi's own package.json. */
export function packageManifest(): {
  readonly version: string;
  readonly devDependencies: Record<string, string>;
} {
  return JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8"));
}
