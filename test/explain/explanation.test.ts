import { describe, expect, it } from "vitest";
import { explanationLines, listLines, type Page } from "../../scripts/explain/explanation.js";
import type { Contract } from "../../scripts/model/contract.js";
import { width } from "../../scripts/words/text-width.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { contractOf, edited, en, minimal } from "../model/minimal-contract.js";

const page = (language: string, columns = Number.POSITIVE_INFINITY): Page => ({
  words: documentWordsFor(language),
  language,
  columns,
  paint: (_, text) => text,
});
const explained = (code: string, of: Page, contract = contractOf(minimal)) =>
  contract.errors
    .filter((error) => error.code === code)
    .flatMap((error) => explanationLines(contract, error, of));

describe("explanationLines", () => {
  it("says below all else that texts of the code are not done, and nothing of other codes and languages", () => {
    const records: Contract["records"] = {
      en: new Map([
        ["errors.ERROR_RATE.description", "stale"],
        ["errors.ERROR_RATE.explanation", "machine"],
        ["errors.ERROR_RATE.action", "machine"],
      ]),
    };
    const lines = (code: string, language: string) =>
      explained(code, page(language), { ...contractOf(minimal), records });
    expect(lines("ERROR_RATE", "en")).toEqual([
      ...explained("ERROR_RATE", page("en")),
      "",
      "ERROR_RATE in English: 1 text was made from an earlier Vietnamese wording; 2 texts were translated by a machine and have not been reviewed.",
    ]);
    expect(lines("ERROR_RATE", "vi")).toEqual(explained("ERROR_RATE", page("vi")));
    expect(lines("ERROR_DATA", "en")).toEqual(explained("ERROR_DATA", page("en")));
  });

  it("tells all that is known", () => {
    expect(explained("ERROR_RATE", page("en")).join("\n")).toBe(`ERROR_RATE

Too fast

Sent too fast.

What to do: Wait.
Retry: This key is blocked. Send nothing with it for 5 minutes.
HTTP status: 400
Category: Limit – Sent too fast.
Returned by: send
Also searched for as: ERROR_SPEED

Response body:
{
  "errorId": 1,
  "errorCode": "ERROR_RATE",
  "errorDescription": "Too fast"
}`);
  });

  it("tells earlier wordings, those of the reader's language", () => {
    const reworded = contractOf(
      edited([
        [en, "action: Correct it.\n", 'action: Correct it.\n    formerly: ["Wrong: {{detail}}", Broken]\n'],
      ]),
    );
    expect(explained("ERROR_DATA", page("en"), reworded)).toContain(
      "Formerly described as: “Wrong: …”, “Broken”",
    );
    expect(explained("ERROR_DATA", page("vi"), reworded).join("\n")).not.toContain("Broken");
    expect(explained("ERROR_RATE", page("en"), reworded).join("\n")).not.toContain("Formerly");
  });

  it("keeps to the width of the terminal", () => {
    const lines = explained("ERROR_RATE", page("vi", 30));
    expect(lines.slice(0, lines.indexOf("{")).filter((line) => width(line) > 30)).toEqual([]);
    expect(lines).toContain("Thử lại: Khóa này đang bị");
    expect(lines).toContain("  chặn. Không gửi gì bằng khóa");
  });

  it("lets no text speak to the terminal", () => {
    const contract = contractOf(minimal);
    // A rule refuses what a terminal acts on; the shipped catalog.json is nobody's to check.
    const hostile = {
      ...contract,
      errors: contract.errors.map((error) => ({
        ...error,
        code: `${error.code}\u001B[2J`,
        texts: { en: { description: "\u202E\u001B]8;;x", explanation: "\u001B[31m", action: "\u0007\nx" } },
      })),
    };
    const lines = hostile.errors.flatMap((error) => [
      ...explanationLines(hostile, error, page("en", 20)),
      ...listLines([error], page("en", 20)),
    ]);
    expect(lines.filter((line) => /[\p{Cc}\u202E]/u.test(line))).toEqual([]);
  });
});

describe("listLines", () => {
  it("gives each code with its description", () => {
    const { errors } = contractOf(minimal);
    expect(listLines(errors, page("vi"))).toEqual([
      "ERROR_RATE",
      "  Quá nhanh",
      "ERROR_DATA",
      "  Dữ liệu sai: …",
    ]);
  });
});
