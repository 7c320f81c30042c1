import { describe, expect, it } from "vitest";
import { skipReasons } from "../../scripts/contract-test/probe.js";
import { interfaces } from "../words/ui-words.js";

describe.each([...interfaces])("%s", (_, sentences) => {
  it.each([...skipReasons, "answered", "no-probe"])("says what %s means for a code", (reason) => {
    for (const part of ["message", "fix"]) {
      expect([...sentences.keys()]).toContain(`contract-test.findings.never-seen.${part}_${reason}`);
    }
  });

  it.each(skipReasons)("says of a request why it was not sent: %s", (reason) => {
    expect([...sentences.keys()]).toContain(`contract-test.skips.${reason}`);
  });
});
