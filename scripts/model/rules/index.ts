import type { Problem } from "../../load/problem.js";
import type { Draft } from "../draft.js";
import { checkDamagedText } from "./damaged-text.js";
import { checkDuplicateCode } from "./duplicate-code.js";
import { checkEnvelope } from "./envelope.js";
import { checkFaultStatus } from "./fault-status.js";
import { checkFormerWording } from "./former-wording.js";
import { checkGlossary } from "./glossary.js";
import { checkIdentifierCollision } from "./identifier-collision.js";
import { checkLanguageTag } from "./language-tag.js";
import { checkLifecycle } from "./lifecycle.js";
import { checkLocaleParity } from "./locale-parity.js";
import { checkOverlay } from "./overlay.js";
import { checkPlaceholders } from "./placeholders.js";
import { checkProbe } from "./probe.js";
import { checkReleasedCode } from "./released-code.js";
import { checkReservedPlaceholder } from "./reserved-placeholder.js";
import { checkRetryStatus } from "./retry-status.js";
import { checkRuleSetting } from "./rule-setting.js";
import { checkSentenceForm } from "./sentence-form.js";
import { checkTextForm } from "./text-form.js";
import { checkTextLength } from "./text-length.js";
import { checkUnknownCategory } from "./unknown-category.js";
import { checkUnknownCode } from "./unknown-code.js";
import { checkUnknownStatus } from "./unknown-status.js";
import { checkUnreturnedCode } from "./unreturned-code.js";
import { checkUntranslated } from "./untranslated.js";

/**
 * What must hold between the sources. What must hold within each is its format's; and that exemptions from all this are
 * needed is checked last, in `exemption.ts`.
 */
export const rules: readonly ((draft: Draft) => Problem[])[] = [
  checkDamagedText,
  checkDuplicateCode,
  checkEnvelope,
  checkFaultStatus,
  checkFormerWording,
  checkGlossary,
  checkIdentifierCollision,
  checkLanguageTag,
  checkLifecycle,
  checkLocaleParity,
  checkOverlay,
  checkPlaceholders,
  checkProbe,
  checkReleasedCode,
  checkReservedPlaceholder,
  checkRetryStatus,
  checkRuleSetting,
  checkSentenceForm,
  checkTextForm,
  checkTextLength,
  checkUnknownCategory,
  checkUnknownCode,
  checkUnknownStatus,
  checkUnreturnedCode,
  checkUntranslated,
];
