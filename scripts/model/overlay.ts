import { isJsonObject, isRecord, type JsonObject, type JsonValue } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import type { LocaleSource } from "../load/sources.js";
import type { Path, YamlSource } from "../load/yaml-source.js";
import { type Location, nearestPath, selectPath } from "./json-path.js";
import { ActionFormat, OverlayFormat } from "./overlay-format.js";
import { checkFormat, validOrNothing } from "./validate.js";

/** A translation of the OpenAPI description. */
export interface OverlayDraft {
  readonly language: string;
  readonly source: YamlSource;
  /** Those that have nothing wrong in form. */
  readonly actions: readonly OverlayAction[];
}

export interface OverlayAction {
  readonly target: string;
  readonly update: JsonObject;
  /** Where it stands in its file. */
  readonly path: Path;
}

/** Why an action does nothing. */
export interface Miss {
  readonly action: OverlayAction;
  /** `path`: its target is no JSONPath; `nothing`: it leads nowhere; `value`: what is there has no properties. */
  readonly why: "path" | "nothing_near" | "nothing_far" | "value";
  readonly values: Readonly<Record<string, string>>;
}

export function draftOverlay({ language, source }: LocaleSource, problems: Problem[]): OverlayDraft {
  problems.push(...checkFormat(source, OverlayFormat, source.value));
  const listed = isRecord(source.value) ? source.value["actions"] : undefined;
  const actions = (Array.isArray(listed) ? listed : []).flatMap((entry: unknown, index): OverlayAction[] => {
    const action = validOrNothing(ActionFormat, entry);
    return action && isPlain(action.update)
      ? [{ target: action.target, update: action.update, path: ["actions", index] }]
      : [];
  });
  return { language, source, actions };
}

/** What YAML without tags gives is plain data. */
function isPlain(value: Readonly<Record<string, unknown>>): value is JsonObject {
  return isRecord(value);
}

/** `document` with the actions of an overlay done one after the other, and those that there was nothing to do for. */
export function applyOverlay(
  document: JsonObject,
  actions: readonly OverlayAction[],
): { readonly document: JsonObject; readonly missed: readonly Miss[] } {
  const missed: Miss[] = [];
  let result = document;
  for (const action of actions) {
    const miss = missOf(action, result);
    if (miss) missed.push(miss);
    else result = updated(action, result);
  }
  return { document: result, missed };
}

function missOf(action: OverlayAction, document: JsonObject): Miss | undefined {
  const { target } = action;
  const selected = selectPath(target, document);
  if ("reason" in selected) return { action, why: "path", values: { target, reason: selected.reason } };
  if (selected.locations.length === 0) {
    const suggestion = nearestPath(target, document);
    if (suggestion === undefined) return { action, why: "nothing_far", values: { target } };
    return { action, why: "nothing_near", values: { target, suggestion } };
  }
  const isFit = selected.locations.every((location) => isJsonObject(valueAt(document, location)));
  return isFit ? undefined : { action, why: "value", values: { target } };
}

function updated({ target, update }: OverlayAction, document: JsonObject): JsonObject {
  const selected = selectPath(target, document);
  const locations = "reason" in selected ? [] : selected.locations;
  return locations.reduce<JsonObject>((result, location) => {
    const changed = changedAt(result, location, update);
    return isJsonObject(changed) ? changed : result;
  }, document);
}

function valueAt(document: JsonValue, location: Location): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const step of location) value = stepInto(value, step);
  return value;
}

function stepInto(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (typeof step === "number") return Array.isArray(value) ? value[step] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

function changedAt(value: JsonValue | undefined, [step, ...rest]: Location, update: JsonObject): JsonValue {
  if (step === undefined) return merged(value, update);
  const inner = changedAt(stepInto(value, step), rest, update);
  if (Array.isArray(value)) return value.map((item: JsonValue, index) => (index === step ? inner : item));
  const entries = Object.entries(isJsonObject(value) ? value : {});
  return Object.fromEntries(entries.map(([key, old]) => [key, key === step ? inner : old]));
}

/** As RFC 7396 would, but that nothing is removed. */
function merged(value: JsonValue | undefined, update: JsonObject): JsonObject {
  const result = new Map(Object.entries(isJsonObject(value) ? value : {}));
  for (const [key, own] of Object.entries(update)) {
    const known = result.get(key);
    result.set(key, isJsonObject(own) ? merged(known, own) : own);
  }
  return Object.fromEntries(result);
}
