import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { checkDuplicateCode } from "./duplicate-code.js";
import { checkEnvelope } from "./envelope.js";
import { checkLocaleParity } from "./locale-parity.js";
import { checkPlaceholders } from "./placeholders.js";
import { checkReleasedCode } from "./released-code.js";
import { checkReservedPlaceholder } from "./reserved-placeholder.js";
import { checkTextForm } from "./text-form.js";
import { checkUnknownCategory } from "./unknown-category.js";
import { checkUnknownCode } from "./unknown-code.js";
import { checkUnknownStatus } from "./unknown-status.js";
import { checkUnreturnedCode } from "./unreturned-code.js";

/** What must hold between the sources. What must hold within each is its format's. */
export const rules: readonly ((draft: Draft) => Problem[])[] = [
  checkDuplicateCode,
  checkEnvelope,
  checkLocaleParity,
  checkPlaceholders,
  checkReleasedCode,
  checkReservedPlaceholder,
  checkTextForm,
  checkUnknownCategory,
  checkUnknownCode,
  checkUnknownStatus,
  checkUnreturnedCode,
];
