/** One thing that can be found. */
export interface Entry {
  readonly language: string;
  /** Its page below the language's folder: `errors/ERROR_RATE_LIMIT`. */
  readonly page: string;
  readonly name: string;
  /** What it is about, with `…` for what the texts leave open, or where the rest was cut off. */
  readonly about: string;
  /** What it is found by as well: aliases, earlier wordings. */
  readonly also: readonly string[];
}

/** Readers know a guide by its title, which is what it is about; its name is that of its file. */
export function isGuide({ page }: Entry): boolean {
  return page.startsWith("guides/");
}

/**
 * What can be found in a language: by the folder of their pages, a line for each, its parts between tabs. Behind the folder is
 * the language of what is not translated: `guides en`.
 */
export type SearchIndex = Readonly<Record<string, string>>;

export function packEntries(language: string, entries: readonly Entry[]): SearchIndex {
  const lines = new Map<string, string[]>();
  for (const { page, name, about, also, language: own } of entries) {
    const path = page.slice(0, page.length - name.length - 1);
    const folder = own === language ? path : `${path} ${own}`;
    const line = [name, about, ...also].map((part) => part.replace(/\s+/g, " ")).join("\t");
    lines.set(folder, [...(lines.get(folder) ?? []), line]);
  }
  return Object.fromEntries([...lines].map(([folder, all]) => [folder, all.join("\n")]));
}

export function unpackEntries(language: string, index: SearchIndex): Entry[] {
  return Object.entries(index).flatMap(([key, lines]) => {
    const [folder, own = language] = key.split(" ");
    return lines.split("\n").map((line) => {
      const [name = "", about = "", ...also] = line.split("\t");
      return { language: own, page: `${folder}/${name}`, name, about, also };
    });
  });
}
