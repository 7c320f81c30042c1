import { expect, it } from "vitest";
import { parse } from "yaml";
import { buildSite } from "../../scripts/site/build-site.js";
import { documentWordsFor } from "../../scripts/words/words.js";
import { outputsOf } from "../emit/hostile-contract.js";
import { contractOf, type Edit, edited, openapi } from "../model/minimal-contract.js";
import { type Files, publish } from "./built-site.js";
import { elementsOf } from "./parsed-page.js";

/* A description in Vietnamese, and a part of it in English. */

const head = "overlay: 1.0.0\ninfo: { title: English, version: 1.0.0 }\nactions:\n";
const summary = "  - { target: \"$.paths['/send'].post\", update: { summary: Send it } }\n";
const about = "  - { target: $.info, update: { title: A, description: About it. } }\n";
const sent = "  - { target: \"$.paths['/send'].post.responses['200']\", update: { description: Sent. } }\n";
const words: Edit[] = [
  [openapi, "info: { title: Minimal API,", "info: { title: A, description: Về nó.,"],
  [openapi, "operationId: send", "operationId: send\n      summary: Gửi đi"],
  [openapi, "{ description: Sent. }", "{ description: Đã gửi xong. }"],
];

/** The site of the contract whose description these overlays translate. */
async function built(overlays: Readonly<Record<string, string>>): Promise<Files> {
  const files = Object.entries(overlays).map(([language, actions]) => [
    `locales/openapi/${language}.yaml`,
    head + actions,
  ]);
  const contract = contractOf({ ...edited(words), ...Object.fromEntries(files) });
  const outputs = await outputsOf(contract);
  const read = (name: string) => parse(outputs.get(`openapi/${name}.yaml`) ?? "");
  const translations = new Map(
    contract.languages.map((language) => [
      language,
      { document: read(language), ...(overlays[language] && { overlay: read(`${language}.overlay`) }) },
    ]),
  );
  const source = { ...(await publish(contract)), translations, isShipped: false, wordsFor: documentWordsFor };
  return new Map((await buildSite(source)).map(({ path, content }) => [path, content]));
}

const note = "Parts of this description have not been translated; they are in Vietnamese.";

/** On which of its pages it says so: those of an operation, then those of all of them. */
function notices(files: Files, language: string): boolean[] {
  return ["operations/send/index", "operations/index"].flatMap((page) =>
    [".html", ".md"].map((end) => {
      const text = files.get(`${language}/${page}${end}`) ?? "";
      expect(text).toContain(language === "en" ? "Send it" : "Gửi đi");
      return text.includes(note);
    }),
  );
}

/** The languages that the elements with this text are marked with. */
function markedAs(files: Files, path: string, text: string): (string | undefined)[] {
  const found = elementsOf(files.get(path) ?? "").filter((one) => one.text === text);
  return [...new Set(found.map(({ attributes }) => attributes["lang"]))].sort();
}

const page = "en/operations/send/index.html";

it("a page says so where a text that it shows is not translated, and which text that is", async () => {
  const files = await built({ en: summary + about });
  expect(notices(files, "en")).toEqual([true, true, false, false]);
  expect(markedAs(files, page, "Đã gửi xong.")).toContain("vi");
  expect(markedAs(files, page, "Send it")).toEqual([undefined]);
});

it("so does the list of operations", async () => {
  expect(notices(await built({ en: summary + sent }), "en")).toEqual([false, false, true, true]);
});

it("nothing is said where all of it is translated, in the same words or in others", async () => {
  const files = await built({ en: summary + about + sent.replace("Sent.", "Đã gửi xong.") });
  expect(notices(files, "en")).toEqual([false, false, false, false]);
  expect(notices(files, "vi")).toEqual([false, false, false, false]);
  expect(markedAs(files, page, "Đã gửi xong.")).toEqual([undefined]);
});

it("nothing is said of what the catalog has in each language", async () => {
  const actions = [summary, about, sent].join("").replace("Send it", "Gửi đi nhé");
  const files = await built({ vi: actions });
  for (const path of ["vi/operations/send/index.html", "vi/operations/send/index.md"]) {
    expect(files.get(path)).toContain("Không gửi được.");
    expect(files.get(path)).not.toContain("chưa được dịch");
  }
});

it("no language is guessed where nobody says which it is", async () => {
  const files = await built({ en: summary + about, vi: about });
  expect(files.get(page)).toContain("Parts of this description have not been translated.<");
  expect(markedAs(files, page, "Đã gửi xong.")).toEqual([undefined]);
});
