import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../../load/json.js";
import { type Change, canonical, shown } from "../change.js";
import { matchByName } from "../match.js";
import type { DiffRule } from "../rules.js";
import type { Described, OperationPair } from "./diff-openapi.js";
import type { Use } from "./finding.js";
import { diffContent, diffSchema } from "./use.js";

/** What a client has to say beside the body: in the path, the query, headers and cookies. */
export function diffParameters({ id, base, head }: OperationPair): Change[] {
  const { removed, added, both } = matchByName(parametersOf(base), parametersOf(head), nameOf);
  const about = (rule: DiffRule, parameter: JsonObject): Change => ({
    rule,
    subject: id,
    values: { place: nameOf(parameter) },
  });
  return [
    ...removed.map((parameter) => about("parameter-removed", parameter)),
    ...added.map((parameter) =>
      about(isRequired(parameter) ? "parameter-required" : "parameter-added", parameter),
    ),
    ...both.flatMap(([from, to]) => {
      const use: Use = { operation: id, part: nameOf(from), direction: "request" };
      const documents = { base: base.document, head: head.document };
      return [
        ...(isRequired(from) === isRequired(to)
          ? []
          : [about(isRequired(to) ? "parameter-required" : "parameter-optional", to)]),
        ...diffForm(use, from, to),
        ...diffSchema(use, documents, from["schema"], to["schema"]),
        ...diffContent(use, documents, from["content"], to["content"]),
      ];
    }),
  ];
}

/** Those of the operation, and those of its path that it does not have itself. */
function parametersOf({ document, item, operation }: Described): JsonObject[] {
  const listed = (value: JsonValue | undefined) => (Array.isArray(value) ? value : []);
  const all: (JsonValue | undefined)[] = [...listed(item["parameters"]), ...listed(operation["parameters"])];
  const found = all.map((parameter) => dereference(document, parameter)).filter(isJsonObject);
  return [...new Map(found.map((parameter) => [nameOf(parameter), parameter])).values()].filter(
    (parameter) => !isIgnored(parameter),
  );
}

/** The name of a header is the same in any case. */
function nameOf({ in: place, name }: JsonObject): string {
  return `${place} ${place === "header" ? String(name).toLowerCase() : name}`;
}

/** OpenAPI has these headers said elsewhere, and ignores them here. */
const isIgnored = (parameter: JsonObject): boolean =>
  ["header accept", "header content-type", "header authorization"].includes(nameOf(parameter));

const isRequired = ({ required }: JsonObject): boolean => required === true;

/** How the value is written down. */
function diffForm({ operation, part }: Use, from: JsonObject, to: JsonObject): Change[] {
  const [before, after] = [formOf(from), formOf(to)];
  if (canonical(before) === canonical(after)) return [];
  const values = { place: part, from: shown(before), to: shown(after) };
  return [{ rule: "parameter-form-changed", subject: operation, values }];
}

/** With what OpenAPI takes for granted: written out or not, it is the same. */
function formOf({ in: place, style, explode, allowReserved }: JsonObject): object {
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const chosen = style ?? usual;
  return { style: chosen, explode: explode ?? chosen === "form", allowReserved: allowReserved ?? false };
}
