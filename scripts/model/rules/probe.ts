import { isRecord } from "../../load/json.js";
import type { Problem } from "../../load/problem.js";
import type { Path } from "../../load/yaml-source.js";
import { isOpen } from "../credential.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";
import type { OperationDraft } from "../operation-draft.js";
import type { ProbesDraft, RequestDraft } from "../probes-draft.js";

/** Each request of `spec/probes.yaml` is one that can be sent, and names a code that its operation returns. */
export function checkProbe({ probes, operations, catalog }: Draft): Problem[] {
  if (!probes || !operations) return [];
  return probes.requests.flatMap((request) => {
    const { operation: id, operationPath, code } = request;
    if (typeof id !== "string") return [];
    const operation = operations.find((candidate) => candidate.id === id);
    const ids = operations.map((one) => one.id);
    if (!operation) return [unknownName(probes, "operation", id, ids, operationPath, code === undefined)];
    return [
      ...(catalog ? checkCode(probes, request, operation, catalog.codes) : []),
      ...checkForm(probes, request, operation),
      ...checkAfter(probes, request, ids),
    ];
  });
}

function unknownName(
  { source }: ProbesDraft,
  what: "code" | "operation" | "after",
  name: string,
  known: readonly string[],
  path: Path,
  isKey: boolean,
): Problem {
  const suggestion = nearest(name, known);
  const values = { name, suggestion: suggestion ?? known.join(", ") };
  const place = isKey ? source.placeOfKey(path) : source.placeOf(path);
  return { rule: "probe", variant: `${what}_${suggestion ? "near" : "far"}`, place, values };
}

function checkCode(
  probes: ProbesDraft,
  { code, path, operation: id }: RequestDraft,
  { codes }: OperationDraft,
  known: readonly string[],
): Problem[] {
  if (code === undefined) return [];
  const isFirst = path.at(-1) === 0;
  if (!known.includes(code))
    return isFirst ? [unknownName(probes, "code", code, known, ["codes", code], true)] : [];
  if (codes.some((listed) => listed.code === code)) return [];
  const values = { name: code, operation: String(id) };
  const place = probes.source.placeOf([...path, "operation"]);
  return [{ rule: "probe", variant: "unlisted", place, values }];
}

/** What cannot be meant: two bodies, a key where none is needed, a parameter that the path does not have. */
function checkForm(
  { source }: ProbesDraft,
  { path, written }: RequestDraft,
  operation: OperationDraft,
): Problem[] {
  const found = (variant: string, key: string): Problem => {
    const values = { operation: operation.id };
    return { rule: "probe", variant, place: source.placeOfKey([...path, key]), values };
  };
  const { body, rawBody, credential, path: given } = written;
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const strange = Object.keys(isRecord(given) ? given : {}).filter((name) => !names.includes(name));
  const hasBody = body !== undefined || rawBody !== undefined;
  return [
    ...(body !== undefined && rawBody !== undefined ? [found("bodies", "rawBody")] : []),
    ...(hasBody && !operation.request.body
      ? [found("no-body", body === undefined ? "rawBody" : "body")]
      : []),
    ...(credential !== undefined && isOpen(operation) ? [found("open", "credential")] : []),
    ...strange.map((name): Problem => {
      const values = { name, operation: operation.id, path: operation.path };
      return {
        rule: "probe",
        variant: "parameter",
        place: source.placeOfKey([...path, "path", name]),
        values,
      };
    }),
  ];
}

/** What comes before a request is a valid one, which needs nothing before it in its turn. */
function checkAfter(probes: ProbesDraft, { path, written }: RequestDraft, ids: readonly string[]): Problem[] {
  const { source, requests } = probes;
  const { after } = written;
  if (after === undefined) {
    const fills = /\{\{\/[^{}]*\}\}/.exec(JSON.stringify(written))?.[0];
    if (fills === undefined) return [];
    return [{ rule: "probe", variant: "no-after", place: source.placeOf(path), values: { name: fills } }];
  }
  if (typeof after !== "string") return [];
  const at = [...path, "after"];
  if (!ids.includes(after)) return [unknownName(probes, "after", after, ids, at, false)];
  const first = requests.find(({ code, operation }) => code === undefined && operation === after);
  if (first?.written["after"] === undefined) return [];
  return [{ rule: "probe", variant: "chain", place: source.placeOf(at), values: { name: after } }];
}
