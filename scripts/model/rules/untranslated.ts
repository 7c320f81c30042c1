import { isJsonObject, isRecord, type JsonObject } from "../../load/json.js";
import type { Problem, Subject } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { pathOf } from "../json-path.js";
import { applyOverlay, type OverlayDraft } from "../overlay.js";
import { findUntranslated, type Untranslated } from "../untranslated.js";

/** A translation of the OpenAPI description translates all of its words. */
export function checkUntranslated(draft: Draft): Problem[] {
  const { document } = draft.sources;
  if (!document) return [];
  const languages = draft.locales.map(({ language }) => language);
  return draft.overlays
    .filter(({ language }) => languages.includes(language) && language !== writtenIn(document))
    .filter((overlay) => isWhole(overlay, document))
    .flatMap((overlay) => {
      const missing = findUntranslated(document, overlay.actions);
      return missing.map((text) => problem(draft, overlay, text));
    });
}

function writtenIn({ info }: JsonObject): unknown {
  return isJsonObject(info) ? info["x-language"] : undefined;
}

/** What an action with a mistake in it would have translated cannot be known. */
function isWhole({ actions, source }: OverlayDraft, document: JsonObject): boolean {
  const written = isRecord(source.value) ? source.value["actions"] : undefined;
  const isRead = Array.isArray(written) && written.length === actions.length;
  return isRead && applyOverlay(document, actions).missed.length === 0;
}

function problem(draft: Draft, { language, source }: OverlayDraft, { location }: Untranslated): Problem {
  const key = String(location.at(-1));
  const values = { language, key, target: pathOf(location.slice(0, -1)), file: source.file };
  const { openapi } = draft.sources;
  const place = (openapi ?? source).placeOf(openapi ? location : []);
  return { rule: "untranslated", place, values, subject: subjectOf(draft, language, location, key) };
}

function subjectOf(
  draft: Draft,
  language: string,
  [section, path, method]: Untranslated["location"],
  field: string,
): Subject {
  const operation =
    section === "paths"
      ? draft.operations?.find((one) => one.path === path && one.method === method)
      : undefined;
  return { language, field, ...(operation && { operation: operation.id }) };
}
