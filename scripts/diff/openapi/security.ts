import { isJsonObject, type JsonValue } from "../../load/json.js";
import { type Change, canonical } from "../change.js";
import { matchByName } from "../match.js";
import type { Described, OperationPair } from "./diff-openapi.js";
import { objectAt } from "./use.js";

/** Who may call it, and where it is to be found if not where the others are. */
export function diffSecurity({ id, base, head }: OperationPair): Change[] {
  return [
    ...diffWaysIn(id, waysIn(base), waysIn(head)),
    ...(hasServers(base) || hasServers(head) ? diffServers(id, serversOf(base), serversOf(head)) : []),
  ];
}

/** Where the service is to be found, by the addresses alone. */
export function diffServers(subject: string, base: readonly string[], head: readonly string[]): Change[] {
  const { removed, added } = matchByName(base, head, (url) => url);
  return [
    ...removed.map((url): Change => ({ rule: "server-removed", subject, values: { url } })),
    ...added.map((url): Change => ({ rule: "server-added", subject, values: { url } })),
  ];
}

/** Each way to be let in, by all that it asks for, with its name. */
export type WaysIn = ReadonlyMap<string, string>;

/** The way of those who need nothing. */
const openToAll = canonical([]);

/** Whether those who were let in still are, and others as well. */
export function diffWaysIn(subject: string, before: WaysIn, after: WaysIn): Change[] {
  const isOffered = after.has(openToAll) || [...before].every(([way]) => after.has(way));
  const gained = [...after].some(([way]) => !before.has(way));
  if (isOffered && !gained) return [];
  const values = { from: names(before), to: names(after) };
  return [{ rule: isOffered ? "security-relaxed" : "security-tightened", subject, values }];
}

/** Without any way, whoever comes is let in. */
function waysIn({ document, operation }: Described): WaysIn {
  const listed = operation["security"] ?? document["security"];
  const ways = Array.isArray(listed) && listed.length > 0 ? listed : [{}];
  return new Map(ways.map((way: JsonValue) => [canonical(askedBy(way, document)), canonical(way)] as const));
}

function askedBy(way: JsonValue, document: Described["document"]): unknown {
  const components = document["components"];
  const schemes = isJsonObject(components) ? components["securitySchemes"] : undefined;
  const entries = isJsonObject(way) ? Object.entries(way) : [];
  return entries.map(([name, scopes]) => {
    const { description: _, ...scheme } =
      objectAt(document, isJsonObject(schemes) ? schemes[name] : undefined) ?? {};
    return [scheme, scopes];
  });
}

function names(ways: WaysIn): string {
  return [...ways.values()].join(" | ");
}

const hasServers = ({ item, operation }: Described): boolean =>
  operation["servers"] !== undefined || item["servers"] !== undefined;

function serversOf({ document, item, operation }: Described): string[] {
  return addresses(operation["servers"] ?? item["servers"] ?? document["servers"]);
}

export function addresses(value: JsonValue | undefined): string[] {
  const servers: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return [...new Set(servers.map((server) => (isJsonObject(server) ? String(server["url"]) : "")))];
}
