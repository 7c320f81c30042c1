import type { CatalogDraft } from "./draft.js";
import type { LocaleText } from "./locale-texts.js";

/** What `describe()` fills in by itself: how long until it may be tried again, and at what time. */
export const timePlaceholders: readonly string[] = ["retryIn", "retryAt"];

/**
 * Whether that is known wherever `text` is shown: of a pause, and of a code that blocks for a known time. Its description is
 * the service's sentence, which tells no time of the reader's.
 */
export function mayTellTime({ errors }: CatalogDraft, { path, field }: LocaleText): boolean {
  const [section, name] = path.map(String);
  if (section === "failures") return name === "cooldown";
  const retry = errors.get(name ?? "")?.retry;
  return section === "errors" && typeof retry === "object" && ["explanation", "action"].includes(field);
}
