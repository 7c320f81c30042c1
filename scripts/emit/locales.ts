import type { Contract } from "../model/contract.js";
import { failureKinds } from "../model/locale-format.js";
import type { GeneratedFile } from "./generated-file.js";
import type { AllWords } from "./i18next.js";
import { docComment, expression, languageName, typescriptFile } from "./typescript.js";

/** The type that the texts of every language have. */
export function emitLocaleType({ files }: Pick<Contract, "files">): GeneratedFile {
  const failures = failureKinds.map((kind) => `    readonly ${kind}: ErrorText;\n`).join("");
  return typescriptFile(
    "locale.ts",
    [files.catalog],
    [
      'import type { ErrorCode } from "./codes.js";',
      `export interface ErrorText {
  /** What happened, in a phrase; what a toast shows. May hold \`{{name}}\` for a parameter of the code. */
  readonly description: string;
  /** Why it happened. */
  readonly explanation: string;
  /** What the reader does now. */
  readonly action: string;
}`,
      `/** The texts of one language: of every code, and of the failures that have no code of the service's. */
export interface Locale {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly errors: Readonly<Record<ErrorCode, ErrorText>>;
  readonly failures: {
${failures}  };
}`,
    ],
  );
}

export function emitLocale(
  {
    errors,
    failures,
    files,
    note,
  }: AllWords & Pick<Contract, "files"> & { readonly note?: string | undefined },
  language: string,
): GeneratedFile {
  const value = {
    language,
    errors: Object.fromEntries(errors.map(({ code, texts }) => [code, texts[language]])),
    failures: Object.fromEntries(failureKinds.map((kind) => [kind, failures[kind][language]])),
  };
  return typescriptFile(
    `locales/${language}.ts`,
    [files.locales[language] ?? ""],
    [
      'import type { Locale } from "../locale.js";',
      [
        docComment([`The texts of the language \`${language}\`.`, ...(note === undefined ? [] : [note])]),
        `export const ${languageName(language)} = ${expression(value)} as const satisfies Locale;`,
      ].join("\n"),
    ],
  );
}
