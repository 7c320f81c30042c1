import { isJsonObject, type JsonObject } from "../json.js";
import { defaultNamespace, type I18nInstance } from "./instance.js";
import { type Library, preferences, type Words } from "./library.js";

export interface AddErrorsOptions {
  /** Where the texts go. Default: `errors`. */
  readonly namespace?: string;
  /** Whether they replace what the application has under the same keys. Default: `false`, its own stay. */
  readonly overwrite?: boolean;
  /** Ends the following of the instance's language. What was added stays. */
  readonly signal?: AbortSignal;
}

/** After these, the instance may speak a language that has no texts yet, or a backend may have put others in their place. */
const events = ["initialized", "languageChanged", "loaded"];

/** What follows an instance, by its namespace, so that whoever asks twice does not have two. */
const followers = new WeakMap<I18nInstance, Map<string, () => void>>();

/** See `ErrorTexts.addErrors`. */
export async function addErrors(
  library: Library,
  i18n: I18nInstance,
  { namespace = defaultNamespace, overwrite = false, signal }: AddErrorsOptions = {},
): Promise<void> {
  if (signal?.aborted) return;
  const shelf = new Shelf(library, i18n, { namespace, overwrite });
  await new Promise<void>((resolve, reject) => {
    let last: Promise<void> | undefined;
    const onChange = (): void => {
      if (!isReady(i18n)) return;
      const update = shelf.update();
      last = update;
      // Whoever changed the language while its texts were loaded waits for those of the new one.
      update.then(
        () => last === update && resolve(),
        (error: unknown) => last === update && reject(error),
      );
    };
    const stop = (): void => {
      for (const event of events) i18n.off(event, onChange);
      signal?.removeEventListener("abort", stop);
      shelf.close();
      resolve();
    };
    const own = followers.get(i18n) ?? new Map<string, () => void>();
    own.get(namespace)?.();
    followers.set(i18n, own.set(namespace, stop));
    for (const event of events) i18n.on(event, onChange);
    signal?.addEventListener("abort", stop, { once: true });
    onChange();
  });
}

/** Before that, i18next has no store. */
function isReady({ isInitialized, languages }: I18nInstance): boolean {
  return isInitialized || languages !== undefined;
}

/** The place of the texts in one instance. */
class Shelf {
  readonly #library: Library;
  readonly #i18n: I18nInstance;
  readonly #namespace: string;
  readonly #overwrite: boolean;
  #isClosed = false;

  constructor(
    library: Library,
    i18n: I18nInstance,
    { namespace, overwrite }: { readonly namespace: string; readonly overwrite: boolean },
  ) {
    this.#library = library;
    this.#i18n = i18n;
    this.#namespace = namespace;
    this.#overwrite = overwrite;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Puts there what the languages of the instance need; at once, where it is loaded. */
  async update(): Promise<void> {
    const { languages = [], options } = this.#i18n;
    const preload = options.preload || [];
    await Promise.all([languages, ...preload.map((tag) => [tag])].map((tags) => this.#add(tags)));
  }

  async #add(tags: readonly string[]): Promise<void> {
    const language = this.#library.languageFor(preferences(tags));
    const known = this.#library.wordsOf(language);
    if (known) return this.#put(tags, language, known);
    try {
      this.#put(tags, language, await this.#library.load(language));
    } catch (error) {
      this.#i18n.emit("failedLoading", language, this.#namespace, String(error));
      throw error;
    }
    // Whoever showed keys in the meantime shows texts now: every framework's binding listens to this.
    const isSpoken = tags.length > 0 && this.#i18n.language === tags[0];
    if (!this.#isClosed && isSpoken) this.#i18n.emit("languageChanged", tags[0]);
  }

  #put(tags: readonly string[], language: string, words: Words): void {
    const tag = this.#tagFor(tags, language);
    if (this.#isClosed || tag === undefined) return;
    const there = this.#i18n.getResourceBundle(tag, this.#namespace);
    const own = isJsonObject(there) ? there : {};
    const all = this.#overwrite ? merge(own, words) : merge(words, own);
    this.#i18n.addResourceBundle(tag, this.#namespace, all, false, true);
  }

  /**
   * The language itself, so that i18next's `resolvedLanguage` stays what the application speaks; or the reader's, where
   * i18next would not look there, or would look elsewhere first.
   */
  #tagFor(tags: readonly string[], language: string): string | undefined {
    const at = tags.indexOf(language);
    const before = tags.slice(0, Math.max(at, 0));
    const isHidden = before.some((tag) => this.#i18n.hasResourceBundle(tag, this.#namespace));
    return at < 0 || isHidden ? tags[0] : language;
  }
}

/** Both; where both have a text, the one of `over`. Changes neither. */
function merge(under: object, over: object): JsonObject {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = Object.hasOwn(merged, key) ? merged[key] : undefined;
    merged[key] = isJsonObject(before) && isJsonObject(value) ? merge(before, value) : value;
  }
  return merged;
}
