import type { Change } from "../change.js";
import type { DiffRule } from "../rules.js";

/** Whether a value goes to the service or comes from it. */
export type Direction = "request" | "answer";

/** What became of the values that a schema allows, at one place within it. */
export type Effect =
  | "narrowed"
  | "widened"
  | "property-added"
  | "property-removed"
  | "property-required"
  | "property-optional"
  | "default-changed"
  | "deprecated"
  | "unclear";

export interface Finding {
  readonly effect: Effect;
  /** The way to it through the properties: `/task/type`, with `[]` for items and `*` for any other property. */
  readonly path: string;
  /** The keyword of the schema that says so. */
  readonly keyword: string;
  readonly from: string;
  readonly to: string;
}

/** What a finding means for clients: nothing where `undefined`, as with the default of what the service itself fills in. */
const rules: Readonly<Record<Direction, Readonly<Record<Effect, DiffRule | undefined>>>> = {
  request: {
    narrowed: "request-narrowed",
    widened: "request-widened",
    "property-added": "request-property-added",
    "property-removed": "request-property-removed",
    "property-required": "request-property-required",
    "property-optional": "request-property-optional",
    "default-changed": "request-default-changed",
    deprecated: "schema-deprecated",
    unclear: "schema-unclear",
  },
  answer: {
    narrowed: "answer-narrowed",
    widened: "answer-widened",
    "property-added": "answer-property-added",
    "property-removed": "answer-property-removed",
    "property-required": "answer-property-required",
    "property-optional": "answer-property-optional",
    "default-changed": undefined,
    deprecated: "schema-deprecated",
    unclear: "schema-unclear",
  },
};

/** Where a schema is used: by which operation, and for what. */
export interface Use {
  readonly operation: string;
  /** In OpenAPI's own words: `requestBody`, `responses 200`, `query page`. */
  readonly part: string;
  readonly direction: Direction;
}

export function toChange({ operation, part, direction }: Use, finding: Finding): Change[] {
  const { effect, path, keyword, from, to } = finding;
  const rule = rules[direction][effect];
  if (rule === undefined) return [];
  return [{ rule, subject: operation, values: { place: `${part} ${path}`.trim(), keyword, from, to } }];
}
