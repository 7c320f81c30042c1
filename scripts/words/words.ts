import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInstance } from "i18next";

/** Looks up a sentence of maloi's own. */
export interface Words {
  readonly language: string;
  /** The words for `key`, with `values` filled in. `context` picks a variant, `count` a plural form. */
  say(key: string, values?: Values): string;
  has(key: string): boolean;
}

type Values = Readonly<Record<string, string | number>>;

/** The language that everything falls back to; the only one sure to be complete in a translation under way. */
const fallback = "en";

/** Where sentences are, below `locales/`. They are apart because they are not in the same languages. */
export const wordFolders = ["ui", "documents"] as const;
type Folder = (typeof wordFolders)[number];

/** What the command line says in `language`, such as `vi` or `vi-VN`; in English where there are no words in it. */
export function wordsFor(language: string): Words {
  return wordsIn("ui", language);
}

/** The same for what is published: what stands around a contract's texts in Markdown, on the site, and in explanations. */
export function documentWordsFor(language: string): Words {
  return wordsIn("documents", language);
}

const spoken = new Map<string, Words>();

/** Made once: whoever writes a contract's documents asks for the words of each of its languages many times. */
function wordsIn(folder: Folder, language: string): Words {
  const key = `${folder} ${language}`;
  const known = spoken.get(key) ?? makeWords(folder, language);
  spoken.set(key, known);
  return known;
}

function makeWords(folder: Folder, language: string): Words {
  const i18n = createInstance();
  void i18n.init({
    lng: withScript(language),
    fallbackLng: fallback,
    initAsync: false,
    resources: resourcesIn(folder),
    interpolation: { escapeValue: false },
    // A catalog's code may hold either character, and none of our keys needs a namespace.
    nsSeparator: false,
  });
  const found = i18n.languages.find((tag) => i18n.hasResourceBundle(tag, "translation"));
  return {
    language: found ?? fallback,
    say: (key, values = {}) => i18n.t(key, values),
    has: (key) => i18n.exists(key),
  };
}

/** With the script that the language is usually written in there: who reads `zh-CN`, reads `zh-Hans`. */
function withScript(language: string): string {
  try {
    return new Intl.Locale(language.replaceAll("_", "-")).maximize().baseName;
  } catch {
    // What is no BCP 47 tag falls back.
    return language;
  }
}

type Resources = Record<string, { translation: Record<string, unknown> }>;

const read = new Map<Folder, Resources>();

/** Read once: whoever writes a contract's documents speaks each of its languages. */
function resourcesIn(folder: Folder): Resources {
  const known = read.get(folder) ?? readResources(folder);
  read.set(folder, known);
  return known;
}

function readResources(name: Folder): Resources {
  // Beside the built program they are JSON, which is read in a hundredth of the time.
  const built = new URL(`../words/${name}.json`, import.meta.url);
  return existsSync(built) ? JSON.parse(readFileSync(built, "utf8")) : readAuthored(name);
}

/** The words as people write them. The build makes JSON of them. */
export function readAuthored(name: Folder): Resources {
  const { parse }: typeof import("yaml") = createRequire(import.meta.url)("yaml");
  const folder = join(packageRoot(), "locales", name);
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return Object.fromEntries(
    files.map((file) => [
      basename(file, ".yaml"),
      { translation: parse(readFileSync(join(folder, file), "utf8")) },
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
