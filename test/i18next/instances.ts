import { createInstance as create26 } from "i18next";
import { createInstance as create23 } from "i18next-23";
import { createInstance as create27 } from "i18next-27";
import type { I18nInstance } from "../../src/i18next/instance.js";

/** What the tests need of an instance of whatever version. */
export interface Instance extends I18nInstance {
  readonly resolvedLanguage?: string | undefined;
  use(module: object): unknown;
  init(options: object): Promise<unknown>;
  t(...args: [key: string] | [key: string, options: Record<string, unknown>]): string;
  reloadResources(tags: string[], namespaces: string[]): Promise<unknown>;
  changeLanguage(tag: string): Promise<unknown>;
}

/** The oldest that is supported, the one between, and the newest. */
export const versions: Readonly<Record<string, () => Instance>> = {
  "i18next-23": create23,
  i18next: create26,
  "i18next-27": create27,
};

/** An instance as an application has it: its own texts, and no texts of ours. */
export async function start(version: string, options: object = {}): Promise<Instance> {
  const i18n = instanceOf(version);
  await i18n.init({
    lng: "vi",
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { vi: { translation: { greeting: "Xin chào" } }, en: { translation: { greeting: "Hello" } } },
    ...options,
  });
  return i18n;
}

export function instanceOf(version: string): Instance {
  const create = versions[version];
  if (!create) throw new Error(`no ${version}`);
  return create();
}
