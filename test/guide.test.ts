import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

/* The contract says what the guide says: nothing here is known that does not stand in the guide's own text. */

interface Text {
  readonly description: string;
  readonly explanation: string;
  readonly action: string;
}

interface Name {
  readonly name: string;
  readonly description: string;
}

interface LocaleFile {
  readonly title: string;
  readonly intro: string;
  readonly statuses: Readonly<Record<string, Name>>;
  readonly errors: Readonly<Record<string, Text>>;
}

interface Fact {
  readonly code: string;
  readonly status: number;
  readonly billed?: boolean;
  readonly timeLimit?: number;
  readonly trigger?: { readonly errors: number; readonly within: number };
  readonly retry: { readonly wait?: number; readonly stated?: readonly number[] };
}

interface Catalog {
  readonly envelope: {
    readonly failure: { readonly pointer: string; readonly not: number };
    readonly code: { readonly pointer: string };
    readonly description: { readonly pointer: string };
  };
  readonly statuses: readonly { readonly status: number; readonly errorId: number }[];
  readonly errors: readonly Fact[];
}

interface GuideTwin {
  readonly intro: string;
  readonly statuses: readonly (Name & { readonly status: number; readonly errorId: number })[];
  readonly errors: readonly {
    readonly errorCode: string;
    readonly errorDescription: string;
    readonly description: string;
  }[];
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const guide = read("test/fixtures/guide/error-guide.vi.txt");
const twin: GuideTwin = JSON.parse(read("test/fixtures/guide/error-guide.vi.json"));
const vi: LocaleFile = parse(read("locales/vi.yaml"));
const en: LocaleFile = parse(read("locales/en.yaml"));
const catalog: Catalog = JSON.parse(read("generated/catalog.json"));

const lines = guide.split("\n");
const statusRows = lines.filter((line) => /^\d{3}/.test(line));
const errorRows = lines.filter((line) => /^[A-Z]+(?:_[A-Z]+)+/.test(line));
const shown = (text: string): string => text.replaceAll("{{detail}}", "…");

describe("the guide", () => {
  it("has 17 codes and 3 statuses", () => {
    expect([errorRows.length, statusRows.length]).toEqual([17, 3]);
  });

  it("differs from its copy in cells by the case of one letter", () => {
    const cells = twin.errors.map((row) => row.errorCode + row.errorDescription + row.description);
    const differing = cells.filter((cell, index) => cell !== errorRows[index]);
    expect(differing).toHaveLength(1);
    const [row] = twin.errors.filter(({ errorCode }) => errorCode === "ERROR_INVALID_TASK_DATA");
    const [first = "", ...rest] = row?.errorDescription ?? "";
    expect(errorRows).toContain(row?.errorCode + first.toLowerCase() + rest.join("") + row?.description);
    expect(statusRows).toEqual(
      twin.statuses.map((status) => `${status.status}${status.errorId}${status.name}${status.description}`),
    );
    expect(lines).toContain(twin.intro);
  });
});

describe("locales/vi.yaml", () => {
  it("has the guide's errors character for character, in the guide's order", () => {
    const rows = Object.entries(vi.errors).map(
      ([code, { description, explanation }]) => code + shown(description) + explanation,
    );
    expect(rows).toEqual(errorRows);
  });

  it("cuts each row of the guide where the copy in cells does", () => {
    const cuts = Object.values(vi.errors).map(({ explanation }) => explanation);
    expect(cuts).toEqual(twin.errors.map(({ description }) => description));
  });

  it("has the guide's statuses character for character", () => {
    const rows = catalog.statuses.map(({ status, errorId }) => {
      const { name, description } = vi.statuses[status] ?? {};
      return `${status}${errorId}${name}${description}`;
    });
    expect(rows).toEqual(statusRows);
  });

  it("has the guide's title and introduction", () => {
    expect(lines[1]).toBe(vi.title);
    expect(lines).toContain(vi.intro);
  });
});

describe("locales/en.yaml", () => {
  it("has the keys and fields of vi.yaml", () => {
    expect(keysOf(en)).toEqual(keysOf(vi));
  });

  it.each(Object.entries(vi.errors))("has the placeholders of vi.yaml in %s", (code, text) => {
    const names = (value: string | undefined) => value?.match(/\{\{\w+\}\}/g);
    const fields = ["description", "explanation", "action"] as const;
    for (const field of fields) expect(names(en.errors[code]?.[field])).toEqual(names(text[field]));
  });

  it.each(Object.entries(vi.errors))("says as many sentences as vi.yaml in %s", (code, text) => {
    for (const field of ["description", "explanation"] as const) {
      expect(sentences(en.errors[code]?.[field] ?? "")).toBe(sentences(text[field]));
    }
  });

  it("has no Vietnamese letter", () => {
    expect(JSON.stringify(en).match(/[ăâđêôơưĂÂĐÊÔƠƯ]|[^\p{ASCII}…]/gu)).toBeNull();
  });
});

describe("the facts that the guide states", () => {
  it("knows the envelope", () => {
    const { failure, code, description } = catalog.envelope;
    const names = [...guide.matchAll(/^ {4}"(\w+)": /gm)].map(([, name]) => `/${name}`);
    expect([failure, code, description].map(({ pointer }) => pointer)).toEqual(names);
    const [, value] = /^ {4}"errorId": (\d+)/m.exec(guide) ?? [];
    expect(failure.not).not.toBe(Number(value));
  });

  it("has the status of the guide's 401 for the wrong key alone", () => {
    const refused = catalog.errors.filter(({ status }) => status === 401).map(({ code }) => code);
    expect(refused).toEqual(errorRows.filter((row) => row.includes("clientKey")).map(codeOf));
  });

  it.each([
    ["ERROR_TASK_TIMEOUT", /(\d+) giây/g, 1000, (fact: Fact) => [fact.timeLimit]],
    ["ERROR_KEY_TEMP_BLOCKED", /(\d+) phút/g, 60_000, (fact: Fact) => fact.retry.stated],
    ["ERROR_IP_BANNED", /chặn trong (\d+) phút/g, 60_000, (fact: Fact) => fact.retry.stated],
    ["ERROR_IP_BANNED", /trong vòng (\d+) phút/g, 60_000, (fact: Fact) => [fact.trigger?.within]],
    ["ERROR_IP_BANNED", /(\d+) lần/g, 1, (fact: Fact) => [fact.trigger?.errors]],
  ])("%s: the numbers before %s", (code, pattern, unit, pick) => {
    const row = errorRows.find((line) => codeOf(line) === code) ?? "";
    const stated = [...row.matchAll(pattern)].map(([, number]) => Number(number) * unit);
    const fact = catalog.errors.find((error) => error.code === code);
    expect(stated.length).toBeGreaterThan(0);
    expect(fact && pick(fact)).toEqual(stated);
  });

  it("waits the longest of what is stated", () => {
    const waits = catalog.errors.flatMap(({ retry }) => (retry.stated ? [retry] : []));
    expect(waits).toHaveLength(2);
    for (const { wait, stated = [] } of waits) expect(wait).toBe(Math.max(...stated));
  });

  it("is not billed where the guide says so, and says nothing elsewhere", () => {
    const free = errorRows.filter((row) => row.includes("Không bị trừ phí")).map(codeOf);
    expect(free).toHaveLength(1);
    expect(catalog.errors.filter(({ billed }) => billed === false).map(({ code }) => code)).toEqual(free);
    expect(catalog.errors.filter(({ billed }) => billed === true)).toEqual([]);
  });
});

/** The code that a row begins with: the longest that the catalog knows. */
function codeOf(row: string): string {
  const codes = Object.keys(vi.errors).filter((code) => row.startsWith(code));
  return codes.sort((a, b) => b.length - a.length)[0] ?? "";
}

/** The paths of all texts in `value`. */
function keysOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}/${key}`));
}

function sentences(text: string): number {
  return text.split(/[.!?](?=\s|$)/).filter((part) => part.trim() !== "").length;
}
