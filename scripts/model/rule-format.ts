import * as v from "valibot";
import { ruleTable, type Severity, type Subject } from "../load/problem.js";

/* The format of `rules` and `exemptions` in spec/errors.yaml; see catalog-format.ts. */

const SeverityFormat = v.pipe(
  v.picklist(["error", "warning"] satisfies Severity[], "severity"),
  v.description("What the rule's problems are. No rule can be switched off."),
);

/** How long a text of each field may be, in characters, where the catalog does not say. */
export const defaultLimits = {
  title: 60,
  intro: 300,
  name: 40,
  description: 120,
  explanation: 300,
  action: 200,
} as const;

type Limits = Readonly<Record<keyof typeof defaultLimits, number>>;

const LimitFormat = v.exactOptional(
  v.pipe(
    v.number("count"),
    v.integer("count"),
    v.minValue(1, "count"),
    v.description("The most characters that such a text may have."),
  ),
);

const LengthFormat = v.strictObject({
  severity: v.exactOptional(SeverityFormat),
  title: LimitFormat,
  intro: LimitFormat,
  name: LimitFormat,
  description: LimitFormat,
  explanation: LimitFormat,
  action: LimitFormat,
} satisfies Record<keyof Limits | "severity", unknown>);

export type RuleSetting = Severity | v.InferOutput<typeof LengthFormat>;

/** What `rules` may say of each rule that is not fixed. */
export const settingFormats: ReadonlyMap<string, v.GenericSchema<unknown, RuleSetting>> = new Map(
  Object.entries(ruleTable)
    .filter(([, severity]) => severity !== "fixed")
    .map(([rule]) => [
      rule,
      rule === "text-length" ? v.union([SeverityFormat, LengthFormat], "lengths") : SeverityFormat,
    ]),
);

export const RulesFormat = v.pipe(
  v.strictObject(
    Object.fromEntries([...settingFormats].map(([rule, format]) => [rule, v.exactOptional(format)])),
  ),
  v.description("How severe the problems of a rule are, where not as usual. No rule can be switched off."),
);

/** A status, and a code of digits alone, is a number to YAML. */
const NameFormat = v.exactOptional(v.union([v.string(), v.number()], "string"));

/** One place where a rule may be broken: what owns the mistake, narrowed down by language and field. */
export const ExemptionFormat = v.strictObject({
  rule: v.pipe(v.string("string"), v.description("The rule that may be broken there.")),
  code: NameFormat,
  operation: NameFormat,
  category: NameFormat,
  status: NameFormat,
  failure: NameFormat,
  language: NameFormat,
  field: v.exactOptional(v.pipe(v.string("string"), v.description("Which text of it, such as description."))),
  reason: v.pipe(v.string("text"), v.regex(/\S/, "text"), v.description("Why it is right there.")),
} satisfies Readonly<Record<keyof Subject | "rule" | "reason", unknown>>);

export type Exemption = v.InferOutput<typeof ExemptionFormat>;

export const ExemptionsFormat = v.pipe(
  v.array(ExemptionFormat),
  v.description("Where a rule may be broken, each with its reason. One that exempts nothing is a problem."),
);
