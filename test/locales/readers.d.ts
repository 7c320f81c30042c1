/* What we ask of readers that bring no types of their own. */

declare module "gettext-parser" {
  interface Entry {
    readonly msgid: string;
    readonly msgctxt?: string;
    readonly msgstr: readonly string[];
    readonly comments?: Readonly<Record<string, string>>;
  }
  interface Catalog {
    readonly headers: Readonly<Record<string, string>>;
    readonly translations: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
  }
  export const po: { parse(text: string): Catalog; compile(catalog: Catalog): Buffer };
}

declare module "xliff" {
  export type Inline = string | { readonly Standalone: Readonly<Record<string, string>> };
  interface Unit {
    readonly source: Inline | readonly Inline[];
    readonly target?: Inline | readonly Inline[];
    readonly note?: string | readonly string[];
  }
  interface Document {
    readonly sourceLanguage: string;
    readonly targetLanguage?: string;
    readonly resources: Readonly<Record<string, Readonly<Record<string, Unit>>>>;
  }
  type Options = { readonly captureSpacesBetweenElements: boolean };
  export function xliff12ToJs(text: string, options?: Options): Promise<Document>;
  export function xliff2js(text: string, options?: Options): Promise<Document>;
  export function jsToXliff12(document: Document, options: { readonly indent: string }): Promise<string>;
  export function js2xliff(document: Document, options: { readonly indent: string }): Promise<string>;
}
