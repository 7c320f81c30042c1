import type { ListedOperation } from "../../diff/snapshot.js";
import { durationText } from "../../emit/fact-lines.js";
import type { Credential } from "../../model/contract.js";
import type { Words } from "../../words/words.js";
import type { Site } from "../site.js";
import { accessTo } from "./access.js";
import type { OperationOutline, ServerOutline } from "./operation-outline.js";

/** What is known of an operation in a line or a few. */
export interface Fact {
  /** A key below `site.api` in `locales/documents/`. */
  readonly name: string;
  readonly lines: readonly FactLine[];
}

/** A name of the API's, words of ours about it, and Markdown of its authors'. */
interface FactLine {
  readonly code?: string;
  readonly text?: string;
  readonly note?: string;
}

export function operationFacts(
  site: Pick<Site, "contract">,
  operation: ListedOperation,
  { servers }: OperationOutline,
  words: Words,
): Fact[] {
  const { idempotent, polling } = operation;
  const facts: Fact[] = [
    { name: "servers", lines: servers.map((server) => serverLine(server)) },
    { name: "access", lines: accessLines(site, operation.id, words) },
    { name: "repeated", lines: [{ text: words.say(`site.api.repeated_${idempotent}`) }] },
    { name: "polling", lines: polling ? [{ text: pollingText(polling, words) }] : [] },
  ];
  return facts.filter(({ lines }) => lines.length > 0);
}

function serverLine({ url, description, variables }: ServerOutline): FactLine {
  const text = variables.map(({ name, value }) => `${name} = ${value}`).join(", ");
  return { code: url, ...(text !== "" && { text: `(${text})` }), note: description };
}

function accessLines(site: Pick<Site, "contract">, id: string, words: Words): FactLine[] {
  const { isOpen, ways } = accessTo(site, id);
  const list = new Intl.ListFormat(words.language, { type: "conjunction" });
  const lines = ways.map((way) => ({
    text: words.say("site.api.access-with", { secrets: list.format(way.map((one) => secret(one, words))) }),
  }));
  return isOpen
    ? [...lines, { text: words.say(`site.api.access-${lines.length > 0 ? "also" : "open"}`) }]
    : lines;
}

function secret({ in: place, name, scheme }: Credential, words: Words): string {
  const shown = scheme === undefined ? name : `${name}: ${scheme} …`;
  return words.say(`site.api.secret_${place}`, { name: shown });
}

function pollingText({ every, atMost }: { every: number; atMost: number }, words: Words): string {
  const times = new Intl.NumberFormat(words.language).format(atMost);
  return words.say("site.api.polling-text", { every: durationText(every, words), times });
}
