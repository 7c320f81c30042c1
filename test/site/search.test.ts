import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { PublishedContract } from "../../scripts/diff/catalog-json.js";
import { loadGuides } from "../../scripts/site/guides/load-guides.js";
import {
  type Entry,
  isGuide,
  packEntries,
  type SearchIndex,
  unpackEntries,
} from "../../scripts/site/search-entry.js";
import { searchFile } from "../../scripts/site/search-file.js";
import { prepare, search } from "../../scripts/site/search-index.js";
import { project } from "../commands/maloi.js";
import { contractIn } from "../support/built-site.js";
import { mixedContract, translatedContract } from "./big-contract.js";

const guides = loadGuides(["vi", "en"], true);
/** Those of other teams' contracts. */
const commonGuides = loadGuides(["vi", "en"], false);
const contract = contractIn(join(project, "generated"));
const vi = prepare(loaded(contract, "vi"));
const en = prepare(loaded(contract, "en"));
const both = [...vi, ...en];

/** The names that are found, best first, without what they all begin with. */
function found(typed: string, among = vi): string[] {
  return search(among, typed, 50).map(({ entry }) => entry.name.replace("ERROR_", ""));
}

describe("words of the texts, with and without accents", () => {
  it.each<[typed: string, want: string]>([
    ["số dư", "ZERO_BALANCE"],
    ["số dư".normalize("NFD"), "ZERO_BALANCE"],
    ["SỐ DƯ", "ZERO_BALANCE"],
    ["so du", "ZERO_BALANCE"],
    ["So  Du", "ZERO_BALANCE"],
    ["so d", "ZERO_BALANCE"],
    ["dư số", "ZERO_BALANCE"],
    ["không đủ", "ZERO_BALANCE"],
    ["khong du", "ZERO_BALANCE"],
    ["thanh toan diem", "SETTLEMENT_FAILED"],
    ["tam thoi", "SERVICE_UNAVALIABLE"],
  ])("%s", (typed, want) => {
    expect(found(typed)[0]).toBe(want);
  });

  it("d finds đ", () => {
    const withD = contract.errors.filter(({ texts }) => /(?<!\p{L})đ/iu.test(texts["vi"]?.description ?? ""));
    expect(withD.length).toBeGreaterThan(0);
    expect(found("d")).toEqual(expect.arrayContaining(withD.map(({ code }) => code.replace("ERROR_", ""))));
  });
});

describe("a code by any part of its name", () => {
  it.each<[typed: string, want: string[]]>([
    ["rate", ["RATE_LIMIT"]],
    ["RATE_LIMIT", ["RATE_LIMIT"]],
    ["rate-limit", ["RATE_LIMIT"]],
    ["rateLimit", ["RATE_LIMIT"]],
    ["err rate lim", ["RATE_LIMIT"]],
    ["ratelimit", ["RATE_LIMIT"]],
    ["limit rate", ["RATE_LIMIT"]],
    ["ERROR_RATE_LIMIT", ["RATE_LIMIT"]],
    ["error_rate_limit", ["RATE_LIMIT"]],
    ["banned", ["PROXY_BANNED", "IP_BANNED"]],
    ["IP_BANNED", ["IP_BANNED", "PROXY_BANNED"]],
    ["ip ban", ["IP_BANNED", "PROXY_BANNED"]],
    ["getbal", ["getBalance"]],
    ["get balance", ["getBalance"]],
    ["createTask", ["createTask"]],
    // The service's own misspelling, by the right spelling.
    ["UNAVAILABLE", ["SERVICE_UNAVALIABLE"]],
    ["service unavailable", ["SERVICE_UNAVALIABLE"]],
  ])("%s", (typed, want) => {
    expect(found(typed)).toEqual(want);
  });

  it("finds every code first by its own name, and by that without the prefix", () => {
    for (const { code } of contract.errors) {
      const name = code.replace("ERROR_", "");
      expect(found(code)[0]).toBe(name);
      expect(found(name)[0]).toBe(name);
      expect(found(name.toLowerCase().replaceAll("_", " "))[0]).toBe(name);
    }
  });
});

describe("what was received, pasted as it is", () => {
  it.each<[typed: string, want: string]>([
    ['{"errorId":1,"errorCode":"ERROR_ZERO_BALANCE"}', "ZERO_BALANCE"],
    ['{ "errorId": 1,\n  "errorCode": "ERROR_IP_BANNED", "errorDescription": "Bad request" }', "IP_BANNED"],
    [
      '"errorDescription":"S\\u1ed1 d\\u01b0 t\\u00e0i kho\\u1ea3n kh\\u00f4ng \\u0111\\u1ee7"',
      "ZERO_BALANCE",
    ],
    ["invalid task data: the image is 0 bytes", "INVALID_TASK_DATA"],
    ["2026-01-31 12:00:00 ERROR worker-3: Insufficient account balance (attempt 2 of 3)", "ZERO_BALANCE"],
    ["  at line 3: Error: ERROR_TASK_TIMEOUT: gave up after 120 s", "TASK_TIMEOUT"],
    ["The answer was that the proxy IP is banned by the target service, said support", "PROXY_BANNED"],
    // Not quite what the texts say.
    ["Your account balance is insufficient now", "ZERO_BALANCE"],
  ])("%s", (typed, want) => {
    expect(found(typed, both)[0]).toBe(want);
  });

  it.each(["vi", "en"])(
    "every description in %s, its parameters filled in, from either language",
    (language) => {
      for (const { code, texts } of contract.errors) {
        const said = (texts[language]?.description ?? "").replace(/\{\{\w+\}\}/g, "type: must be one of 3");
        const [own, other] = language === "vi" ? [vi, en] : [en, vi];
        // As the search box does it: its own language, then all.
        const [first] = search(other, said, 1);
        const want = first?.way === "words" ? first : search([...other, ...own], said, 1)[0];
        expect([said, want?.entry.name]).toEqual([said, code]);
      }
    },
  );
});

describe("an earlier wording", () => {
  const reworded = {
    ...contract,
    errors: contract.errors.map((error) =>
      error.code === "ERROR_IP_BANNED"
        ? {
            ...error,
            formerly: { vi: ["Máy của bạn bị chặn: {{why}}"], en: ["Your machine was locked out"] },
          }
        : error,
    ),
  };
  const all = ["vi", "en"].flatMap((language) => prepare(loaded(reworded, language)));

  it.each(["Máy của bạn bị chặn: quá nhiều lỗi", "may cua ban bi chan", "your machine was locked out"])(
    "leads to its code: %s",
    (typed) => {
      expect(found(typed, all)[0]).toBe("IP_BANNED");
      expect(found(typed, both)[0]).not.toBe("IP_BANNED");
    },
  );

  it("is no more of the code's present words than an alias is", () => {
    const [entry] = loaded(reworded, "en").filter(({ name }) => name === "ERROR_IP_BANNED");
    expect(entry?.also).toEqual(["Your machine was locked out"]);
    expect(entry?.about).toBe(
      contract.errors.find(({ code }) => code === entry?.name)?.texts["en"]?.description,
    );
  });
});

describe("guides", () => {
  it.each<[typed: string, among: typeof vi, want: string]>([
    ["handling errors", en, "handling-errors"],
    ["cool-down", en, "retry-and-cool-down"],
    ["your own api", en, "bringing-your-own-api"],
    ["thu lai", vi, "retry-and-cool-down"],
    ["xử lý lỗi", vi, "handling-errors"],
    ["first-call", vi, "first-call"],
  ])("by title and by file: %s", (typed, among, want) => {
    expect(found(typed, among)[0]).toBe(want);
  });

  it("have a page in the index for each, in every language", () => {
    for (const language of ["vi", "en"]) {
      const own = loaded(contract, language).filter(isGuide);
      expect(own.map(({ page, about }) => [page, about])).toEqual(
        (guides.get(language) ?? []).map(({ name, title }) => [`guides/${name}`, title]),
      );
      expect(own.length).toBeGreaterThan(5);
    }
  });

  it("are named like words of everyday, so that what was pasted is not about them", () => {
    const log = "i18next: handling errors failed in first-call: Insufficient account balance";
    expect(found(log, en)[0]).toBe("ZERO_BALANCE");
  });
});

describe("what is nearly right comes last", () => {
  it.each<[typed: string, want: string[]]>([
    ["balence", ["ZERO_BALANCE", "getBalance"]],
    ["blaance", ["ZERO_BALANCE", "getBalance"]],
    ["ballance", ["ZERO_BALANCE", "getBalance"]],
    ["balnce", ["ZERO_BALANCE", "getBalance"]],
    ["settelment", ["SETTLEMENT_FAILED"]],
    ["zero balanse", ["ZERO_BALANCE"]],
    // Short words are too like one another, and numbers are other numbers.
    ["rote", []],
    ["bxlxnce", []],
    ["40012", []],
  ])("%s", (typed, want) => {
    expect(found(typed)).toEqual(want);
  });

  it("accents as typed, before others", () => {
    const among = prepared("ma|mà|má|mạ|mác|đá|da");
    expect(found("má", among)).toEqual(["2", "4", "0", "1", "3"]);
    expect(found("ma", among)).toEqual(["0", "1", "2", "3", "4"]);
    expect(found("mạ", among)[0]).toBe("3");
    expect(found("má".normalize("NFD"), among)).toEqual(found("má", among));
    expect(found("ma so", prepared("má cần sỗ|ma cần so"))).toEqual(["1", "0"]);
    expect(found("đá", among)).toEqual(["5", "6"]);
    expect(found("da", among)).toEqual(["6", "5"]);
  });

  it("whole words, then beginnings, then the middle", () => {
    expect(found("limit", prepared("unlimited|limits|limit"))).toEqual(["2", "1", "0"]);
  });

  it("letters wrong only where nothing has them right", () => {
    expect(found("token", prepared("tokens|taken"))).toEqual(["0"]);
    expect(found("taken", prepared("tokens|token"))).toEqual(["0", "1"]);
  });
});

it("finds nothing in nothing, and nothing by nothing", () => {
  expect(found("", vi)).toEqual([]);
  expect(found(" _-\t", vi)).toEqual([]);
  expect(found("rate", [])).toEqual([]);
  expect(found("xyzzy", vi)).toEqual([]);
});

it("finds a page once, whichever languages have it", () => {
  const names = found("ERROR", both);
  expect(names).toEqual([...new Set(names)]);
  expect(names.slice(0, contract.errors.length).sort()).toEqual(
    contract.errors.map(({ code }) => code.replace("ERROR_", "")).sort(),
  );
});

it("keeps entries as they were on their way", () => {
  const entries = [
    { page: "errors/A_B", name: "A_B", about: "One … two", also: ["x y", "z"] },
    { page: "operations/getIt", name: "getIt", about: "", also: [] },
  ].map((entry) => ({ language: "vi", ...entry }));
  const foreign = { language: "en", page: "guides/a-b", name: "a-b", about: "A guide", also: [] };
  const all = [...entries, foreign];
  expect(unpackEntries("vi", packEntries("vi", all))).toEqual(all);
});

describe("is small", () => {
  it.each(["vi", "en"])("at most 2 KB for the shipped codes in %s", (language) => {
    expect(contract.errors).toHaveLength(17);
    expect(weight(contract, language)).toBeLessThanOrEqual(2 * 1024);
  });

  it("at most 15 KB for a thousand codes of other teams'", async () => {
    const big = await mixedContract(1000);
    expect(big.errors).toHaveLength(1000);
    expect(weight(big, "en")).toBeLessThanOrEqual(15 * 1024);
    const wordy = await translatedContract(1000);
    expect(weight(wordy, "en")).toBeLessThanOrEqual(15 * 1024);
    const all = prepare(loaded(big, "en"));
    expect(found("SNYK-0001", all)[0]).toBe("SNYK-0001");
    expect(found("unterminated string", all)[0]).toBe("1002");
    expect(found("Cannot find name 'window'. Did you mean", all).length).toBeGreaterThan(0);
  });
});

/** What the browser has of the index of a language, once it has run it. */
function loaded(of: PublishedContract, language: string): Entry[] {
  const sandbox: { maloiSearch?: Record<string, SearchIndex> } = {};
  runInNewContext(indexOf(of, language), sandbox);
  return unpackEntries(language, sandbox.maloiSearch?.[language] ?? {});
}

/** An entry named by its place for each sentence. */
function prepared(sentences: string): ReturnType<typeof prepare> {
  const entries = sentences
    .split("|")
    .map((about, at) => ({ language: "vi", page: `errors/${at}`, name: `${at}`, about, also: [] }));
  return prepare(unpackEntries("vi", packEntries("vi", entries)));
}

function weight(of: PublishedContract, language: string): number {
  return gzipSync(indexOf(of, language), { level: 9 }).length;
}

function indexOf(of: PublishedContract, language: string): string {
  const own = of.title === contract.title ? guides : commonGuides;
  return searchFile({ contract: of, guides: (tag) => own.get(tag) ?? [] }, language).content;
}
