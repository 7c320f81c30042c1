import fc from "fast-check";
import { Document, isCollection, isScalar, parse, visit } from "yaml";
import { failureKinds } from "../../scripts/model/locale-format.js";
import type { Files } from "../model/minimal-contract.js";
import { anyText, longText } from "./texts.js";

/* Contracts as people write them: files, with whatever texts and codes the rules let pass. */

/** A contract in plain data: what must be found again in every output. */
export interface Source {
  /** The source language first. */
  readonly languages: readonly string[];
  readonly errors: Readonly<Record<string, Facts>>;
  readonly locales: Readonly<Record<string, LocaleWords>>;
  readonly operations: readonly { readonly id: string; readonly codes: readonly string[] }[];
  readonly title: string;
  readonly summary: string;
}

export interface Facts {
  readonly status: number;
  readonly retry: unknown;
  readonly params: Readonly<Record<string, string>>;
  readonly retired?: string;
  readonly [other: string]: unknown;
}

export interface ErrorWords {
  readonly description: string;
  readonly explanation: string;
  readonly action: string;
}

interface NameWords {
  readonly name: string;
  readonly description: string;
}

export interface LocaleWords {
  readonly title: string;
  readonly intro: string;
  readonly statuses: Readonly<Record<string, NameWords>>;
  readonly categories: Readonly<Record<string, NameWords>>;
  readonly failures: Readonly<Record<string, ErrorWords>>;
  readonly errors: Readonly<Record<string, ErrorWords>>;
}

/**
 * `text` without just what the rules forbid: `text-form` wants NFC, no controls, surrogates, line and paragraph separators
 * or directions, no spaces at the ends or side by side, and no `$t(`; `placeholders` no braces that look like one; and what
 * YAML does not allow in a file (rule `syntax`) can only stand there escaped.
 */
export function allowed(text: string): string {
  const clean = text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, "")
    .replace(/\{[\s{]*\{|\}[\s}]*\}/g, "|")
    .replaceAll("$t(", "$t[")
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();
  return clean === "" || clean.startsWith("TODO") ? `x${clean}` : clean;
}

const text = fc
  .oneof({ weight: 30, arbitrary: anyText }, { weight: 1, arbitrary: fc.constant(longText) })
  .map(allowed);
const languageTags = ["vi", "en", "ja", "ar", "zh-Hans", "new"];

/** Words that mean something to JavaScript, YAML or Markdown, beside any others. `identifier-collision` forbids Windows' own. */
const code = fc
  .oneof(
    fc.constantFrom(
      "constructor",
      "toString",
      "prototype",
      "then",
      "1001",
      "08006",
      "1e3",
      "NO",
      "null",
      "0x1F",
      "A-_b_",
    ),
    fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/),
  )
  .filter((name) => !/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name));
const codes = fc.uniqueArray(code, { minLength: 2, maxLength: 6, selector: (name) => name.toUpperCase() });

const params = fc.dictionary(
  fc.constantFrom("detail", "toString", "valueOf", "max", "x1"),
  fc.constantFrom("string", "number"),
  { maxKeys: 2, noNullPrototype: true },
);

/** As `retry-status` and `lifecycle` want it. */
const facts = fc
  .record({
    trouble: fc.constantFrom(
      ...[
        { status: 400, retry: "never" },
        { status: 400, retry: "resubmit" },
        { status: 503, retry: "backoff" },
        { status: 400, retry: { wait: "PT5M", scope: "key" } },
        { status: 503, retry: { wait: ["PT1S", "P1D"], scope: "ip" } },
      ],
    ),
    category: fc.constantFrom("request", "toString"),
    params,
    more: fc.constantFrom(
      {},
      { since: "1.0.0", deprecated: "1.1.0" },
      { billed: true, timeLimit: "PT90S", trigger: { errors: 3, within: "PT1M" } },
    ),
  })
  .map(({ trouble, more, ...rest }): Facts => ({ ...trouble, ...rest, ...more }));

const names = fc.record({ name: text, description: text });

/** Every description has just the parameters of its code, as `placeholders` wants it. */
const words = (names: readonly string[]): fc.Arbitrary<ErrorWords> =>
  fc.record({ description: text, explanation: text, action: text }).map(({ description, ...rest }) => ({
    ...rest,
    description: [description, ...names.map((name) => `{{${name}}} ${rest.action}`)].join(" "),
  }));

const byKey = <T>(keys: readonly string[], value: (key: string) => fc.Arbitrary<T>) =>
  fc
    .tuple(...keys.map(value))
    .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index]])) as Record<string, T>);

export const statuses = ["200", "400", "503"];

const locale = (errors: Source["errors"]): fc.Arbitrary<LocaleWords> =>
  fc.record({
    title: text,
    intro: text,
    statuses: byKey(statuses, () => names),
    categories: byKey(["request", "toString"], () => names),
    failures: byKey(failureKinds, () => words([])),
    errors: byKey(Object.keys(errors), (key) => words(Object.keys(errors[key]?.params ?? {}))),
  });

export const source: fc.Arbitrary<Source> = fc
  .record({
    languages: fc.uniqueArray(fc.constantFrom(...languageTags), { minLength: 2, maxLength: 4 }),
    errors: codes.chain((all) => byKey(all, () => facts)),
    // Nobody's rule is about the words of the OpenAPI description, so its accents may stand in any form.
    title: text.map((each) => `${each} e\u0302\u0301`),
    summary: text.map((each) => `${each} \u1EBF`),
  })
  .chain(({ languages, errors, ...rest }) =>
    byKey(languages, () => locale(errors)).map((locales) => ({
      ...{ languages, errors, locales, ...rest },
      operations: [
        { id: "send", codes: Object.keys(errors) },
        { id: "delete", codes: Object.keys(errors).slice(0, 1) },
      ],
    })),
  );

/** How the YAML is written: which quotes, which brackets, how wide. */
export interface Style {
  readonly scalar: "PLAIN" | "QUOTE_DOUBLE" | "QUOTE_SINGLE" | "BLOCK_LITERAL" | "BLOCK_FOLDED";
  readonly flow: boolean;
  readonly lineWidth: number;
}

export const style: fc.Arbitrary<Style> = fc.record({
  scalar: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_LITERAL", "BLOCK_FOLDED"),
  flow: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
});

function written(value: unknown, style: Style): string {
  const text = inStyle(value, style);
  // The library cannot fold every text so that it reads the same again, and folds between the halves of a character.
  const onDisk = Buffer.from(text).toString();
  const isKept = JSON.stringify(parse(onDisk, { stringKeys: true })) === JSON.stringify(value);
  return isKept ? text : inStyle(value, { ...style, scalar: "QUOTE_DOUBLE", lineWidth: 0 });
}

function inStyle(value: unknown, { scalar, flow, lineWidth }: Style): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, (key, node) => {
    if (isScalar(node) && typeof node.value === "string" && key !== "key") node.type = scalar;
    // Block scalars do not stand within brackets.
    if (isCollection(node) && key === null && !scalar.startsWith("BLOCK")) node.flow = flow;
  });
  return document.toString({ lineWidth });
}

/** Where the codes stand: `0` is the catalog itself, the others are domains. */
export type Domains = readonly number[];

/** The files of a contract, each code in its domain's. */
export function filesOf(source: Source, how: Style, domains: Domains, domainNames = ["a", "b", "c"]): Files {
  const { languages, errors, locales, operations, title, summary } = source;
  const inDomain = (domain: number) =>
    Object.fromEntries(Object.entries(errors).filter((_, index) => (domains[index] ?? 0) === domain));
  const paths = operations.map(({ id, codes }): [string, unknown] => [
    `/${id}`,
    {
      post: { operationId: id, summary, responses: { 200: { description: "Yes." } }, "x-error-codes": codes },
    },
  ]);
  const catalog = {
    language: languages[0],
    envelope: {
      failure: { pointer: "/errorId", not: 0 },
      code: "/errorCode",
      description: "/errorDescription",
    },
    statuses: {
      200: { errorId: 0, name: "OK" },
      400: { errorId: 1, name: "BAD" },
      503: { errorId: 1, name: "DOWN" },
    },
    categories: ["request", "toString"],
    errors: inDomain(0),
  };
  return {
    "spec/errors.yaml": written(catalog, how),
    ...Object.fromEntries(
      domainNames.flatMap((name, index) => {
        const own = inDomain(index + 1);
        return Object.keys(own).length === 0
          ? []
          : [[`spec/errors/${name}.yaml`, written({ errors: own }, how)]];
      }),
    ),
    "spec/openapi.yaml": written(
      { openapi: "3.1.0", info: { title, version: "1.0.0" }, paths: Object.fromEntries(paths) },
      { ...how, scalar: "QUOTE_DOUBLE" },
    ),
    "spec/released-codes.txt": "",
    ...Object.fromEntries(
      languages.map((language) => [`locales/${language}.yaml`, written(locales[language], how)]),
    ),
  };
}
