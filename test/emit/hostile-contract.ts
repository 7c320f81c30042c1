import { stringify } from "yaml";
import { emitAll } from "../../scripts/emit/index.js";
import type { Contract } from "../../scripts/model/contract.js";
import { failureKinds } from "../../scripts/model/locale-format.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { catalog, contractOf, openapi, released } from "../model/minimal-contract.js";

/** Every kind of character that some output gives a meaning, and that the rules let pass. */
export const hostileText = [
  `"double" 'single' \`tick\` \`\`ticks\`\` \\ \\" \\n \\u0041`,
  `*/ /* // # - 1. \${x} $& $1 %s %!s(MISSING)`,
  "</script> <!-- --> ]]> <b>bold</b> & &amp; &#65; {curly} {% tag %}",
  "@deprecated {@link x} **a** _b_ ~~c~~ ==d== | [e](f) ![g](h) [^1] :::",
  "http://x.vn/%41?a=b&c www.x.vn x.vn a@b.vn //x.vn",
  "Số dư 日本語 👩‍👩‍👧 😀",
].join(" ");

/** Codes that mean something to JavaScript, to Markdown, or to readers of YAML 1.1. */
export const hostileCodes = [
  "constructor",
  "toString",
  "A-_b_",
  "NO",
  "2024-01-01",
  "1_000",
  "0x1F",
  "1e3",
  "null",
];

export const hostileLanguages = ["vi", "en", "new", "zh-Hans"];

const operationIds = ["__proto__", "a|b", "delete", '"quoted"'];
const text = (name: string) => ({
  description: `${name}: ${hostileText}`,
  explanation: hostileText,
  action: `- ${hostileText}`,
});
const byName = <T>(names: readonly string[], value: (name: string) => T) =>
  Object.fromEntries(names.map((name) => [name, value(name)]));

const locale = (language: string) => ({
  title: `${language} ${hostileText}`,
  intro: hostileText,
  statuses: byName(["200", "400", "503"], () => ({ name: hostileText, description: hostileText })),
  categories: byName(["toString", "request"], () => ({ name: hostileText, description: hostileText })),
  failures: byName([...failureKinds], text),
  errors: {
    ...byName(hostileCodes, text),
    WITH_PARAMS: {
      ...text("WITH_PARAMS"),
      description: `{{toString}} ${hostileText} {{max}} {{toString}}`,
      action: `${hostileText} {{max}}`,
    },
    GONE: { ...text("GONE"), formerly: [`Once: ${hostileText}`, `Before: ${hostileText}`] },
  },
});

const facts = (extra: object) => ({ status: 400, category: "request", retry: "never", ...extra });

const files = {
  [catalog]: stringify({
    language: "vi",
    envelope: { failure: { pointer: "/state/ok", not: true }, code: "/state/a~1b", description: "/~0text" },
    statuses: { 200: { name: hostileText }, 400: { errorId: 1, name: "BAD" }, 503: { name: "DOWN" } },
    categories: ["toString", "request"],
    errors: {
      ...byName(hostileCodes, (name) => facts({ retry: "backoff", ...(name === "NO" && { status: 503 }) })),
      WITH_PARAMS: facts({
        category: "toString",
        params: { toString: "string", max: "number" },
        billed: true,
        aliases: ["ALIAS"],
        timeLimit: "PT90S",
        trigger: { errors: 1000, within: "PT1H" },
        since: "1.0.0",
      }),
      GONE: facts({
        retired: "2.0.0",
        replacedBy: "WITH_PARAMS",
        retry: { wait: ["PT1S", "P1D"], scope: "ip" },
      }),
    },
  }),
  [openapi]: stringify({
    openapi: "3.1.0",
    info: { title: hostileText, version: "1.0.0", description: "two\nlines \u202E \u2028 \u0085 2024-01-01" },
    "x-credential": { in: "body", name: "__proto__" },
    paths: byName(["/a", "/b", "/c", "/d"], (path) => ({
      post: {
        operationId: operationIds["/a/b/c/d".indexOf(path) / 2],
        summary: `no */ ${hostileText}`,
        responses: {
          200: { description: "yes" },
          ...(path === "/a" && {
            400: {
              description: "no",
              content: { "application/json": { schema: { type: "object" }, example: { state: {} } } },
            },
          }),
        },
        "x-error-codes": path === "/d" ? [] : [...hostileCodes, "WITH_PARAMS"],
      },
    })),
  }),
  [released]: hostileCodes.join("\n"),
  ...Object.fromEntries(
    hostileLanguages.map((language) => [`locales/${language}.yaml`, stringify(locale(language))]),
  ),
};

export const hostileContract: Contract = contractOf(files);

/** What is generated from `contract`, by path. */
export async function outputsOf(contract: Contract): Promise<ReadonlyMap<string, string>> {
  const outputs = await emitAll(contract, documentWordsFor);
  return new Map(outputs.map(({ path, content }) => [path, content]));
}
