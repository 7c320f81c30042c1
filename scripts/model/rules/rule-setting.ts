import { isRecord } from "../../load/json.js";
import { isRuleId, type Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { nearest } from "../nearest.js";
import { settingFormats } from "../rule-format.js";
import { checkFormat } from "../validate.js";

/** What `rules` says, it says of a rule that can be more or less severe. */
export function checkRuleSetting({ catalog }: Draft): Problem[] {
  const value = catalog?.source.value;
  const settings = isRecord(value) ? value["rules"] : undefined;
  if (!catalog || !isRecord(settings)) return [];
  const { source } = catalog;
  return Object.entries(settings).flatMap(([name, setting]): Problem[] => {
    const format = settingFormats.get(name);
    if (format) return checkFormat(source, format, setting, ["rules", name]);
    const place = source.placeOfKey(["rules", name]);
    if (isRuleId(name)) return [{ rule: "rule-setting", variant: "fixed", place, values: { name } }];
    const known = [...settingFormats.keys()];
    const suggestion = nearest(name, known) ?? known.join(", ");
    return [{ rule: "rule-setting", variant: "unknown", place, values: { name, suggestion } }];
  });
}
