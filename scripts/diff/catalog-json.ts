import * as v from "valibot";
import { CatalogJsonFormat } from "../model/catalog-json-format.js";
import type { Contract } from "../model/contract.js";
import { outlineOf } from "./outline.js";
import type { Snapshot } from "./snapshot.js";
import { type Parsed, readStates, type StatedTexts } from "./text-states.js";

/** A contract as a catalog.json has it. */
export type PublishedContract = Omit<Snapshot, keyof Known> & Known;

type Known = Pick<
  Contract,
  "releases" | "unfinished" | "records" | "envelope" | "statuses" | "categories" | "errors" | "failures"
>;

/** The library shows the whole value that it did not expect, however long it is. */
const longestReason = 200;

/**
 * The contract that a catalog.json carries, or why it is none: where in it something else stands than a contract has. What
 * later versions may have added to the format is let pass.
 */
export function readCatalogJson(text: string): PublishedContract | { readonly reason: string } {
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text.replace(/^\uFEFF/, ""));
  if (!json.success) return { reason: `JSON: ${json.issues[0].message}` };
  const parsed = v.safeParse(CatalogJsonFormat, json.output);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { reason: `${v.getDotPath(issue) ?? "JSON"}: ${issue.message.slice(0, longestReason)}` };
  }
  const records = readStates(parsed.output);
  return { ...toSnapshot(parsed.output), records, outline: outlineOf(parsed.output) };
}

function toSnapshot({
  title,
  version,
  docs,
  releases,
  languages,
  unfinished = {},
  envelope,
  credentials,
  ...rest
}: Parsed): Omit<PublishedContract, "records"> {
  const { statuses, categories, errors, operations, guide } = rest;
  const { unknown, network, timeout, unexpectedResponse, cooldown } = rest.failures;
  return {
    ...{ title, version, languages, unfinished, envelope, credentials },
    ...(docs !== undefined && { docs }),
    ...(releases !== undefined && { releases }),
    statuses: statuses.map((status) => ({ ...status, texts: plain(status.texts) })),
    categories: categories.map((category) => ({ ...category, texts: plain(category.texts) })),
    errors: errors.map((error) => ({ ...error, texts: plain(error.texts) })),
    operations: operations.map(({ method, ...operation }) => ({
      ...operation,
      method: method.toLowerCase(),
    })),
    guide: plain(guide),
    failures: {
      unknown: plain(unknown),
      network: plain(network),
      timeout: plain(timeout),
      unexpectedResponse: plain(unexpectedResponse),
      cooldown: plain(cooldown),
    },
  };
}

/** The texts alone. What is known of one changes as it is reviewed; to clients, only another text is a change. */
function plain<T extends StatedTexts>(
  texts: T,
): Readonly<Record<string, { readonly [F in keyof T[string]]: string }>>;
function plain(texts: StatedTexts): object {
  const textOf = (fields: StatedTexts[string]) =>
    Object.fromEntries(Object.entries(fields).map(([name, { text }]) => [name, text]));
  return Object.fromEntries(Object.entries(texts).map(([language, fields]) => [language, textOf(fields)]));
}
